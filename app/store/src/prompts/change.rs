//! Changing who will be answered.

use std::collections::BTreeSet;

use domain::event::{About, Audience, Event};
use domain::id::{ClassId, PersonId, PromptId};
use domain::prompts::{AnswerPlan, PromptState};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::answered;
use crate::entity::{prompt, reflection};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, Store, classes};

impl Store {
    /// Changes who will be answered, while the prompt is planned or open; a closed one keeps its word. `answered` is read only
    /// with [`AnswerPlan::Few`]. Pieces whose student is now in the plan, or no longer, change whose turn they are.
    ///
    /// Errors: not found; `prompts.already_closed`; `prompts.pick_someone` beside `answered`.
    #[crate::compiled_here]
    pub async fn change_plan(
        &self,
        viewer: &Viewer,
        id: PromptId,
        plan: AnswerPlan,
        answered: Vec<PersonId>,
    ) -> Result<()> {
        let class = self.class_of_prompt(viewer, id).await?;
        let viewer = viewer.clone();
        self.write(classes::touches(&viewer, class), move |tx| {
            let (viewer, picked) = (viewer.clone(), answered.clone());
            Box::pin(async move {
                let (_, row) = super::guided(tx, &viewer, id).await?;
                if let PromptState::Closed { .. } = super::state(&row) {
                    return Err(Refusal::conflict("prompts.already_closed").into());
                }
                let before = Plan::of(tx, &row).await?;
                match plan {
                    AnswerPlan::Few => answered::pick(tx, &row, &picked).await?,
                    _ => answered::clear(tx, row.id).await?,
                }
                let after = Plan { plan: Some(plan), few: answered::few(tx, row.id).await? };
                if before == after {
                    return Ok(Written::quietly(()));
                }
                let rev = row.rev + 1;
                let mut changed = prompt::ActiveModel::from(row);
                changed.plan = Set(plan.name().into());
                changed.rev = Set(rev);
                let row = changed.update(&tx.db).await?;
                let mut events = vec![super::event(&row)];
                events.extend(turn_pieces(tx, &row, &before, &after).await?);
                Ok(Written::new((), events))
            })
        })
        .await
    }
}

#[derive(PartialEq)]
struct Plan {
    plan: Option<AnswerPlan>,
    few: BTreeSet<Uuid>,
}

impl Plan {
    async fn of(tx: &Tx, row: &prompt::Model) -> Result<Self> {
        Ok(Self { plan: AnswerPlan::named(&row.plan), few: answered::few(tx, row.id).await? })
    }

    fn includes(&self, student: Uuid) -> bool {
        self.plan == Some(AnswerPlan::Everyone) || self.few.contains(&student)
    }
}

/// A new state for every piece that comes into the plan or leaves it. Nobody but its student hears of a draft.
async fn turn_pieces(tx: &Tx, prompt: &prompt::Model, before: &Plan, after: &Plan) -> Result<Vec<Event>> {
    let pieces = reflection::Entity::find().filter(reflection::Column::PromptId.eq(prompt.id)).all(&tx.db).await?;
    let mut events = Vec::new();
    for piece in pieces {
        let student = piece.subject_id;
        if before.includes(student) == after.includes(student) {
            continue;
        }
        let own = Audience::Person(student.into());
        let audiences = if piece.version > 0 { vec![Audience::Staff, own] } else { vec![own] };
        let about = About::Piece(piece.id.into());
        events.push(Event::in_class(ClassId(prompt.class_id), about, audiences).of(student.into()));
        let rev = piece.rev + 1;
        let mut row = reflection::ActiveModel::from(piece);
        row.rev = Set(rev);
        row.update(&tx.db).await?;
    }
    Ok(events)
}
