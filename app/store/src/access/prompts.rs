//! Prompts that are open: the turn of whoever has shared nothing to them yet. Who writes and who does not is not told.

use std::collections::HashSet;

use domain::access::{Place, Trace, What};
use domain::classes::AccessPoint;
use domain::clock::Moment;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::Of;
use crate::Result;
use crate::entity::{prompt, reflection};

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let open: Vec<(Uuid, String, Option<i64>)> = prompt::Entity::find()
        .select_only()
        .columns([prompt::Column::Id, prompt::Column::AccessPoint, prompt::Column::ReleasedAt])
        .filter(prompt::Column::ClassId.eq(of.class.id))
        .filter(prompt::Column::ReleasedAt.is_not_null())
        .filter(prompt::Column::ClosedAt.is_null())
        .into_tuple()
        .all(&of.tx.db)
        .await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let shared = shared(of).await?;
    let mut traces = Vec::new();
    for (id, point, released_at) in open {
        let point = AccessPoint::named(&point).unwrap_or(AccessPoint::Reflection);
        let waiting = of.enrolled.iter().filter(|student| !shared.contains(&(id, student.student.0)));
        traces.extend(waiting.map(|student| {
            let since = student.since.max(Moment(released_at.unwrap_or_default()));
            Trace { student: student.student, point, what: What::Theirs { since, to: Place::Prompts } }
        }));
    }
    Ok(traces)
}

/// Prompt and student.
async fn shared(of: &Of<'_>) -> Result<HashSet<(Uuid, Uuid)>> {
    let open = Query::select()
        .column(prompt::Column::Id)
        .from(prompt::Entity)
        .and_where(prompt::Column::ClassId.eq(of.class.id))
        .and_where(prompt::Column::ReleasedAt.is_not_null())
        .and_where(prompt::Column::ClosedAt.is_null())
        .to_owned();
    let rows: Vec<(Option<Uuid>, Uuid)> = reflection::Entity::find()
        .select_only()
        .columns([reflection::Column::PromptId, reflection::Column::SubjectId])
        .filter(reflection::Column::PromptId.in_subquery(open))
        .filter(reflection::Column::Version.gt(0))
        .into_tuple()
        .all(&of.tx.db)
        .await?;
    Ok(rows.into_iter().filter_map(|(prompt, student)| Some((prompt?, student))).collect())
}
