//! Making a rubric with a class: what its teacher puts there, opens, sorts and words.

use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::{CriterionId, RubricId, RubricNoteId, SampleId};
use domain::refusal::{Refusal, Sentence};
use domain::rubrics::{CriterionView, MOST_CRITERIA, MakingStep, MakingView, RubricStage, sample};
use domain::viewer::Viewer;
use domain::words::line;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{editing, noting, rows};
use crate::entity::{rubric, rubric_note, rubric_sample};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, replay, scope};

/// What a teacher does between the steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MakingAct {
    AddSample {
        id: SampleId,
        words: String,
    },
    RemoveSample(SampleId),
    /// The class reads the notes, without names, that were written until then: those that the teacher has read.
    OpenNotes {
        until: Moment,
    },
    CloseNotes,
    /// Under a criterion, or back among those that stand nowhere.
    Sort {
        note: RubricNoteId,
        under: Option<CriterionId>,
    },
    /// Not for the class to read; it stays its student's.
    RemoveNote(RubricNoteId),
    /// A heading, then a wording: new, or said anew.
    Word {
        id: CriterionId,
        words: String,
    },
    RemoveCriterion(CriterionId),
}

impl Store {
    /// One that is being made, for those who lead it. Not found for what is not being made.
    #[crate::compiled_here]
    pub async fn making(&self, viewer: &Viewer, id: RubricId) -> Result<(MakingView, Cursor)> {
        let tx = self.snapshot().await?;
        let (row, class) = scope::guided_rubric(&tx, viewer, id).await?;
        if rows::stage(&row).step().is_none() {
            return Err(Error::not_found());
        }
        let wording = rows::wording_view(&tx, &rows::wording(&tx, &row).await?).await?;
        let view = MakingView {
            card: rows::card(&tx, &row).await?,
            archived: class.archived_at.is_some(),
            class_name: class.name,
            notes_open: row.notes_open,
            samples: noting::samples(&tx, row.id).await?,
            notes: noting::notes(&tx, &row, noting::For::Staff).await?,
            replies: noting::replies(&tx, &row, noting::For::Staff, &wording.criteria).await?,
            criteria: wording.criteria,
        };
        Ok((view, replay::cursor(&tx, viewer).await?))
    }

    /// Errors: not found; invalid `sample`, `criterion-<id>`; conflict `rubrics.not_now` when it is not being made, `rubrics.too_many_criteria`;
    /// `classes.archived`.
    #[crate::compiled_here]
    pub async fn lead_making(&self, viewer: &Viewer, id: RubricId, act: MakingAct) -> Result<()> {
        let class = self.class_of_rubric(viewer, id).await?;
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let (viewer, act) = (viewer.clone(), act.clone());
            Box::pin(async move {
                let (rubric, _) = scope::guided_rubric(tx, &viewer, id).await?;
                classes::active(tx, &viewer, rubric.class_id.into()).await?;
                let stage = rows::stage(&rubric);
                if stage.step().is_none() {
                    return Err(Refusal::conflict("rubrics.not_now").into());
                }
                let me = scope::person(&viewer)?.person;
                let open = match act {
                    MakingAct::OpenNotes { .. } => true,
                    MakingAct::CloseNotes => false,
                    _ => rubric.notes_open,
                };
                let changed = match act {
                    MakingAct::AddSample { id, words } => add_sample(tx, &rubric, me.0, id, &words).await?,
                    MakingAct::RemoveSample(id) => remove_sample(tx, &rubric, id).await?,
                    MakingAct::OpenNotes { until } => noting::show(tx, &rubric, until).await? || !rubric.notes_open,
                    MakingAct::CloseNotes => rubric.notes_open,
                    MakingAct::Sort { note, under } => sort(tx, &rubric, note, under).await?,
                    MakingAct::RemoveNote(note) => noting::remove(tx, &rubric, note, None).await?,
                    MakingAct::Word { id, words } => word(tx, &rubric, id, Some(words)).await?,
                    MakingAct::RemoveCriterion(id) => word(tx, &rubric, id, None).await?,
                };
                if !changed {
                    return Ok(Written::quietly(()));
                }
                let row = rows::update(tx, me, rubric, |row| row.notes_open = Set(open)).await?;
                Ok(Written::new((), vec![rows::event(&row, stage)]))
            })
        })
        .await
    }
}

async fn add_sample(tx: &Tx, rubric: &rubric::Model, me: uuid::Uuid, id: SampleId, words: &str) -> Result<bool> {
    if let Some(known) = rubric_sample::Entity::find_by_id(id.0).one(&tx.db).await? {
        return if known.rubric_id == rubric.id { Ok(false) } else { Err(Error::not_found()) };
    }
    let there = noting::samples(tx, rubric.id).await?.len();
    let row = rubric_sample::ActiveModel {
        id: Set(id.0),
        district_id: Set(rubric.district_id),
        rubric_id: Set(rubric.id),
        made_by: Set(me),
        place: Set(i32::try_from(there).unwrap_or(i32::MAX)),
        words: Set(sample(words, there)?),
        created_at: Set(tx.now.0),
        removed_at: Set(None),
    };
    rubric_sample::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(true)
}

async fn remove_sample(tx: &Tx, rubric: &rubric::Model, id: SampleId) -> Result<bool> {
    let row = rubric_sample::Entity::find_by_id(id.0).one(&tx.db).await?;
    let row = row.filter(|row| row.rubric_id == rubric.id).ok_or_else(Error::not_found)?;
    if row.removed_at.is_some() {
        return Ok(false);
    }
    let mut row = rubric_sample::ActiveModel::from(row);
    row.removed_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    Ok(true)
}

async fn sort(tx: &Tx, rubric: &rubric::Model, note: RubricNoteId, under: Option<CriterionId>) -> Result<bool> {
    let row = noting::row(tx, rubric, note).await?;
    let wording = rows::wording(tx, rubric).await?;
    let known = rows::criteria(tx, wording.id).await?;
    if under.is_some_and(|under| !known.iter().any(|one| one.root_id == under.0)) {
        return Err(Error::not_found());
    }
    let under = under.map(|under| under.0);
    if row.root_id == under {
        return Ok(false);
    }
    let mut row = rubric_note::ActiveModel::from(row);
    row.root_id = Set(under);
    row.update(&tx.db).await?;
    Ok(true)
}

/// Words it, or takes it away: what was sorted under it then stands nowhere.
async fn word(tx: &Tx, rubric: &rubric::Model, id: CriterionId, words: Option<String>) -> Result<bool> {
    let known = rows::wording(tx, rubric).await?;
    let mut view = rows::wording_view(tx, &known).await?;
    let at = view.criteria.iter().position(|one| one.id == id);
    let before = view.clone();
    let fault = |sentence: Sentence| {
        let field = if at.is_some() { format!("criterion-{id}") } else { "criterion".into() };
        Refusal::Invalid { faults: vec![domain::refusal::Fault { field, sentence }] }
    };
    match (at, words) {
        (Some(at), Some(words)) => {
            view.criteria[at].words = line(&words, domain::rubrics::LONGEST_CRITERION).map_err(fault)?;
        }
        (None, Some(words)) => {
            if view.criteria.len() >= MOST_CRITERIA {
                let full = Sentence::new("rubrics.too_many_criteria").with("most", MOST_CRITERIA);
                return Err(fault(full).into());
            }
            let words = line(&words, domain::rubrics::LONGEST_CRITERION).map_err(fault)?;
            view.criteria.push(CriterionView { id, words, levels: vec![String::new(); view.levels.len()] });
        }
        (Some(at), None) => {
            view.criteria.remove(at);
            rubric_note::Entity::update_many()
                .col_expr(rubric_note::Column::RootId, sea_orm::sea_query::Expr::value(Option::<uuid::Uuid>::None))
                .filter(rubric_note::Column::RubricId.eq(rubric.id))
                .filter(rubric_note::Column::RootId.eq(id.0))
                .exec(&tx.db)
                .await?;
        }
        (None, None) => return Err(Error::not_found()),
    }
    if view == before {
        return Ok(false);
    }
    editing::not_elsewhere(tx, rubric.id.into(), &view).await?;
    editing::reword(tx, known, &view).await?;
    Ok(true)
}

/// Students say something now.
pub fn is_at(rubric: &rubric::Model, step: MakingStep) -> Result<RubricStage> {
    let stage = rows::stage(rubric);
    stage.is_at(step)?;
    Ok(stage)
}
