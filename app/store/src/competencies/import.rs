//! A pasted or imported list becomes a plan; the plan is carried out whole, or not at all.

use domain::audit::Deed;
use domain::competencies::{
    CompetencyFate, CompetencyPlan, CompetencyRow, KnownCompetency, TypedCompetency, plan, same,
};
use domain::id::ClassId;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use uuid::Uuid;

use super::{not_as_a_whole, rows};
use crate::entity::{class, competency};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, audit, classes, scope};

fn planned(typed: &[TypedCompetency], there: &[competency::Model]) -> CompetencyPlan {
    let known: Vec<_> = there
        .iter()
        .map(|row| KnownCompetency {
            code: &row.code,
            identifier: &row.identifier,
            statement: &row.statement,
            listed: row.removed_at.is_none(),
        })
        .collect();
    plan(typed, &known)
}

impl Store {
    /// What an import would do, row by row. Nothing happens.
    #[crate::compiled_here]
    pub async fn plan_competencies(
        &self,
        viewer: &Viewer,
        class: ClassId,
        typed: Vec<TypedCompetency>,
    ) -> Result<CompetencyPlan> {
        let tx = self.snapshot().await?;
        classes::active(&tx, viewer, class).await?;
        Ok(planned(&typed, &rows(&tx, class).await?))
    }

    /// Puts the typed rows on the class's list and says what was done. Conflict `competencies.not_as_a_whole`: a row is bad, or there is
    /// none; nothing happened then.
    #[crate::compiled_here]
    pub async fn import_competencies(
        &self,
        viewer: &Viewer,
        class: ClassId,
        typed: Vec<TypedCompetency>,
    ) -> Result<CompetencyPlan> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let (viewer, typed) = (viewer.clone(), typed.clone());
            Box::pin(async move {
                let row = classes::active(tx, &viewer, class).await?;
                let there = rows(tx, class).await?;
                let plan = planned(&typed, &there);
                if !plan.may_be_carried_out() {
                    return Err(not_as_a_whole());
                }
                carry_out(tx, &row, &there, &plan).await?;
                audit::note(tx, Deed::Competencies, scope::person(&viewer)?, None, Some(class.0)).await?;
                Ok(Written::new(plan, vec![classes::settings_event(class)]))
            })
        })
        .await
    }
}

async fn carry_out(tx: &Tx, class: &class::Model, there: &[competency::Model], plan: &CompetencyPlan) -> Result<()> {
    let mut place = there.iter().map(|row| row.place).max().unwrap_or(0);
    for row in &plan.rows {
        match row.fate {
            CompetencyFate::Add => {
                place += 1;
                add(tx, class, row, place).await?;
            }
            CompetencyFate::Reword | CompetencyFate::Restore => {
                let this = (row.identifier.as_str(), row.code.as_str(), row.statement.as_str());
                let known = there.iter().find(|known| same(this, (&known.identifier, &known.code, &known.statement)));
                let mut known = competency::ActiveModel::from(known.cloned().ok_or_else(Error::not_found)?);
                known.statement = Set(row.statement.clone());
                // A list without them takes none away.
                if !row.code.is_empty() {
                    known.code = Set(row.code.clone());
                }
                if !row.identifier.is_empty() {
                    known.identifier = Set(row.identifier.clone());
                }
                known.removed_at = Set(None);
                known.update(&tx.db).await?;
            }
            CompetencyFate::Already | CompetencyFate::Twice { .. } | CompetencyFate::Bad { .. } => {}
        }
    }
    Ok(())
}

async fn add(tx: &Tx, class: &class::Model, row: &CompetencyRow, place: i32) -> Result<()> {
    let new = competency::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(class.district_id),
        class_id: Set(class.id),
        code: Set(row.code.clone()),
        identifier: Set(row.identifier.clone()),
        statement: Set(row.statement.clone()),
        place: Set(place),
        created_at: Set(tx.now.0),
        removed_at: Set(None),
    };
    competency::Entity::insert(new).exec_without_returning(&tx.db).await?;
    Ok(())
}
