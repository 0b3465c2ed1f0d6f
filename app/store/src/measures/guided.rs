//! Data that a class sees, for those who teach it: one student's, and whom there is to enter something for.

use domain::event::Cursor;
use domain::id::{ClassId, PersonId};
use domain::measures::{ClassData, Day, MeasureKind, StudentData};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows;
use crate::entity::measure;
use crate::tx::Tx;
use crate::{Result, Store, people, pieces, replay, roster, scope};

/// What was measured before is offered again, so that it gets the same name.
const MOST_KNOWN: usize = 12;

impl Store {
    /// Who is in the class, and what was measured there before.
    #[crate::compiled_here]
    pub async fn class_data(&self, viewer: &Viewer, class: ClassId) -> Result<(ClassData, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::guided(&tx, viewer, class).await?;
        let all = of_class(&tx, class.0).await?;
        let mut students = Vec::new();
        for place in roster::on(&tx, class).await? {
            let stands = all.iter().filter(|known| known.subject_id == place.student.0 && known.aside_at.is_none());
            students.push((place.student, place.name, place.picture, stands.count()));
        }
        students.sort_by(|a, b| a.1.cmp(&b.1));
        let mut known: Vec<(MeasureKind, String, String)> = Vec::new();
        for row in all.iter().filter(|row| row.made_by != row.subject_id) {
            let kind = MeasureKind::named(&row.kind).unwrap_or_default();
            let one = (kind, row.name.clone(), row.unit.clone());
            if known.len() < MOST_KNOWN && !known.contains(&one) {
                known.push(one);
            }
        }
        let archived = row.archived_at.is_some();
        let data = ClassData { class_name: row.name, archived, students, known, today: Day::of(tx.now) };
        Ok((data, replay::cursor(&tx, viewer).await?))
    }

    /// What one student shows this class, or was entered for them there. Not found unless the viewer guides the class and the student is
    /// or was in it.
    #[crate::compiled_here]
    pub async fn data_of(&self, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<(StudentData, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::guided(&tx, viewer, class).await?;
        roster::place(&tx, class, student).await?;
        let mut measures = Vec::new();
        for row in of_class(&tx, class.0).await?.into_iter().filter(|row| row.subject_id == student.0) {
            measures.push(rows::view(&tx, row).await?);
        }
        measures.sort_by_key(|measure| measure.aside);
        let data = StudentData {
            class_name: row.name,
            student,
            name: people::name(&tx, student.0).await?,
            picture: pieces::picture(&tx, Some(class.0), student.0).await?,
            measures,
        };
        Ok((data, replay::cursor(&tx, viewer).await?))
    }
}

async fn of_class(tx: &Tx, class: Uuid) -> Result<Vec<measure::Model>> {
    Ok(measure::Entity::find()
        .filter(measure::Column::ClassId.eq(class))
        .order_by_desc(measure::Column::ChangedAt)
        .order_by_desc(measure::Column::Id)
        .all(&tx.db)
        .await?)
}
