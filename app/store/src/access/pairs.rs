//! Growth: a pair that a student showed, and one that a teacher suggested and the student has not answered.

use domain::access::{Did, Place, Trace, What};
use domain::classes::AccessPoint;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::Of;
use crate::Result;
use crate::entity::growth;

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let trace = |student, what| Trace { student, point: AccessPoint::Reflection, what };
    let mut traces = Vec::new();
    // Of an own pair, when it was made; a suggested one is the student's since it has their words.
    let said = || standing(of).filter(growth::Column::Now.ne(""));
    let own = said().filter(growth::Column::SuggestedBy.is_null());
    let suggested = said().filter(growth::Column::SuggestedBy.is_not_null());
    for (rows, at) in [(own, growth::Column::CreatedAt), (suggested, growth::Column::ChangedAt)] {
        let latest = of.latest(rows, growth::Column::SubjectId, at).await?;
        traces.extend(
            latest
                .into_iter()
                .map(|(student, at)| trace(student, What::Did { did: Did::ShowedGrowth, at, to: Place::Growth })),
        );
    }
    let unsaid = standing(of).filter(growth::Column::Now.eq(""));
    let first = of.earliest(unsaid, growth::Column::SubjectId, growth::Column::CreatedAt).await?;
    traces.extend(first.into_iter().map(|(student, since)| trace(student, What::Theirs { since, to: Place::Growth })));
    Ok(traces)
}

fn standing(of: &Of<'_>) -> Select<growth::Entity> {
    growth::Entity::find().filter(growth::Column::ClassId.eq(of.class.id)).filter(growth::Column::SetAsideAt.is_null())
}
