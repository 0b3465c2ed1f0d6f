//! `/setup`: the first account makes the school. Once anybody is there, there is no such page.

use app::accounts::{AccountTyped, SetUp, SetUpTyped, is_zone};
use app::error::AppError;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::accounts::SignUp;
use domain::refusal::{Fault, Refusal};
use domain::schools::SchoolDraft;
use leptos::prelude::*;
use serde::Deserialize;

use super::enter::{enter, hashed};
use super::visit::{Visit, is_for_the_form};

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    school_name: String,
    time_zone: String,
    locale: String,
    name: String,
    email: String,
    password: String,
}

impl Typed {
    /// Everything that is wrong with both halves of the form, before anything is hashed.
    fn check(&self) -> Result<(), Refusal> {
        let school = SchoolDraft {
            name: self.school_name.clone(),
            time_zone: self.time_zone.clone(),
            locale: self.locale.clone(),
            ..SchoolDraft::default()
        };
        let account = SignUp { name: self.name.clone(), email: self.email.clone(), password: self.password.clone() };
        let mut faults = faults(school.check(is_zone(&self.time_zone)).err());
        for fault in faults.iter_mut().filter(|fault| fault.field == "name") {
            fault.field = "school_name".into();
        }
        faults.extend(self::faults(account.check().err()));
        if faults.is_empty() { Ok(()) } else { Err(Refusal::Invalid { faults }) }
    }

    fn shown(self) -> SetUpTyped {
        SetUpTyped {
            school_name: self.school_name,
            time_zone: self.time_zone,
            locale: self.locale,
            account: AccountTyped { name: self.name, email: self.email },
        }
    }
}

fn faults(refusal: Option<Refusal>) -> Vec<Fault> {
    match refusal {
        Some(Refusal::Invalid { faults }) => faults,
        _ => Vec::new(),
    }
}

pub async fn show(visit: Visit) -> Response {
    match visit.store().needs_setup().await {
        Ok(true) => {
            let typed = SetUpTyped {
                time_zone: "America/New_York".into(),
                locale: visit.reader.locale.0.into(),
                ..SetUpTyped::default()
            };
            visit.page("accounts.set_up_title", move || view! { <SetUp typed error=None/> })
        }
        Ok(false) => visit.not_found(),
        Err(error) => visit.stopped(error),
    }
}

pub async fn set_up(visit: Visit, Form(typed): Form<Typed>) -> Response {
    match made(&visit, &typed).await {
        Ok(response) => response,
        Err(error) if is_for_the_form(&error) => {
            let (typed, shown) = (typed.shown(), error.clone());
            visit.again(&error, "accounts.set_up_title", move || view! { <SetUp typed error=Some(shown)/> })
        }
        Err(error) => visit.stopped(error),
    }
}

async fn made(visit: &Visit, typed: &Typed) -> Result<Response, AppError> {
    let store = visit.store();
    if !store.needs_setup().await? {
        return Err(Refusal::NotFound.into());
    }
    typed.check()?;
    let hash = hashed(typed.password.clone()).await?;
    let joined = store
        .set_up_school(&typed.school_name, &typed.time_zone, &typed.locale, &typed.name, &typed.email, hash.clone())
        .await?;
    enter(visit, joined.person, &hash, "/classes").await
}
