//! A rubric's rows: found, changed, worded, told.

use domain::clock::Moment;
use domain::event::{About, Audience, Event};
use domain::id::PersonId;
use domain::rubrics::{CriterionView, MakingStep, RubricCard, RubricFace, RubricStage, WordingView};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{class, rubric, rubric_criterion, rubric_sample, rubric_wording};
use crate::tx::Tx;
use crate::{Error, Result, people};

pub fn stage(row: &rubric::Model) -> RubricStage {
    RubricStage::read(&row.stage, row.step.as_deref())
}

pub async fn row(tx: &Tx, id: Uuid) -> Result<rubric::Model> {
    rubric::Entity::find_by_id(id).one(&tx.db).await?.ok_or_else(Error::not_found)
}

pub async fn class(tx: &Tx, rubric: &rubric::Model) -> Result<class::Model> {
    class::Entity::find_by_id(rubric.class_id).one(&tx.db).await?.ok_or_else(Error::not_found)
}

/// A teacher changed it: said who, and counted on.
pub async fn update(
    tx: &Tx,
    by: PersonId,
    rubric: rubric::Model,
    change: impl FnOnce(&mut rubric::ActiveModel),
) -> Result<rubric::Model> {
    let next = rubric.rev + 1;
    let mut row = rubric::ActiveModel::from(rubric);
    change(&mut row);
    row.rev = Set(next);
    row.changed_by = Set(by.0);
    row.changed_at = Set(tx.now.0);
    Ok(row.update(&tx.db).await?)
}

/// For the columns of a stage.
pub fn set_stage(row: &mut rubric::ActiveModel, stage: RubricStage) {
    row.stage = Set(stage.name().into());
    row.step = Set(stage.step().map(|step: MakingStep| step.name().into()));
}

/// A draft is told to nobody but its teachers; `was` is where it stood before.
pub fn event(row: &rubric::Model, was: RubricStage) -> Event {
    let known = stage(row) != RubricStage::Draft || was != RubricStage::Draft;
    let audiences = if known { vec![Audience::Staff, Audience::Class] } else { vec![Audience::Staff] };
    Event::in_class(row.class_id.into(), About::Rubric(row.id.into()), audiences)
}

/// What one student says while it is made: theirs and the staff's, and of what the class `read` also the class's.
pub fn said_event(row: &rubric::Model, student: PersonId, read: bool) -> Event {
    let mut audiences = vec![Audience::Staff, Audience::Person(student)];
    if read && row.notes_open {
        audiences = vec![Audience::Staff, Audience::Class];
    }
    Event::in_class(row.class_id.into(), About::Rubric(row.id.into()), audiences).of(student)
}

/// Its newest wording.
pub async fn wording(tx: &Tx, rubric: &rubric::Model) -> Result<rubric_wording::Model> {
    rubric_wording::Entity::find()
        .filter(rubric_wording::Column::RubricId.eq(rubric.id))
        .filter(rubric_wording::Column::Version.eq(rubric.version))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

pub async fn wordings(tx: &Tx, rubric: Uuid) -> Result<Vec<rubric_wording::Model>> {
    Ok(rubric_wording::Entity::find()
        .filter(rubric_wording::Column::RubricId.eq(rubric))
        .order_by_desc(rubric_wording::Column::Version)
        .all(&tx.db)
        .await?)
}

/// In their order.
pub async fn criteria(tx: &Tx, wording: Uuid) -> Result<Vec<rubric_criterion::Model>> {
    Ok(rubric_criterion::Entity::find()
        .filter(rubric_criterion::Column::WordingId.eq(wording))
        .order_by_asc(rubric_criterion::Column::Place)
        .order_by_asc(rubric_criterion::Column::Id)
        .all(&tx.db)
        .await?)
}

pub fn levels(text: &str) -> Result<Vec<String>> {
    Ok(serde_json::from_str(text)?)
}

pub fn criterion(row: rubric_criterion::Model) -> Result<CriterionView> {
    Ok(CriterionView { id: row.root_id.into(), levels: levels(&row.levels)?, words: row.words })
}

pub async fn wording_view(tx: &Tx, row: &rubric_wording::Model) -> Result<WordingView> {
    let rows = criteria(tx, row.id).await?;
    Ok(WordingView {
        version: row.version,
        levels: levels(&row.levels)?,
        criteria: rows.into_iter().map(criterion).collect::<Result<_>>()?,
    })
}

/// A wording with its criteria, as a new version.
pub async fn word(tx: &Tx, rubric: Uuid, district: Uuid, view: &WordingView) -> Result<rubric_wording::Model> {
    let row = rubric_wording::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(district),
        rubric_id: Set(rubric),
        version: Set(view.version),
        levels: Set(serde_json::to_string(&view.levels)?),
        created_at: Set(tx.now.0),
    };
    let row = row.insert(&tx.db).await?;
    for (place, one) in (0..).zip(&view.criteria) {
        add_criterion(tx, &row, one, place).await?;
    }
    Ok(row)
}

pub async fn add_criterion(tx: &Tx, of: &rubric_wording::Model, one: &CriterionView, place: i32) -> Result<()> {
    let row = rubric_criterion::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(of.district_id),
        rubric_id: Set(of.rubric_id),
        wording_id: Set(of.id),
        root_id: Set(one.id.0),
        place: Set(place),
        words: Set(one.words.clone()),
        levels: Set(serde_json::to_string(&one.levels)?),
        created_at: Set(tx.now.0),
    };
    rubric_criterion::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// How many criteria and samples it has.
pub async fn counts(tx: &Tx, rubric: &rubric::Model) -> Result<(usize, usize)> {
    let wording = wording(tx, rubric).await?;
    let criteria = rubric_criterion::Entity::find()
        .filter(rubric_criterion::Column::WordingId.eq(wording.id))
        .count(&tx.db)
        .await?;
    let samples = rubric_sample::Entity::find()
        .filter(rubric_sample::Column::RubricId.eq(rubric.id))
        .filter(rubric_sample::Column::RemovedAt.is_null())
        .count(&tx.db)
        .await?;
    Ok((criteria as usize, samples as usize))
}

pub fn face(row: &rubric::Model) -> RubricFace {
    RubricFace { id: row.id.into(), title: row.title.clone(), made_with_class_at: row.made_with_class_at.map(Moment) }
}

pub async fn card(tx: &Tx, row: &rubric::Model) -> Result<RubricCard> {
    Ok(RubricCard {
        id: row.id.into(),
        class: row.class_id.into(),
        title: row.title.clone(),
        stage: stage(row),
        version: row.version,
        criteria: counts(tx, row).await?.0,
        made_with_class_at: row.made_with_class_at.map(Moment),
        changed_by: people::name(tx, row.changed_by).await?,
        changed_at: Moment(row.changed_at),
        rev: row.rev,
    })
}
