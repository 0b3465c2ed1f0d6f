//! What students of the class asked of the teacher who reads this: one sentence, or two minutes together. Nobody else hears of it.

use domain::access::{Did, Place, Wants};
use domain::classes::AccessPoint;
use domain::goals::AskKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::{Kind, Of, Says};
use crate::entity::goal_ask;
use crate::moments::Moments;

pub fn moments(of: &Of<'_>, all: &mut Moments<Kind>) {
    let kind = |says, to| Kind { point: AccessPoint::Goals, says, to };
    let (student, at) = (goal_ask::Column::SubjectId, goal_ask::Column::CreatedAt);
    all.latest(kind(Says::Did(Did::Asked), Place::Goals), sent(of), student, at);
    for (ask, wants) in [(AskKind::Talk, Wants::Talk), (AskKind::Ask, Wants::Help)] {
        // Seen is not answered: the student knows that it is known, and waits.
        let open =
            sent(of).filter(goal_ask::Column::Kind.eq(ask.name())).filter(goal_ask::Column::AnsweredAt.is_null());
        all.first(kind(Says::Waits(wants), Place::Asks), open, student, at);
    }
}

fn sent(of: &Of<'_>) -> Select<goal_ask::Entity> {
    goal_ask::Entity::find()
        .filter(goal_ask::Column::AdultId.eq(of.me.0))
        .filter(goal_ask::Column::TakenBackAt.is_null())
        .filter(goal_ask::Column::SubjectId.in_subquery(of.roster()))
}
