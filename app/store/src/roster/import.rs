//! Pasted names become a plan; the plan is carried out whole, or not at all.

use domain::event::Cut;
use domain::id::{ClassId, PersonId};
use domain::refusal::Refusal;
use domain::roster::{Known, RosterPlan, RowPlan, TypedRow, next_picture, plan, same_student};
use domain::viewer::Viewer;

use super::{NewStudent, Place, add, bring_back, everybody, nowhere, place_event, tile_event, told_where_they_left};
use crate::write::Written;
use crate::{Error, Result, Store, classes};

fn planned(typed: &[TypedRow], everybody: &[Place]) -> RosterPlan {
    let known: Vec<_> = everybody
        .iter()
        .map(|place| Known { name: &place.name, external_id: place.external_id.as_deref(), enrolled: place.is_on() })
        .collect();
    plan(typed, &known)
}

impl Store {
    /// What an import would do, row by row. Nothing happens.
    #[crate::compiled_here]
    pub async fn plan_roster(&self, viewer: &Viewer, class: ClassId, typed: Vec<TypedRow>) -> Result<RosterPlan> {
        let tx = self.snapshot().await?;
        classes::active(&tx, viewer, class).await?;
        Ok(planned(&typed, &everybody(&tx, class).await?))
    }

    /// Puts the typed rows on the roster and says what was done. Conflict `roster.not_as_a_whole`: a row is bad, or there is none; nothing
    /// happened then.
    #[crate::compiled_here]
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
                let on = everybody.iter().filter(|place| place.is_on());
                let mut taken: Vec<_> = on.map(|place| place.picture.clone()).collect();
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
                            let same = |place: &Place| {
                                same_student(
                                    &typed.name,
                                    typed.external_id.as_deref(),
                                    &place.name,
                                    place.external_id.as_deref(),
                                )
                            };
                            let at = everybody.iter().position(same).ok_or_else(Error::not_found)?;
                            let place = everybody.swap_remove(at);
                            let was_out = nowhere(tx, &[place.student.0]).await?;
                            taken.push(bring_back(tx, &place, &taken).await?);
                            events.push(tile_event(class, place.student));
                            events.push(place_event(class, place.student));
                            events.extend(told_where_they_left(tx, class, &was_out).await?);
                            cuts.push(Cut::Person(place.student));
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
