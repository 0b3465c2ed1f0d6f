//! Pieces, changed: every change counts the row's number on, so that nobody takes an older state for a newer one.

use domain::command::Answer;
use domain::event::{About, Audience, Event, Stream};
use domain::id::ReflectionId;
use domain::reflections::{CameBack, Stage};
use domain::refusal::Refusal;
use domain::viewer::{Standing, Viewer};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::stage;
use crate::entity::{class, feedback, reflection};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, scope};

/// Changes a piece and counts it on.
pub async fn update(
    tx: &Tx,
    piece: reflection::Model,
    change: impl FnOnce(&mut reflection::ActiveModel),
) -> Result<reflection::Model> {
    let next = piece.rev + 1;
    let mut row: reflection::ActiveModel = piece.into();
    change(&mut row);
    row.rev = Set(next);
    row.changed_at = Set(tx.now.0);
    Ok(row.update(&tx.db).await?)
}

/// Moves a piece to where it stands now.
pub async fn stand(tx: &Tx, piece: reflection::Model, stage: Stage) -> Result<reflection::Model> {
    update(tx, piece, |row| {
        row.stage = Set(stage.name().into());
        row.version = Set(stage.version());
    })
    .await
}

/// *Something about this piece changed*, for its student, for staff, and for whoever else must count again.
pub fn event(piece: &reflection::Model, also: &[Audience]) -> Event {
    let student = piece.subject_id.into();
    let own = Audience::Person(student);
    let about = About::Piece(piece.id.into());
    match piece.class_id {
        Some(class) => {
            let audiences: Vec<_> = [Audience::Staff, own].into_iter().chain(also.iter().copied()).collect();
            Event::in_class(class.into(), about, audiences).of(student)
        }
        None => Event { stream: Stream::Person(student), about, subject: Some(student), audiences: vec![own] },
    }
}

/// What a command about this piece is answered.
pub fn answer(piece: &reflection::Model) -> Answer {
    Answer::Done { reflection: Some(piece.id.into()), rev: piece.draft_rev, version: piece.version }
}

/// An own piece in a class that its student still attends. Who left keeps and reads it, and writes nothing into the class.
pub async fn writable(tx: &Tx, viewer: &Viewer, id: ReflectionId) -> Result<reflection::Model> {
    let piece = scope::own_piece(tx, viewer, id).await?;
    may_write(tx, &piece).await?;
    Ok(piece)
}

pub async fn may_write(tx: &Tx, piece: &reflection::Model) -> Result<()> {
    let left = || Error::from(Refusal::forbidden("reflections.left_class"));
    let class = piece.class_id.ok_or_else(left)?;
    match scope::standing(tx, piece.subject_id.into(), class.into()).await? {
        Some(Standing::Student) => is_running(tx, class).await,
        _ => Err(left()),
    }
}

/// A class that is put away takes nothing new.
pub async fn is_running(tx: &Tx, class: uuid::Uuid) -> Result<()> {
    runs(&class::Entity::find_by_id(class).one(&tx.db).await?.ok_or_else(Error::not_found)?)
}

/// The same of a class that is at hand.
pub fn runs(class: &class::Model) -> Result<()> {
    match class.archived_at {
        None => Ok(()),
        Some(_) => Err(Refusal::conflict("reflections.class_put_away").into()),
    }
}

/// What came back about one version of a piece.
pub async fn came_back(tx: &Tx, piece: &reflection::Model, version: i32) -> Result<CameBack> {
    let rows = feedback::Entity::find()
        .filter(feedback::Column::ReflectionId.eq(piece.id))
        .filter(feedback::Column::Version.eq(version))
        .all(&tx.db)
        .await?;
    Ok(match rows.iter().any(|row| row.kind != "read") {
        true => CameBack::Words,
        false if rows.is_empty() => CameBack::Nothing,
        false => CameBack::Read,
    })
}

/// "I'm proud of this."
pub async fn rest(tx: &Tx, viewer: &Viewer, id: ReflectionId) -> Result<Written<Answer>> {
    let piece = writable(tx, viewer, id).await?;
    let rests = stage(&piece).rest()?;
    let piece = stand(tx, piece, rests).await?;
    Ok(Written::new(answer(&piece), vec![event(&piece, &[])]))
}

/// Picks a resting piece up again.
pub async fn wake(tx: &Tx, viewer: &Viewer, id: ReflectionId) -> Result<Written<Answer>> {
    let piece = writable(tx, viewer, id).await?;
    let awake = stage(&piece).wake(came_back(tx, &piece, piece.version).await?)?;
    let piece = stand(tx, piece, awake).await?;
    Ok(Written::new(answer(&piece), vec![event(&piece, &[])]))
}

/// Outside today's answering plan, the ask waits for the teacher, or no longer.
pub async fn let_wait(tx: &Tx, viewer: &Viewer, id: ReflectionId, waits: bool) -> Result<Written<Answer>> {
    let piece = writable(tx, viewer, id).await?;
    if !stage(&piece).is_shared() {
        return Err(Refusal::conflict("reflections.not_shared_yet").into());
    }
    let piece = update(tx, piece, |row| row.waits = Set(waits)).await?;
    Ok(Written::new(answer(&piece), vec![event(&piece, &[])]))
}
