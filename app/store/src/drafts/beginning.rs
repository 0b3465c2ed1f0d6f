//! How a piece begins: with the first save, or with the share itself when that comes first.

use domain::classes::AccessPoint;
use domain::command::Beginning;
use domain::id::{PromptId, ReflectionId};
use domain::prompts::PromptState;
use domain::reflections::Stage;
use domain::refusal::{Faults, Refusal};
use domain::viewer::Viewer;
use domain::words::{LONGEST_QUESTION, line};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{class, prompt, reflection};
use crate::tx::Tx;
use crate::{Error, Result, door, pieces, prompts, scope};

pub enum Begun {
    Now(reflection::Model),
    Before(reflection::Model),
    /// The student began this prompt under another id.
    Elsewhere(reflection::Model),
}

impl Begun {
    pub fn piece(&self) -> &reflection::Model {
        match self {
            Self::Now(piece) | Self::Before(piece) | Self::Elsewhere(piece) => piece,
        }
    }
}

/// Finds the viewer's piece, or begins it. `done_at` is the device's word for when: it only ever saves late work from being
/// turned away, and what it saves is marked late.
pub async fn begin(tx: &Tx, viewer: &Viewer, id: ReflectionId, beginning: &Beginning, done_at: i64) -> Result<Begun> {
    let me = scope::person(viewer)?;
    if let Some(piece) = scope::own_piece_if_any(tx, viewer, id).await? {
        return Ok(Begun::Before(piece));
    }
    match beginning {
        Beginning::Prompt { prompt } => {
            let (prompt, class) = released_in(tx, viewer, *prompt).await?;
            if let Some(piece) = pieces::about(tx, me.person.0, prompt.id.into()).await? {
                return Ok(Begun::Elsewhere(piece));
            }
            if let PromptState::Closed { at } = prompts::state(&prompt)
                && !(prompt.released_at.unwrap_or(at.0)..at.0).contains(&done_at)
            {
                return Err(Refusal::conflict("prompts.already_closed").into());
            }
            let about = About { prompt: Some(prompt.id), question: None, access_point: prompt.access_point };
            new(tx, viewer, id, class, about).await
        }
        Beginning::OwnQuestion { class, question } => {
            let mut faults = Faults::default();
            let question = faults.take("question", line(question, LONGEST_QUESTION));
            let question = faults.done(question)?;
            let access_point = AccessPoint::Reflection.name().to_owned();
            let class = scope::attended(tx, viewer, *class).await?;
            new(tx, viewer, id, class, About { prompt: None, question: Some(question), access_point }).await
        }
    }
}

/// A prompt that was put before a class which the viewer attends.
pub async fn released(tx: &Tx, viewer: &Viewer, id: PromptId) -> Result<prompt::Model> {
    Ok(released_in(tx, viewer, id).await?.0)
}

/// The same, with its class.
async fn released_in(tx: &Tx, viewer: &Viewer, id: PromptId) -> Result<(prompt::Model, class::Model)> {
    let prompt = prompt::Entity::find_by_id(id.0)
        .filter(prompt::Column::DistrictId.eq(scope::district(viewer)?.0))
        .filter(prompt::Column::ReleasedAt.is_not_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let class = scope::attended(tx, viewer, prompt.class_id.into()).await?;
    Ok((prompt, class))
}

struct About {
    prompt: Option<uuid::Uuid>,
    question: Option<String>,
    access_point: String,
}

/// `class` is one that the viewer attends.
async fn new(tx: &Tx, viewer: &Viewer, id: ReflectionId, class: class::Model, about: About) -> Result<Begun> {
    let me = scope::person(viewer)?;
    pieces::runs(&class)?;
    let piece = reflection::Model {
        id: id.0,
        district_id: me.district.0,
        class_id: Some(class.id),
        subject_id: me.person.0,
        prompt_id: about.prompt,
        session_id: door::open_session(tx, class.id.into()).await?.map(|session| session.id),
        question: about.question,
        access_point: about.access_point,
        stage: Stage::Draft.name().into(),
        version: 0,
        waits: false,
        answered_at: None,
        rev: 1,
        created_at: tx.now.0,
        changed_at: tx.now.0,
        draft_rev: 0,
        mode: None,
        mode_why: None,
        board_id: None,
        hand: None,
        stroke: 0,
    };
    let row = reflection::ActiveModel {
        id: Set(piece.id),
        district_id: Set(piece.district_id),
        class_id: Set(piece.class_id),
        subject_id: Set(piece.subject_id),
        prompt_id: Set(piece.prompt_id),
        session_id: Set(piece.session_id),
        question: Set(piece.question.clone()),
        access_point: Set(piece.access_point.clone()),
        stage: Set(piece.stage.clone()),
        version: Set(piece.version),
        waits: Set(piece.waits),
        answered_at: Set(piece.answered_at),
        rev: Set(piece.rev),
        created_at: Set(piece.created_at),
        changed_at: Set(piece.changed_at),
        draft_rev: Set(piece.draft_rev),
        mode: Set(None),
        mode_why: Set(None),
        board_id: Set(None),
        hand: Set(None),
        stroke: Set(0),
    };
    reflection::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(Begun::Now(piece))
}
