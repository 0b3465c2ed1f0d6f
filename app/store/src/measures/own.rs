//! A student's data, for the student.

use domain::event::Cursor;
use domain::id::MeasureId;
use domain::measures::{Day, MeasureView, OwnMeasures};
use domain::portfolio::TimelineSource;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rows;
use crate::entity::{class, measure};
use crate::{Error, Result, Store, export, replay, roster, scope};

/// Most that are listed, newest change first.
const MOST_LISTED: u64 = 200;

impl Store {
    /// All of the viewer's own. Not found for who is not a student.
    #[crate::compiled_here]
    pub async fn own_measures(&self, viewer: &Viewer) -> Result<(OwnMeasures, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        let rows = measure::Entity::find()
            .filter(measure::Column::SubjectId.eq(me.person.0))
            .order_by_desc(measure::Column::ChangedAt)
            .order_by_desc(measure::Column::Id)
            .limit(MOST_LISTED)
            .all(&tx.db)
            .await?;
        let mut measures = Vec::with_capacity(rows.len());
        for row in rows {
            measures.push(rows::view(&tx, row).await?);
        }
        measures.sort_by_key(|measure| measure.aside);
        let mut classes = Vec::new();
        for place in roster::running(&tx, me.person).await? {
            if let Some(class) = class::Entity::find_by_id(place.class_id).one(&tx.db).await? {
                classes.push((class.id.into(), class.name));
            }
        }
        let brought = export::any_brought(&tx, me.person.0, &[TimelineSource::Measure]).await?;
        let own = OwnMeasures { classes, measures, brought, today: Day::of(tx.now) };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }

    /// One of the viewer's own.
    #[crate::compiled_here]
    pub async fn own_measure(&self, viewer: &Viewer, id: MeasureId) -> Result<(MeasureView, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::own_measure(&tx, viewer, id).await?;
        Ok((rows::view(&tx, row).await?, replay::cursor(&tx, viewer).await?))
    }
}
