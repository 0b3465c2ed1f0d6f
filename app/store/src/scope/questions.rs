//! Questions of a class's board.

use domain::id::QuestionId;
use domain::questions::QuestionStage;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{attended, guided, person};
use crate::entity::question;
use crate::tx::Tx;
use crate::{Error, Result, questions};

/// A question of the viewer's own, whatever became of the class.
pub async fn own_question(tx: &Tx, viewer: &Viewer, id: QuestionId) -> Result<question::Model> {
    let me = person(viewer)?;
    question::Entity::find_by_id(id.0)
        .filter(question::Column::DistrictId.eq(me.district.0))
        .filter(question::Column::SubjectId.eq(me.person.0))
        .filter(question::Column::RoundQuestionId.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A question on the board of a class that the viewer attends and that is open to it.
pub async fn found_question(tx: &Tx, viewer: &Viewer, id: QuestionId) -> Result<question::Model> {
    let row = question::Entity::find_by_id(id.0)
        .filter(question::Column::DistrictId.eq(person(viewer)?.district.0))
        .filter(question::Column::Stage.eq(QuestionStage::Open.name()))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let class = attended(tx, viewer, row.class_id.into()).await?;
    if questions::way_open(&class) { Ok(row) } else { Err(Error::not_found()) }
}

/// A question to a class that the viewer guides. What its student took back is not there.
pub async fn guided_question(tx: &Tx, viewer: &Viewer, id: QuestionId) -> Result<question::Model> {
    let row = question::Entity::find_by_id(id.0)
        .filter(question::Column::DistrictId.eq(person(viewer)?.district.0))
        .filter(question::Column::Stage.ne(QuestionStage::Withdrawn.name()))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    guided(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}
