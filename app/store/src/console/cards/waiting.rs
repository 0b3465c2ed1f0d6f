//! What could wait for the teacher. What nobody is answered after is left out before anything of it is read: at the end of a year that is most
//! of what a class shared.

use domain::clock::Moment;
use domain::id::ClassId;
use domain::prompts::AnswerPlan;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder};

use super::shared;
use crate::Result;
use crate::entity::{prompt, reflection};
use crate::tx::Tx;

/// Shared since then, not answered, and within the plan of its prompt or let wait; longest waiting first. Whether it does wait, only its own
/// turn says.
pub async fn could_wait(tx: &Tx, class: ClassId, since: Moment) -> Result<Vec<reflection::Model>> {
    let answered_after = Query::select()
        .column(prompt::Column::Id)
        .from(prompt::Entity)
        .and_where(prompt::Column::ClassId.eq(class.0))
        .and_where(prompt::Column::Plan.is_in([AnswerPlan::Everyone, AnswerPlan::Few].map(AnswerPlan::name)))
        .to_owned();
    let within = Condition::any()
        .add(reflection::Column::PromptId.is_null())
        .add(reflection::Column::Waits.eq(true))
        .add(reflection::Column::PromptId.in_subquery(answered_after));
    Ok(shared(class)
        .filter(reflection::Column::Stage.eq("shared"))
        .filter(reflection::Column::ChangedAt.gte(since.0))
        .filter(within)
        .order_by_asc(reflection::Column::ChangedAt)
        .order_by_asc(reflection::Column::Id)
        .all(&tx.db)
        .await?)
}
