//! Who is answered when the plan is *a few*.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::clock::Moment;
use domain::id::{ClassId, PersonId, PromptId};
use domain::prompts::{AnswerPlan, longest_waiting};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{enrollment, feedback, prompt, prompt_answered};
use crate::tx::Tx;
use crate::{Result, Store, scope};

impl Store {
    /// Students of the class who have waited longest for words from a teacher of it (*read* and notes are not words back):
    /// at most `how_many`, longest first. For the plan *a few*.
    #[crate::compiled_here]
    pub async fn longest_waiting(&self, viewer: &Viewer, class: ClassId, how_many: usize) -> Result<Vec<PersonId>> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let last: HashMap<Uuid, i64> = crate::feedback::of_class(class)
            .select_only()
            .column(feedback::Column::SubjectId)
            .column_as(feedback::Column::SentAt.max(), "last")
            .filter(feedback::Column::Kind.ne(crate::feedback::READ))
            .group_by(feedback::Column::SubjectId)
            .into_tuple::<(Uuid, i64)>()
            .all(&tx.db)
            .await?
            .into_iter()
            .collect();
        let waiting: Vec<_> = enrolled(&tx, class)
            .await?
            .into_iter()
            .map(|person| (PersonId(person), last.get(&person).copied().map(Moment)))
            .collect();
        Ok(longest_waiting(&waiting, how_many))
    }

    /// Whom the plan *a few* of this prompt names; empty for every other plan. For the class's teachers.
    #[crate::compiled_here]
    pub async fn answered_by_plan(&self, viewer: &Viewer, id: PromptId) -> Result<Vec<PersonId>> {
        let tx = self.snapshot().await?;
        super::guided(&tx, viewer, id).await?;
        Ok(few(&tx, id.0).await?.into_iter().map(Into::into).collect())
    }
}

/// Replaces the few. Who is not enrolled is left out; somebody must remain.
pub async fn pick(tx: &Tx, prompt: &prompt::Model, picked: &[PersonId]) -> Result<()> {
    clear(tx, prompt.id).await?;
    let picked: BTreeSet<Uuid> = picked.iter().map(|person| person.0).collect();
    let rows: Vec<_> = enrolled(tx, prompt.class_id.into())
        .await?
        .intersection(&picked)
        .map(|person| prompt_answered::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(prompt.district_id),
            prompt_id: Set(prompt.id),
            person_id: Set(*person),
        })
        .collect();
    if rows.is_empty() {
        return Err(Refusal::invalid("answered", "prompts.pick_someone").into());
    }
    prompt_answered::Entity::insert_many(rows).exec_without_returning(&tx.db).await?;
    Ok(())
}

pub async fn clear(tx: &Tx, prompt: Uuid) -> Result<()> {
    prompt_answered::Entity::delete_many().filter(prompt_answered::Column::PromptId.eq(prompt)).exec(&tx.db).await?;
    Ok(())
}

pub async fn few(tx: &Tx, prompt: Uuid) -> Result<BTreeSet<Uuid>> {
    let rows = prompt_answered::Entity::find().filter(prompt_answered::Column::PromptId.eq(prompt)).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// Prompt and student: whom these prompts' plan *a few* names.
pub struct Few(HashSet<(Uuid, Uuid)>);

impl Few {
    pub async fn of(
        tx: &Tx,
        prompts: impl IntoIterator<Item = &prompt::Model>,
        students: &BTreeSet<Uuid>,
    ) -> Result<Self> {
        let of_few = |prompt: &&prompt::Model| AnswerPlan::named(&prompt.plan) == Some(AnswerPlan::Few);
        let ids: Vec<Uuid> = prompts.into_iter().filter(of_few).map(|prompt| prompt.id).collect();
        if ids.is_empty() {
            return Ok(Self(HashSet::new()));
        }
        let rows = prompt_answered::Entity::find()
            .filter(prompt_answered::Column::PromptId.is_in(among(ids)))
            .filter(prompt_answered::Column::PersonId.is_in(among(students.iter().copied())))
            .all(&tx.db)
            .await?;
        Ok(Self(rows.into_iter().map(|row| (row.prompt_id, row.person_id)).collect()))
    }

    /// Whether the prompt's plan answers this student.
    pub fn includes(&self, prompt: &prompt::Model, student: Uuid) -> bool {
        match AnswerPlan::named(&prompt.plan) {
            Some(AnswerPlan::Everyone) => true,
            Some(AnswerPlan::Few) => self.0.contains(&(prompt.id, student)),
            Some(AnswerPlan::Together | AnswerPlan::Nobody) | None => false,
        }
    }
}

/// The students of a class right now.
async fn enrolled(tx: &Tx, class: ClassId) -> Result<BTreeSet<Uuid>> {
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(class.0))
        .filter(enrollment::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}
