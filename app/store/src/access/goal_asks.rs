//! What students of the class asked of the teacher who reads this: one sentence, or two minutes together. Nobody else hears of it.

use domain::access::{Did, Place, Trace, Wants, What};
use domain::classes::AccessPoint;
use domain::goals::AskKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::Of;
use crate::Result;
use crate::entity::goal_ask;

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let trace = |student, what| Trace { student, point: AccessPoint::Goals, what };
    let (student, at) = (goal_ask::Column::SubjectId, goal_ask::Column::CreatedAt);
    let latest = of.latest(sent(of), student, at).await?;
    let asked =
        latest.into_iter().map(|(student, at)| trace(student, What::Did { did: Did::Asked, at, to: Place::Goals }));
    let mut traces: Vec<Trace> = asked.collect();
    for (kind, wants) in [(AskKind::Talk, Wants::Talk), (AskKind::Ask, Wants::Help)] {
        // Seen is not answered: the student knows that it is known, and waits.
        let open =
            sent(of).filter(goal_ask::Column::Kind.eq(kind.name())).filter(goal_ask::Column::AnsweredAt.is_null());
        let first = of.earliest(open, student, at).await?;
        traces.extend(
            first.into_iter().map(|(student, since)| trace(student, What::Waits { wants, since, to: Place::Asks })),
        );
    }
    Ok(traces)
}

fn sent(of: &Of<'_>) -> Select<goal_ask::Entity> {
    goal_ask::Entity::find()
        .filter(goal_ask::Column::AdultId.eq(of.me.0))
        .filter(goal_ask::Column::TakenBackAt.is_null())
        .filter(goal_ask::Column::SubjectId.in_subquery(of.roster()))
}
