//! Follow-through: what the student did with a question or a next step, or with a whole answer that has no such parts. Said again, it
//! replaces what was said before.

use domain::command::Answer;
use domain::feedback::FollowThrough;
use domain::id::{FeedbackId, ReflectionId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{follow_through, reflection};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, feedback, pieces};

pub async fn follow(
    tx: &Tx,
    viewer: &Viewer,
    id: ReflectionId,
    about: FeedbackId,
    typed: &FollowThrough,
) -> Result<Written<Answer>> {
    let typed = typed.check()?;
    let piece = pieces::writable(tx, viewer, id).await?;
    let given = feedback::of_piece(tx, id).await?;
    let given = given.into_iter().find(|feedback| feedback.id == about).ok_or_else(Error::not_found)?;
    if !given.takes(typed.part) {
        return Err(Refusal::conflict("feedback.nothing_asked").into());
    }
    keep(tx, &piece, about, typed).await?;
    let piece = pieces::update(tx, piece, |_| {}).await?;
    Ok(Written::new(pieces::answer(&piece), vec![pieces::event(&piece, &[])]))
}

async fn keep(tx: &Tx, piece: &reflection::Model, about: FeedbackId, typed: FollowThrough) -> Result<()> {
    let said = follow_through::Entity::find()
        .filter(follow_through::Column::FeedbackId.eq(about.0))
        .filter(follow_through::Column::Part.eq(typed.part.name()))
        .one(&tx.db)
        .await?;
    if let Some(said) = said {
        let mut row = follow_through::ActiveModel::from(said);
        row.outcome = Set(typed.outcome.name().into());
        row.words = Set(typed.words);
        row.changed_at = Set(tx.now.0);
        row.update(&tx.db).await?;
        return Ok(());
    }
    let row = follow_through::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(piece.district_id),
        feedback_id: Set(about.0),
        reflection_id: Set(piece.id),
        subject_id: Set(piece.subject_id),
        part: Set(typed.part.name().into()),
        outcome: Set(typed.outcome.name().into()),
        words: Set(typed.words),
        changed_at: Set(tx.now.0),
    };
    follow_through::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}
