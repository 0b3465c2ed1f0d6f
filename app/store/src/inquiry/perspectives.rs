//! Perspectives: kept until they are said, and never changed after that.

use domain::clock::Moment;
use domain::event::Event;
use domain::id::{PerspectiveId, SheetId};
use domain::inquiry::{InquiryMove, MOST_PERSPECTIVES, PerspectiveView, PerspectiveWords};
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{rows, wording};
use crate::entity::{inquiry, perspective, perspective_draft};
use crate::tx::Tx;
use crate::{Error, Result, pieces};

/// What is written and not said. Heard by its student's other devices only. `rev`: the draft as it was read, on this `sheet`. The same words
/// again change nothing.
pub async fn keep(
    tx: &Tx,
    of: inquiry::Model,
    rev: Option<i32>,
    sheet: Option<SheetId>,
    typed: PerspectiveWords,
) -> Result<Vec<Event>> {
    rows::must_go_on(tx, &of).await?;
    let known = draft_row(tx, of.id).await?;
    if let Some(known) = &known {
        if words(known) == typed {
            return Ok(Vec::new());
        }
        if !may_replace(known, rev, sheet) {
            return Err(Refusal::conflict("inquiry.draft_changed").into());
        }
    }
    set_draft(tx, &of, known, sheet, typed).await?;
    Ok(vec![rows::own_event(&of)])
}

/// Whether a save may take the place of what is kept: nothing is overwritten that its student has not read where they wrote.
fn may_replace(known: &perspective_draft::Model, rev: Option<i32>, sheet: Option<SheetId>) -> bool {
    // A page of before says no number, and no other page is held up for it.
    let Some(rev) = rev else { return true };
    // A page that waits for a network is pressed again and again with the number that it came with. What the same sheet kept last it
    // wrote itself, so it knows the words, whether it heard of their number or not. Once another sheet kept something, it does not.
    let same_sheet = sheet.is_some_and(|sheet| known.sheet_id == Some(sheet.0));
    rev == known.rev || same_sheet || words(known) == PerspectiveWords::default()
}

async fn set_draft(
    tx: &Tx,
    of: &inquiry::Model,
    known: Option<perspective_draft::Model>,
    sheet: Option<SheetId>,
    typed: PerspectiveWords,
) -> Result<()> {
    let PerspectiveWords { words, based_on, used_to, now } = typed;
    let mut row = match &known {
        Some(known) => perspective_draft::ActiveModel::from(known.clone()),
        None => perspective_draft::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(of.district_id),
            inquiry_id: Set(of.id),
            subject_id: Set(of.subject_id),
            ..Default::default()
        },
    };
    row.words = Set(words);
    row.based_on = Set(based_on);
    row.used_to = Set(used_to);
    row.now = Set(now);
    row.changed_at = Set(tx.now.0);
    row.rev = Set(known.as_ref().map_or(1, |known| known.rev + 1));
    row.sheet_id = Set(sheet.map(|sheet| sheet.0));
    match known {
        Some(_) => row.update(&tx.db).await.map(drop)?,
        None => perspective_draft::Entity::insert(row).exec_without_returning(&tx.db).await.map(drop)?,
    }
    Ok(())
}

async fn draft_row(tx: &Tx, of: Uuid) -> Result<Option<perspective_draft::Model>> {
    let draft = perspective_draft::Entity::find().filter(perspective_draft::Column::InquiryId.eq(of));
    Ok(draft.one(&tx.db).await?)
}

/// With its number; 0 where none was ever kept.
pub async fn draft(tx: &Tx, of: Uuid) -> Result<(PerspectiveWords, i32)> {
    Ok(draft_row(tx, of).await?.map(|row| (words(&row), row.rev)).unwrap_or_default())
}

fn words(row: &perspective_draft::Model) -> PerspectiveWords {
    PerspectiveWords {
        words: row.words.clone(),
        based_on: row.based_on.clone(),
        used_to: row.used_to.clone(),
        now: row.now.clone(),
    }
}

/// The next perspective.
pub async fn say(tx: &Tx, of: inquiry::Model, id: PerspectiveId, said: PerspectiveWords) -> Result<Vec<Event>> {
    rows::must_go_on(tx, &of).await?;
    match perspective::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if known.inquiry_id == of.id => return Err(Refusal::conflict("inquiry.said_already").into()),
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    let before = rows_of(tx, of.id).await?;
    if before.len() >= MOST_PERSPECTIVES {
        return Err(rows::too_many("words", "inquiry.too_many_perspectives", MOST_PERSPECTIVES).into());
    }
    if before.first().is_some_and(|newest| newest.words == said.words && newest.based_on == said.based_on) {
        return Err(Refusal::invalid("words", "inquiry.same_perspective").into());
    }
    let row = perspective::ActiveModel {
        id: Set(id.0),
        district_id: Set(of.district_id),
        inquiry_id: Set(of.id),
        subject_id: Set(of.subject_id),
        number: Set(before.first().map_or(1, |newest| newest.number + 1)),
        question: Set(wording::question(tx, &of).await?),
        words: Set(said.words),
        based_on: Set(said.based_on),
        used_to: Set(said.used_to),
        now: Set(said.now),
        created_at: Set(tx.now.0),
    };
    perspective::Entity::insert(row).exec_without_returning(&tx.db).await?;
    // Said, it is no draft any more. The row stays for its number: a page that read these words must not take the next ones for them.
    if let Some(known) = draft_row(tx, of.id).await? {
        set_draft(tx, &of, Some(known), None, PerspectiveWords::default()).await?;
    }
    let of = rows::happen(tx, of, InquiryMove::Say, true).await?;
    rows::events(tx, &of).await
}

/// Newest first.
async fn rows_of(tx: &Tx, of: Uuid) -> Result<Vec<perspective::Model>> {
    Ok(perspective::Entity::find()
        .filter(perspective::Column::InquiryId.eq(of))
        .order_by_desc(perspective::Column::Number)
        .all(&tx.db)
        .await?)
}

/// Newest first, each against the one before it.
pub async fn of(tx: &Tx, of: Uuid) -> Result<Vec<PerspectiveView>> {
    let rows = rows_of(tx, of).await?;
    let before = rows.iter().skip(1).map(|row| Some(row.words.clone())).chain([None]).collect::<Vec<_>>();
    Ok(rows.into_iter().zip(before).map(|(row, before)| view(row, before)).collect())
}

/// One of them by itself, as those read it to whom no other was released.
pub async fn one(tx: &Tx, of: Uuid, number: i32) -> Result<PerspectiveView> {
    let row = perspective::Entity::find()
        .filter(perspective::Column::InquiryId.eq(of))
        .filter(perspective::Column::Number.eq(number))
        .one(&tx.db)
        .await?;
    row.map(|row| view(row, None)).ok_or_else(Error::not_found)
}

fn view(row: perspective::Model, before: Option<String>) -> PerspectiveView {
    PerspectiveView {
        id: row.id.into(),
        number: row.number,
        question: row.question,
        difference: before.map(|before| pieces::difference(&before, &row.words)).unwrap_or_default(),
        said: PerspectiveWords { words: row.words, based_on: row.based_on, used_to: row.used_to, now: row.now },
        at: Moment(row.created_at),
    }
}
