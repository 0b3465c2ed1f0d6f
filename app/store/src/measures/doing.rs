//! What a student does with data of their own, one arm for each act.

use domain::command::Answer;
use domain::event::{Event, Stream};
use domain::id::{ClassId, MeasureId, PersonId, PointId};
use domain::measures::{Amount, Day, MOST_MEASURES, MOST_POINTS, MeasureAct, MeasureKind, MeasureWords, measure_act};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::rubrics::RubricSaid;
use domain::viewer::{SignedIn, Viewer};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::rows;
use crate::entity::{measure, measure_note, measure_point};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, scope};

/// Most notes about one measure.
const MOST_NOTES: u64 = 200;

pub async fn carry_out(tx: &Tx, viewer: &Viewer, id: MeasureId, said: &RubricSaid) -> Result<Written<Answer>> {
    let me = scope::person(viewer)?;
    if me.staff {
        return Err(Error::not_found());
    }
    // A form that no page of ours makes.
    let act = measure_act(said).map_err(|_| Refusal::invalid("", "refusal.invalid"))?.check(tx.now)?;
    if let MeasureAct::Begin { words, class } = &act {
        return Ok(Written::new(Answer::done(), begin(tx, viewer, me, id, words, *class).await?));
    }
    let row = scope::own_measure(tx, viewer, id).await?;
    let before = row.class_id;
    let row = match act {
        // Done above: there is nothing yet.
        MeasureAct::Begin { .. } => row,
        MeasureAct::Add { point, day, amount } => add(tx, row, point, &day, &amount).await?,
        MeasureAct::Remove { point } => remove(tx, row, point).await?,
        MeasureAct::Note { before, after, says, will } => note(tx, row, (before, after), says, will).await?,
        MeasureAct::Show { class } => {
            if row.made_by != row.subject_id {
                return Err(Refusal::conflict("measures.of_the_class").into());
            }
            let class = of_own_class(tx, me.person, class).await?;
            rows::touch(tx, row, |row| row.class_id = Set(class)).await?
        }
        MeasureAct::SetAside => {
            let now = tx.now.0;
            rows::touch(tx, row, |row| row.aside_at = Set(Some(now))).await?
        }
        MeasureAct::PickUp => rows::touch(tx, row, |row| row.aside_at = Set(None)).await?,
    };
    Ok(Written::new(Answer::done(), rows::events(&row, before)))
}

/// A class that the student is in; none for what stays with them.
async fn of_own_class(tx: &Tx, me: PersonId, class: Option<ClassId>) -> Result<Option<Uuid>> {
    let Some(class) = class else { return Ok(None) };
    match scope::enrollment(tx, me, class).await? {
        Some(_) => Ok(Some(class.0)),
        None => Err(Refusal::invalid("class", "measures.not_your_class").into()),
    }
}

async fn begin(
    tx: &Tx,
    viewer: &Viewer,
    me: &SignedIn,
    id: MeasureId,
    words: &MeasureWords,
    class: Option<ClassId>,
) -> Result<Vec<Event>> {
    match scope::own_measure(tx, viewer, id).await {
        Ok(_) => return Err(Refusal::conflict("measures.begun_already").into()),
        Err(Error::Refused(_)) => {}
        Err(other) => return Err(other),
    }
    if measure::Entity::find_by_id(id.0).one(&tx.db).await?.is_some() {
        return Err(Error::not_found());
    }
    let class = of_own_class(tx, me.person, class).await?;
    let own = measure::Entity::find()
        .filter(measure::Column::SubjectId.eq(me.person.0))
        .filter(measure::Column::MadeBy.eq(me.person.0))
        .filter(measure::Column::AsideAt.is_null());
    if own.count(&tx.db).await? >= MOST_MEASURES as u64 {
        return Err(full("name", "measures.too_many", MOST_MEASURES));
    }
    let (district, subject) = (me.district.0, me.person.0);
    let row = rows::add(tx, rows::New { id: id.0, district, subject, class, by: subject, words }).await?;
    Ok(rows::events(&row, None))
}

pub(super) fn full(field: &str, key: &str, most: usize) -> Error {
    let sentence = Sentence::new(key).with("most", most);
    Refusal::Invalid { faults: vec![Fault { field: field.into(), sentence }] }.into()
}

async fn add(tx: &Tx, row: measure::Model, point: PointId, day: &str, amount: &str) -> Result<measure::Model> {
    if row.made_by != row.subject_id {
        return Err(Refusal::conflict("measures.of_the_class").into());
    }
    if row.aside_at.is_some() {
        return Err(Refusal::conflict("measures.is_aside").into());
    }
    match measure_point::Entity::find_by_id(point.0).one(&tx.db).await? {
        Some(known) if known.measure_id == row.id => return Ok(row),
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    if rows::points(tx, row.id).await?.len() >= MOST_POINTS {
        return Err(full("amount", "measures.too_many_points", MOST_POINTS));
    }
    // Both were read when the act was checked.
    let day = Day::kept(day).ok_or_else(|| Refusal::invalid("day", "measures.no_day"))?;
    let amount = Amount::read(amount).map_err(|_| Refusal::invalid("amount", "measures.no_number"))?;
    let fault = |sentence| Refusal::Invalid { faults: vec![Fault { field: "amount".into(), sentence }] };
    let amount = MeasureKind::named(&row.kind).unwrap_or_default().takes(amount).map_err(fault)?;
    let by = row.subject_id;
    rows::add_point(tx, &row, point, by, (day, amount)).await?;
    rows::touch(tx, row, |_| {}).await
}

async fn remove(tx: &Tx, row: measure::Model, point: PointId) -> Result<measure::Model> {
    let known = measure_point::Entity::find_by_id(point.0).one(&tx.db).await?;
    let known = known.filter(|known| known.measure_id == row.id && known.removed_at.is_none());
    let known = known.ok_or_else(Error::not_found)?;
    if known.made_by != row.subject_id {
        return Err(Refusal::conflict("measures.of_the_class").into());
    }
    let mut known = measure_point::ActiveModel::from(known);
    known.removed_at = Set(Some(tx.now.0));
    known.update(&tx.db).await?;
    rows::touch(tx, row, |_| {}).await
}

/// In the order of their days, whichever was named first.
async fn note(
    tx: &Tx,
    row: measure::Model,
    (before, after): (Option<PointId>, Option<PointId>),
    says: String,
    will: String,
) -> Result<measure::Model> {
    let points = rows::points(tx, row.id).await?;
    let at = |point: PointId| points.iter().position(|known| known.id == point.0).ok_or_else(Error::not_found);
    let mut places = before.into_iter().chain(after).map(at).collect::<Result<Vec<_>>>()?;
    places.sort_unstable();
    let known = measure_note::Entity::find().filter(measure_note::Column::MeasureId.eq(row.id));
    if known.count(&tx.db).await? >= MOST_NOTES {
        return Err(full("says", "measures.too_many_notes", MOST_NOTES as usize));
    }
    let place = |n: usize| places.get(n).map(|at| points[*at].id);
    let note = measure_note::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(row.district_id),
        subject_id: Set(row.subject_id),
        measure_id: Set(row.id),
        before_id: Set(place(0)),
        after_id: Set(place(1)),
        says: Set(says),
        will: Set(will),
        created_at: Set(tx.now.0),
    };
    measure_note::Entity::insert(note).exec_without_returning(&tx.db).await?;
    rows::touch(tx, row, |_| {}).await
}

/// The class that sees it, and the one that will.
pub async fn streams(tx: &Tx, id: MeasureId, said: &RubricSaid) -> Result<Vec<Stream>> {
    let row = measure::Entity::find_by_id(id.0).one(&tx.db).await?;
    let now = row.and_then(|row| row.class_id).map(ClassId);
    let next: Option<ClassId> = said.field("class").and_then(|class| class.parse().ok());
    Ok(now.into_iter().chain(next).map(Stream::Class).collect())
}
