//! What a student does to what a draft shows. Nobody hears of a draft, so there are no events.

use domain::command::{Answer, Envelope};
use domain::id::{FileId, ReflectionId, ShownId};
use domain::refusal::{Refusal, Sentence};
use domain::showing::{Described, MOST_SHOWN, MOST_TAKEN_OUT, ShowAct, ShowSaid};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::rows::in_draft;
use crate::among::among;
use crate::entity::{file, reflection, shown};
use crate::files::rights::{ready_own, touched};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, drafts, pieces, scope};

pub async fn carry_out(
    tx: &Tx,
    viewer: &Viewer,
    envelope: &Envelope,
    id: ReflectionId,
    said: &ShowSaid,
) -> Result<Written<Answer>> {
    let act = said.act().map_err(|_| Refusal::invalid("do", "refusal.invalid"))?.check()?;
    let piece = match said.beginning() {
        Some(beginning) => drafts::begin(tx, viewer, id, &beginning, envelope.done_at).await?.piece().clone(),
        None => scope::own_piece(tx, viewer, id).await?,
    };
    pieces::may_write(tx, &piece).await?;
    match act {
        ShowAct::Pick { mode, why } => {
            let mut row = reflection::ActiveModel::from(piece.clone());
            row.mode = Set(Some(mode.name().into()));
            row.mode_why = Set((!why.is_empty()).then_some(why));
            row.update(&tx.db).await?;
        }
        ShowAct::Add { shown, file, described } => add(tx, viewer, &piece, shown, file, described).await?,
        ShowAct::Replace { shown, file } => {
            let known = of_draft(tx, &piece, shown).await?;
            replace(tx, viewer, known, file).await?;
        }
        ShowAct::Describe { shown, described } => {
            let mut row = shown::ActiveModel::from(of_draft(tx, &piece, shown).await?);
            row.caption = Set(described.caption);
            row.transcript = Set(described.transcript);
            row.update(&tx.db).await?;
        }
        ShowAct::Move { shown, up } => move_one(tx, &piece, shown, up).await?,
        ShowAct::Remove { shown } => {
            let mut row = shown::ActiveModel::from(of_draft(tx, &piece, shown).await?);
            row.removed_at = Set(Some(tx.now.0));
            row.update(&tx.db).await?;
            forget_oldest(tx, &piece).await?;
        }
        ShowAct::PutBack { shown } => {
            let row = of_draft(tx, &piece, shown).await?;
            if row.removed_at.is_some() {
                has_room(tx, &piece).await?;
            }
            let mut row = shown::ActiveModel::from(row);
            row.removed_at = Set(None);
            row.update(&tx.db).await?;
        }
    }
    Ok(Written::quietly(pieces::answer(&piece)))
}

/// Something in the draft of this piece, taken out or not.
async fn of_draft(tx: &Tx, piece: &reflection::Model, id: ShownId) -> Result<shown::Model> {
    in_draft(piece.id).filter(shown::Column::Id.eq(id.0)).one(&tx.db).await?.ok_or_else(Error::not_found)
}

async fn has_room(tx: &Tx, piece: &reflection::Model) -> Result<Vec<shown::Model>> {
    let rows = in_draft(piece.id).all(&tx.db).await?;
    if rows.iter().filter(|row| row.removed_at.is_none()).count() >= MOST_SHOWN {
        let sentence = Sentence::new("showing.too_many").with("most", MOST_SHOWN);
        return Err(Refusal::Conflict { sentence }.into());
    }
    Ok(rows)
}

/// Of what was taken out only so much can be put back.
async fn forget_oldest(tx: &Tx, piece: &reflection::Model) -> Result<()> {
    let out = in_draft(piece.id).filter(shown::Column::RemovedAt.is_not_null()).all(&tx.db).await?;
    let mut out: Vec<_> = out.into_iter().map(|row| (row.removed_at, row.id)).collect();
    out.sort();
    let too_many = out.len().saturating_sub(MOST_TAKEN_OUT);
    let oldest = out.into_iter().take(too_many).map(|(_, id)| id);
    if too_many > 0 {
        shown::Entity::delete_many().filter(shown::Column::Id.is_in(among(oldest))).exec(&tx.db).await?;
    }
    Ok(())
}

/// The file that was shown has another week, should somebody want it back. A command that its device gave up on may arrive behind the next one
/// (a newer drawing takes the place of one that waits, and nobody waits for the answer any more): of two files the one that was announced later
/// stays. By the server's clock: the ids that a device mints are as wrong as its own.
async fn replace(tx: &Tx, viewer: &Viewer, known: shown::Model, file: FileId) -> Result<()> {
    if let (Some(now), Some(before)) =
        (announced(tx, &known, file.0).await?, announced(tx, &known, known.file_id).await?)
        && now <= before
    {
        return Ok(());
    }
    touched(tx, known.file_id.into()).await?;
    let mut row = shown::ActiveModel::from(known);
    row.file_id = Set(ready_own(tx, viewer, file).await?.id);
    row.update(&tx.db).await?;
    Ok(())
}

/// When the server heard of a file first that is of the same student. Sorts as the files came, of one instant too.
async fn announced(tx: &Tx, shown: &shown::Model, id: Uuid) -> Result<Option<(i64, Uuid)>> {
    let own = file::Entity::find_by_id(id).filter(file::Column::OwnerId.eq(shown.subject_id));
    let row = own.one(&tx.db).await?;
    Ok(row.map(|row| (row.created_at, row.id)))
}

async fn add(
    tx: &Tx,
    viewer: &Viewer,
    piece: &reflection::Model,
    id: ShownId,
    file: FileId,
    described: Described,
) -> Result<()> {
    if let Some(known) = shown::Entity::find_by_id(id.0).one(&tx.db).await? {
        if known.reflection_id != piece.id || known.version_id.is_some() {
            return Err(Error::not_found());
        }
        // The answer to this very one was lost on its way, and a drawing may have gone on since.
        return replace(tx, viewer, known, file).await;
    }
    let file = ready_own(tx, viewer, file).await?;
    let rows = has_room(tx, piece).await?;
    let row = shown::ActiveModel {
        id: Set(id.0),
        district_id: Set(piece.district_id),
        subject_id: Set(piece.subject_id),
        reflection_id: Set(piece.id),
        version_id: Set(None),
        file_id: Set(file.id),
        place: Set(rows.last().map_or(0, |last| last.place + 1)),
        caption: Set(described.caption),
        transcript: Set(described.transcript),
        added_at: Set(tx.now.0),
        removed_at: Set(None),
    };
    shown::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// Changes places with its neighbour among what is shown; at the end of the row it stays.
async fn move_one(tx: &Tx, piece: &reflection::Model, id: ShownId, up: bool) -> Result<()> {
    of_draft(tx, piece, id).await?;
    let rows = in_draft(piece.id).filter(shown::Column::RemovedAt.is_null()).all(&tx.db).await?;
    let Some(at) = rows.iter().position(|row| row.id == id.0) else { return Ok(()) };
    let other = if up { at.checked_sub(1) } else { Some(at + 1) };
    let Some(other) = other.and_then(|other| rows.get(other)) else { return Ok(()) };
    let (mine, theirs) = (rows[at].place, other.place);
    for (row, place) in [(rows[at].clone(), theirs), (other.clone(), mine)] {
        let mut row = shown::ActiveModel::from(row);
        row.place = Set(place);
        row.update(&tx.db).await?;
    }
    Ok(())
}
