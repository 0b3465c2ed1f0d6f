//! What a board is before there is a question on it: open or not, and how a question comes to it.

use domain::classes::{AccessPoint, GradeBand, Opened};
use domain::questions::Appears;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::Result;
use crate::entity::{class, question_setting};
use crate::tx::Tx;

/// Its students find what is behind this way in.
pub fn way_open(class: &class::Model) -> bool {
    class.archived_at.is_none() && Opened::read(&class.access_points).has(AccessPoint::Inquiry)
}

pub async fn setting(tx: &Tx, class: &class::Model) -> Result<Option<question_setting::Model>> {
    Ok(question_setting::Entity::find().filter(question_setting::Column::ClassId.eq(class.id)).one(&tx.db).await?)
}

/// As its teachers set it, else as its grade band has it.
pub async fn appears(tx: &Tx, class: &class::Model) -> Result<Appears> {
    let set = setting(tx, class).await?.and_then(|row| Appears::named(&row.appears));
    let band = GradeBand::named(&class.grade_band).unwrap_or(GradeBand::K2);
    Ok(set.unwrap_or_else(|| Appears::by_default(band)))
}
