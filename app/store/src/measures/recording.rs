//! A teacher enters a number for each of several students: judged first, kept whole or not at all. Each student sees their own.

use domain::event::Stream;
use domain::id::{ClassId, MeasureId, PersonId, PointId};
use domain::measures::{
    Amount, MOST_POINTS, MeasureKind, MeasurePlan, MeasureTable, MeasureWords, TypedAmount, judged,
};
use domain::refusal::{Fault, Refusal};
use domain::viewer::Viewer;
use domain::words::folded;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::rows;
use crate::entity::{class, measure};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, roster, scope};

impl Store {
    /// Whether what is measured stands, before anybody's number is looked at. Invalid: `name`, `unit`, `day`.
    pub fn check_measures(&self, table: &MeasureTable) -> Result<()> {
        table.check(self.inner.clock.now())?;
        Ok(())
    }

    /// What these rows of a kind would do. Not found unless the viewer guides the class.
    #[crate::compiled_here]
    pub async fn plan_measures(
        &self,
        viewer: &Viewer,
        class: ClassId,
        kind: MeasureKind,
        rows: &[TypedAmount],
    ) -> Result<MeasurePlan> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        Ok(judged(kind, rows, &students(&tx, class).await?))
    }

    /// Keeps a number for each of these students. What was measured under the same name before goes on.
    ///
    /// Errors: not found, also for somebody who is not in the class; invalid `name`, `unit`, `day`, `rows` for nothing, for a number that is
    /// none of this kind or for a line that is full; `classes.archived`.
    #[crate::compiled_here]
    pub async fn record_measures(
        &self,
        viewer: &Viewer,
        class: ClassId,
        table: MeasureTable,
        amounts: Vec<(PersonId, Amount)>,
    ) -> Result<usize> {
        // Everybody hears of it on a stream of their own.
        let touches = amounts
            .iter()
            .fold(classes::touches(viewer, class), |touches, (person, _)| touches.and_stream(Stream::Person(*person)));
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let (viewer, table, amounts) = (viewer.clone(), table.clone(), amounts.clone());
            Box::pin(async move {
                let class = classes::active(tx, &viewer, class).await?;
                let (words, day) = table.check(tx.now)?;
                if amounts.is_empty() {
                    return Err(Refusal::invalid("rows", "measures.nothing_in_it").into());
                }
                let fault = |sentence| Refusal::Invalid { faults: vec![Fault { field: "rows".into(), sentence }] };
                for (_, amount) in &amounts {
                    words.kind.takes(*amount).map_err(fault)?;
                }
                let here = students(tx, class.id.into()).await?;
                let me = scope::person(&viewer)?.person.0;
                let mut events = Vec::new();
                for (student, amount) in &amounts {
                    if !here.iter().any(|(known, _)| known == student) {
                        return Err(Error::not_found());
                    }
                    let row = of_student(tx, &class, *student, me, &words).await?;
                    let points = rows::points(tx, row.id).await?;
                    let of_day: Vec<_> = points.iter().filter(|point| point.day == day.to_string()).collect();
                    // The same table sent twice.
                    if of_day.iter().any(|point| point.amount == amount.0) {
                        continue;
                    }
                    match of_day.last() {
                        // A slip of the finger, put right: what its student says about that day stays with it.
                        Some(there) => rows::correct(tx, there, me, *amount).await?,
                        None if points.len() >= MOST_POINTS => {
                            return Err(super::doing::full("rows", "measures.too_many_points", MOST_POINTS));
                        }
                        None => rows::add_point(tx, &row, PointId::mint(), me, (day, *amount)).await?,
                    }
                    let row = rows::touch(tx, row, |row| row.aside_at = sea_orm::ActiveValue::Set(None)).await?;
                    events.extend(rows::events(&row, None));
                }
                Ok(Written::new(amounts.len(), events))
            })
        })
        .await
    }
}

/// By the names that they are known by in the class.
async fn students(tx: &Tx, class: ClassId) -> Result<Vec<(PersonId, String)>> {
    let on = roster::on(tx, class).await?;
    Ok(on.into_iter().map(|place| (place.student, place.name)).collect())
}

/// What a teacher of this class measured under this name before, else a new one.
async fn of_student(
    tx: &Tx,
    class: &class::Model,
    student: PersonId,
    me: Uuid,
    words: &MeasureWords,
) -> Result<measure::Model> {
    let known = measure::Entity::find()
        .filter(measure::Column::ClassId.eq(class.id))
        .filter(measure::Column::SubjectId.eq(student.0))
        .filter(measure::Column::MadeBy.ne(student.0))
        .all(&tx.db)
        .await?;
    let same = |row: &measure::Model| {
        folded(&row.name) == folded(&words.name) && row.unit == words.unit && row.kind == words.kind.name()
    };
    match known.into_iter().find(same) {
        Some(row) => Ok(row),
        None => {
            let (id, district, subject) = (MeasureId::mint().0, class.district_id, student.0);
            rows::add(tx, rows::New { id, district, subject, class: Some(class.id), by: me, words }).await
        }
    }
}
