//! Questions: asked on the board of the class, and what was learned in its rounds. A question waits for nobody.

use domain::access::{Did, Place, Trace, What};
use domain::classes::AccessPoint;
use domain::questions::QuestionStage;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Of;
use crate::Result;
use crate::entity::{question, round, round_reflection};

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let asked = question::Entity::find()
        .filter(question::Column::ClassId.eq(of.class.id))
        // What a group of a round chose is nobody's own.
        .filter(question::Column::RoundQuestionId.is_null())
        .filter(question::Column::Stage.ne(QuestionStage::Withdrawn.name()));
    let asked = of.latest(asked, question::Column::SubjectId, question::Column::CreatedAt).await?;
    let rounds = Query::select()
        .column(round::Column::Id)
        .from(round::Entity)
        .and_where(round::Column::ClassId.eq(of.class.id))
        .and_where(round::Column::RemovedAt.is_null())
        .to_owned();
    let learned = round_reflection::Entity::find().filter(round_reflection::Column::RoundId.in_subquery(rounds));
    let created_at = round_reflection::Column::CreatedAt;
    let learned = of.latest(learned, round_reflection::Column::SubjectId, created_at).await?;
    let did =
        |did, to| move |(student, at)| Trace { student, point: AccessPoint::Inquiry, what: What::Did { did, at, to } };
    let asked = asked.into_iter().map(did(Did::AskedQuestion, Place::Questions));
    Ok(asked.chain(learned.into_iter().map(did(Did::LookedBackOnRound, Place::Rounds))).collect())
}
