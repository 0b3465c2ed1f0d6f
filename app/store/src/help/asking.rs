//! What a student does in the queue, one arm for each act.

use domain::command::Answer;
use domain::event::Event;
use domain::help::{End, HelpAct, HelpPlace, HelpStage, Open};
use domain::id::{ClassId, HelpId, PromptId, ReflectionId};
use domain::refusal::Refusal;
use domain::said::Said;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::rows;
use crate::entity::{help, prompt, reflection};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, door, pieces, scope};

pub async fn carry_out(tx: &Tx, viewer: &Viewer, id: HelpId, said: &Said) -> Result<Written<Answer>> {
    // A form that no page of ours makes.
    let act = HelpAct::read(said).map_err(|_| Refusal::invalid("", "refusal.invalid"))?.check()?;
    let events = match act {
        HelpAct::Ask { place, sentence, words } => ask(tx, viewer, id, place, (sentence, words)).await?,
        HelpAct::Withdraw => {
            let row = scope::own_help(tx, viewer, id).await?;
            match rows::stage(&row) {
                // Twice is once.
                HelpStage::Over(End::Withdrawn) => Vec::new(),
                stage => rows::happen(tx, row, stage.open()?.end(End::Withdrawn), |_| {}).await?,
            }
        }
        HelpAct::PutAway => put_away(tx, viewer, id).await?,
    };
    Ok(Written::new(Answer::done(), events))
}

/// What is asked about: of a piece that is begun its own; else the prompt, whose piece comes later.
struct About {
    class: ClassId,
    piece: Option<ReflectionId>,
    prompt: Option<PromptId>,
}

async fn about(tx: &Tx, viewer: &Viewer, place: HelpPlace) -> Result<About> {
    match place {
        HelpPlace::Piece(id) => {
            let piece = scope::own_piece(tx, viewer, id).await?;
            let class = piece.class_id.ok_or_else(Error::not_found)?.into();
            Ok(About { class, piece: Some(id), prompt: piece.prompt_id.map(Into::into) })
        }
        HelpPlace::Prompt(id) => {
            let row = prompt::Entity::find_by_id(id.0)
                .filter(prompt::Column::ReleasedAt.is_not_null())
                .one(&tx.db)
                .await?
                .ok_or_else(Error::not_found)?;
            let me = scope::person(viewer)?.person;
            let piece = pieces::about(tx, me.0, id).await?;
            Ok(About { class: row.class_id.into(), piece: piece.map(|piece| piece.id.into()), prompt: Some(id) })
        }
    }
}

/// Conflict: `help.door_closed`, `help.already`; what is in another class is not found.
async fn ask(
    tx: &Tx,
    viewer: &Viewer,
    id: HelpId,
    place: HelpPlace,
    (sentence, words): (String, String),
) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?.person;
    let About { class, piece, prompt } = about(tx, viewer, place).await?;
    let class = scope::attended(tx, viewer, class).await?;
    if let Some(known) = help::Entity::find_by_id(id.0).one(&tx.db).await? {
        let same = known.subject_id == me.0 && known.class_id == class.id;
        return if same { Ok(Vec::new()) } else { Err(Error::not_found()) };
    }
    let Some(session) = door::open_session(tx, class.id.into()).await?.filter(|_| class.archived_at.is_none()) else {
        return Err(Refusal::conflict("help.door_closed").into());
    };
    if rows::open_of(tx, class.id.into(), me).await?.is_some() {
        return Err(Refusal::conflict("help.already").into());
    }
    let row = help::ActiveModel {
        id: Set(id.0),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        session_id: Set(session.id),
        subject_id: Set(me.0),
        reflection_id: Set(piece.map(|piece| piece.0)),
        prompt_id: Set(prompt.map(|prompt| prompt.0)),
        sentence: Set(sentence),
        words: Set(words),
        stage: Set(HelpStage::Open(Open::Waiting).name().into()),
        claimed_by: Set(None),
        ended_by: Set(None),
        reply: Set(String::new()),
        asked_at: Set(tx.now.0),
        claimed_at: Set(None),
        ended_at: Set(None),
        put_away_at: Set(None),
    };
    help::Entity::insert(row).exec_without_returning(&tx.db).await?;
    rows::moved(tx, class.id.into(), me, true).await
}

/// Heard by the student's own pages: the answer is read on one device and gone on all.
async fn put_away(tx: &Tx, viewer: &Viewer, id: HelpId) -> Result<Vec<Event>> {
    let row = scope::own_help(tx, viewer, id).await?;
    if rows::stage(&row).open().is_ok() {
        return Err(Refusal::conflict("help.still_open").into());
    }
    if row.put_away_at.is_some() {
        return Ok(Vec::new());
    }
    let (class, me) = (row.class_id, row.subject_id);
    let mut row = help::ActiveModel::from(row);
    row.put_away_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    let own = domain::event::Audience::Person(me.into());
    Ok(vec![Event::in_class(class.into(), domain::event::About::Help(class.into()), [own]).of(me.into())])
}

/// The piece that a row is about: the one it names, or its student's own to the prompt.
pub async fn piece(tx: &Tx, row: &help::Model) -> Result<Option<reflection::Model>> {
    let found = match (row.reflection_id, row.prompt_id) {
        (Some(piece), _) => reflection::Entity::find_by_id(piece).one(&tx.db).await?,
        (None, Some(prompt)) => pieces::about(tx, row.subject_id, prompt.into()).await?,
        (None, None) => None,
    };
    Ok(found.filter(|piece| piece.subject_id == row.subject_id))
}
