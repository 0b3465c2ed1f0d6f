//! What of the inquiries that students show a teacher waits for a word.

use std::collections::BTreeMap;

use domain::clock::Moment;
use domain::id::ClassId;
use domain::inquiry::{InquiriesWait, Pace, waits_for_a_word};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::guided::{shown_to, students};
use super::remarks;
use crate::among::among;
use crate::entity::{class, inquiry, inquiry_remark, perspective};
use crate::tx::Tx;
use crate::{Result, Store, scope};

impl Store {
    /// How many wait in each class that the viewer guides; each once, in the first class by name where its student is. None for who is
    /// not on a staff.
    #[crate::compiled_here]
    pub async fn inquiries_waiting(&self, viewer: &Viewer) -> Result<Vec<InquiriesWait>> {
        let tx = self.snapshot().await?;
        let Ok(me) = scope::staff(&tx, viewer).await else { return Ok(Vec::new()) };
        let shown = inquiry::Entity::find()
            .filter(inquiry::Column::Id.in_subquery(shown_to(me)))
            .filter(inquiry::Column::Pace.eq(Pace::Going.name()))
            .all(&tx.db)
            .await?;
        let mut waiting = of_those(&tx, shown).await?;
        if waiting.is_empty() {
            return Ok(Vec::new());
        }
        let (taught, _) = scope::classes_of(&tx, me).await?;
        let classes = class::Entity::find()
            .filter(class::Column::Id.is_in(among(taught.iter().map(|id| id.0))))
            .filter(class::Column::ArchivedAt.is_null())
            .order_by_asc(class::Column::Name)
            .order_by_asc(class::Column::Id)
            .all(&tx.db)
            .await?;
        let mut lines = Vec::new();
        for row in classes {
            let class = ClassId(row.id);
            let here = students(&tx, class).await?;
            let before = waiting.len();
            waiting.retain(|of| !here.contains(&of.subject_id));
            let n = before - waiting.len();
            if n > 0 {
                lines.push(InquiriesWait { class, class_name: row.name, n });
            }
        }
        Ok(lines)
    }
}

async fn of_those(tx: &Tx, shown: Vec<inquiry::Model>) -> Result<Vec<inquiry::Model>> {
    let ids: Vec<Uuid> = shown.iter().map(|row| row.id).collect();
    let said = perspective::Entity::find()
        .filter(perspective::Column::InquiryId.is_in(among(ids.clone())))
        .all(&tx.db)
        .await?;
    let words = remarks::standing().filter(inquiry_remark::Column::InquiryId.is_in(among(ids))).all(&tx.db).await?;
    let said = newest(said.into_iter().map(|row| (row.inquiry_id, row.created_at)));
    let words = newest(words.into_iter().map(|row| (row.inquiry_id, row.created_at)));
    let waits = |row: &inquiry::Model| waits_for_a_word(said.get(&row.id).copied(), words.get(&row.id).copied());
    Ok(shown.into_iter().filter(waits).collect())
}

fn newest(all: impl Iterator<Item = (Uuid, i64)>) -> BTreeMap<Uuid, Moment> {
    let mut newest = BTreeMap::new();
    for (of, at) in all {
        let known = newest.entry(of).or_insert(Moment(at));
        *known = (*known).max(Moment(at));
    }
    newest
}
