//! Pasted names become a plan; the plan is carried out whole, or not at all.

use domain::event::Cut;
use domain::id::{ClassId, PersonId};
use domain::refusal::Refusal;
use domain::roster::{Known, RosterPlan, RowPlan, TypedRow, next_picture, plan, same_student};
use domain::viewer::Viewer;

use super::{NewStudent, add, bring_back, everybody, nowhere, place_event, tile_event, told_where_they_left};
use crate::entity::{enrollment, person};
use crate::write::Written;
use crate::{Error, Result, Store, classes};

fn planned(typed: &[TypedRow], everybody: &[(enrollment::Model, person::Model)]) -> RosterPlan {
    let known: Vec<_> = everybody
        .iter()
        .map(|(row, person)| Known {
            name: &person.display_name,
            external_id: person.external_id.as_deref(),
            enrolled: row.ends_at.is_none(),
        })
        .collect();
    plan(typed, &known)
}

impl Store {
    /// What an import would do, row by row. Nothing happens.
    pub async fn plan_roster(&self, viewer: &Viewer, class: ClassId, typed: Vec<TypedRow>) -> Result<RosterPlan> {
        let tx = self.snapshot().await?;
        classes::active(&tx, viewer, class).await?;
        Ok(planned(&typed, &everybody(&tx, class).await?))
    }

    /// Puts the typed rows on the roster and says what was done. Conflict `roster.not_as_a_whole`: a row is bad, or there is none; nothing
    /// happened then.
    pub async fn import_roster(&self, viewer: &Viewer, class: ClassId, typed: Vec<TypedRow>) -> Result<RosterPlan> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let (viewer, typed) = (viewer.clone(), typed.clone());
            Box::pin(async move {
                let row = classes::active(tx, &viewer, class).await?;
                let mut everybody = everybody(tx, class).await?;
                let plan = planned(&typed, &everybody);
                if !plan.may_be_carried_out() {
                    return Err(Refusal::conflict("roster.not_as_a_whole").into());
                }
                let on = everybody.iter().filter(|(row, _)| row.ends_at.is_none());
                let mut taken: Vec<_> = on.map(|(row, _)| row.picture.clone()).collect();
                let (mut events, mut cuts) = (Vec::new(), Vec::new());
                for typed in &plan.rows {
                    match typed.plan {
                        RowPlan::Add => {
                            let picture = next_picture(taken.iter().map(String::as_str));
                            taken.push(picture.into());
                            let (id, external_id) = (PersonId::mint(), typed.external_id.clone());
                            let student = NewStudent { id, name: &typed.name, external_id, picture, nickname: false };
                            add(tx, &row, student).await?;
                            events.push(tile_event(class, id));
                        }
                        RowPlan::Restore => {
                            let same = |(_, person): &(enrollment::Model, person::Model)| {
                                same_student(
                                    &typed.name,
                                    typed.external_id.as_deref(),
                                    &person.display_name,
                                    person.external_id.as_deref(),
                                )
                            };
                            let at = everybody.iter().position(same).ok_or_else(Error::not_found)?;
                            let (row, person) = everybody.swap_remove(at);
                            let was_out = nowhere(tx, &[person.id]).await?;
                            taken.push(bring_back(tx, row, &taken).await?);
                            events.push(tile_event(class, person.id.into()));
                            events.push(place_event(class, person.id.into()));
                            events.extend(told_where_they_left(tx, class, &was_out).await?);
                            cuts.push(Cut::Person(person.id.into()));
                        }
                        RowPlan::Already | RowPlan::Twice { .. } | RowPlan::Bad { .. } => {}
                    }
                }
                Ok(Written::new(plan, events).cutting(cuts))
            })
        })
        .await
    }
}
