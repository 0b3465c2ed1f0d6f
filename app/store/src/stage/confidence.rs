//! How sure a class is of one thing. What was asked belongs to a session; each student has one answer to it, and may take another one for as
//! long as it stands there. Nobody reads whose an answer is, also no teacher.

use domain::command::Answer;
use domain::event::{About, Audience, Cursor, Event};
use domain::id::{ClassId, ConfidenceId, PersonId};
use domain::refusal::Refusal;
use domain::stage::{Confidence, ConfidenceView, OwnConfidence, Scene, StageAct, statement};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::asking::stands;
use super::setting::set;
use crate::entity::{confidence_ask, confidence_said};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, door, people, pieces, replay, scope};

impl Store {
    /// Asks a class how sure it is of this and puts it on the wall. Whoever asks mints the id: asked twice is asked once.
    ///
    /// Errors: not found unless the viewer guides the class; invalid `statement`; conflict `door.closed` while no session is open.
    #[crate::compiled_here]
    pub async fn ask_confidence(&self, viewer: &Viewer, class: ClassId, id: ConfidenceId, typed: &str) -> Result<()> {
        let (touches, viewer, typed) = (classes::touches(viewer, class), viewer.clone(), typed.to_owned());
        self.write(touches, move |tx| {
            let (viewer, typed) = (viewer.clone(), typed.clone());
            Box::pin(async move {
                scope::guided(tx, &viewer, class).await?;
                let me = scope::person(&viewer)?.person;
                Ok(Written::new((), put(tx, me, class, id, &statement(&typed)?, None).await?))
            })
        })
        .await
    }

    /// For a student of a class: what is asked now, and the answer they took.
    ///
    /// Errors: not found unless the viewer attends the class.
    #[crate::compiled_here]
    pub async fn own_confidence(&self, viewer: &Viewer, class: ClassId) -> Result<(OwnConfidence, Cursor)> {
        let tx = self.snapshot().await?;
        scope::attended(&tx, viewer, class).await?;
        let me = scope::person(viewer)?.person;
        let asked = asking(&tx, class).await?;
        let said = match &asked {
            Some(ask) => own(&tx, ask.id, me).await?.and_then(|row| Confidence::named(&row.level)),
            None => None,
        };
        let own = OwnConfidence {
            name: people::name(&tx, me.0).await?,
            picture: pieces::picture(&tx, Some(class.0), me.0).await?,
            asked: asked.map(|ask| (ask.id.into(), ask.statement)),
            said,
        };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }
}

/// Asks this in the open session, unless it was asked before, and stages it. In a job that touches the class's stream, by somebody who guides it.
/// `seconds` as [`StageAct::Show`] has them.
pub async fn put(
    tx: &Tx,
    by: PersonId,
    class: ClassId,
    id: ConfidenceId,
    statement: &str,
    seconds: Option<u32>,
) -> Result<Vec<Event>> {
    let session = door::open_session(tx, class).await?.ok_or_else(|| Refusal::conflict("door.closed"))?;
    match ask(tx, id.0).await? {
        Some(known) if known.session_id == session.id => {}
        Some(_) => return Err(Error::not_found()),
        None => {
            let row = confidence_ask::ActiveModel {
                id: Set(id.0),
                district_id: Set(session.district_id),
                class_id: Set(class.0),
                session_id: Set(session.id),
                statement: Set(statement.to_owned()),
                asked_by: Set(by.0),
                asked_at: Set(tx.now.0),
            };
            confidence_ask::Entity::insert(row).exec_without_returning(&tx.db).await?;
        }
    }
    set(tx, by, class, StageAct::Show { scene: Scene::Confidence, subject: Some(id.0), seconds }).await
}

/// The newest of a session, or the one that is meant.
pub async fn of_session(tx: &Tx, session: Uuid, of: Option<Uuid>) -> Result<Option<confidence_ask::Model>> {
    let rows = confidence_ask::Entity::find()
        .filter(confidence_ask::Column::SessionId.eq(session))
        .order_by_desc(confidence_ask::Column::AskedAt)
        .order_by_desc(confidence_ask::Column::Id)
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().find(|row| of.is_none_or(|of| of == row.id)))
}

/// What it shows of a session; none of another one.
pub async fn on_wall(tx: &Tx, session: Uuid, id: Uuid) -> Result<Option<ConfidenceView>> {
    let Some(ask) = of_session(tx, session, Some(id)).await? else { return Ok(None) };
    let rows = confidence_said::Entity::find().filter(confidence_said::Column::AskId.eq(id)).all(&tx.db).await?;
    let said: Vec<_> = rows.iter().filter_map(|row| Confidence::named(&row.level)).collect();
    Ok(Some(ConfidenceView::of(ask.statement, &said)))
}

pub async fn ask(tx: &Tx, id: Uuid) -> Result<Option<confidence_ask::Model>> {
    Ok(confidence_ask::Entity::find_by_id(id).one(&tx.db).await?)
}

/// What stands on the wall of a class and is asked now.
async fn asking(tx: &Tx, class: ClassId) -> Result<Option<confidence_ask::Model>> {
    match stands(tx, class).await? {
        Some((session, Scene::Confidence, Some(id))) => of_session(tx, session.id, Some(id)).await,
        _ => Ok(None),
    }
}

pub async fn own(tx: &Tx, ask: Uuid, student: PersonId) -> Result<Option<confidence_said::Model>> {
    Ok(confidence_said::Entity::find()
        .filter(confidence_said::Column::AskId.eq(ask))
        .filter(confidence_said::Column::SubjectId.eq(student.0))
        .one(&tx.db)
        .await?)
}

/// Errors: not found unless it was asked in a class that the viewer attends; conflict `stage.not_asked_sure` where it is not asked any more.
pub async fn say(
    tx: &Tx,
    viewer: &Viewer,
    class: ClassId,
    id: ConfidenceId,
    level: Confidence,
) -> Result<Written<Answer>> {
    scope::attended(tx, viewer, class).await?;
    let asked = ask(tx, id.0).await?.filter(|ask| ask.class_id == class.0).ok_or_else(Error::not_found)?;
    let me = scope::person(viewer)?.person;
    if asking(tx, class).await?.is_none_or(|now| now.id != asked.id) {
        return Err(Refusal::conflict("stage.not_asked_sure").into());
    }
    match own(tx, asked.id, me).await? {
        Some(known) if known.level == level.name() => return Ok(Written::quietly(Answer::done())),
        Some(known) => {
            let mut known = confidence_said::ActiveModel::from(known);
            (known.level, known.said_at) = (Set(level.name().into()), Set(tx.now.0));
            known.update(&tx.db).await?;
        }
        None => {
            let said = confidence_said::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(asked.district_id),
                ask_id: Set(asked.id),
                subject_id: Set(me.0),
                level: Set(level.name().into()),
                said_at: Set(tx.now.0),
            };
            confidence_said::Entity::insert(said).exec_without_returning(&tx.db).await?;
        }
    }
    let to = [Audience::Staff, Audience::Person(me), Audience::Wall];
    Ok(Written::new(Answer::done(), vec![Event::in_class(class, About::Stage(class), to).of(me)]))
}
