//! `/class/{id}/student/{person}/yes`: what a student's guardians said, recorded and withdrawn.

use app::classes::{Said as Told, YesPage};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use domain::audience::YesDraft;
use domain::id::PersonId;
use domain::refusal::Refusal;
use serde::Deserialize;

use super::super::classes::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;

#[derive(Deserialize)]
pub struct Address {
    person: String,
}

type Fields = Vec<(String, String)>;

pub async fn show(here: InClass, Path(address): Path<Address>, Query(said): Query<Said>) -> Response {
    let shown = async { page(&here, id(&address.person)?, said, Typed::default()).await };
    answer(&here.visit, shown.await)
}

pub async fn change(here: InClass, Path(address): Path<Address>, Form(fields): Form<Fields>) -> Response {
    let done = async {
        let student: PersonId = id(&address.person)?;
        match carry_out(&here, student, &fields).await {
            Ok(said) => Ok(here.to(&format!("/student/{student}/yes?said={said}"))),
            Err(error) if is_for_the_form(&error) => {
                page(&here, student, Said::default(), Typed::refused(fields, error)).await
            }
            Err(error) => Err(error),
        }
    };
    answer(&here.visit, done.await)
}

async fn carry_out(here: &InClass, student: PersonId, fields: &Fields) -> Result<&'static str, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let text =
        |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default();
    match text("what").as_str() {
        "record" => {
            let covers = text("covers");
            let draft = YesDraft {
                guardian: text("guardian"),
                how: text("how"),
                said_on: text("said_on"),
                covers: covers.clone(),
            };
            let inquiry = covers.parse().ok();
            store.record_yes(viewer, here.class, student, id(&text("yes"))?, inquiry, draft).await?;
            Ok("yes_recorded")
        }
        "withdraw" => {
            store.withdraw_yes(viewer, here.class, student, id(&text("yes"))?).await?;
            Ok("yes_withdrawn")
        }
        _ => Err(Refusal::NotFound.into()),
    }
}

async fn page(here: &InClass, student: PersonId, said: Said, typed: Typed) -> Result<Response, AppError> {
    let desk = here.visit.store().yeses(&here.visit.viewer, here.class, student).await?;
    let error = typed.error.clone();
    let said = (!said.said.is_empty()).then(|| Told { what: said.said, ..Told::default() });
    let page = YesPage { me: here.me.clone(), desk, typed, said };
    let title = "world.yes_page";
    Ok(match error {
        Some(error) => here.visit.again(&error, title, move || page.view()),
        None => here.visit.page(&here.visit.say(title), move || page.view()),
    })
}
