//! Questions: asked on the board of the class, and what was learned in its rounds. A question waits for nobody.

use domain::access::{Did, Place};
use domain::classes::AccessPoint;
use domain::questions::QuestionStage;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Kind, Of, Says};
use crate::entity::{question, round, round_reflection};
use crate::moments::Moments;

pub fn moments(of: &Of<'_>, all: &mut Moments<Kind>) {
    let kind = |did, to| Kind { point: AccessPoint::Inquiry, says: Says::Did(did), to };
    let asked = question::Entity::find()
        .filter(question::Column::ClassId.eq(of.class.id))
        // What a group of a round chose is nobody's own.
        .filter(question::Column::RoundQuestionId.is_null())
        .filter(question::Column::Stage.ne(QuestionStage::Withdrawn.name()));
    let asks = kind(Did::AskedQuestion, Place::Questions);
    all.latest(asks, asked, question::Column::SubjectId, question::Column::CreatedAt);
    let rounds = Query::select()
        .column(round::Column::Id)
        .from(round::Entity)
        .and_where(round::Column::ClassId.eq(of.class.id))
        .and_where(round::Column::RemovedAt.is_null())
        .to_owned();
    let learned = round_reflection::Entity::find().filter(round_reflection::Column::RoundId.in_subquery(rounds));
    let (student, at) = (round_reflection::Column::SubjectId, round_reflection::Column::CreatedAt);
    all.latest(kind(Did::LookedBackOnRound, Place::Rounds), learned, student, at);
}
