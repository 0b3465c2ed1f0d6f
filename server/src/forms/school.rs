//! `/school`: an admin's settings, staff, terms and audit; a teacher reads what is set. To everybody else it is not there.

mod staff;
pub mod tools;

pub use staff::{bring_back, hand_over, invite, password_link, set_role, take_off, withdraw};

use app::accounts::{Asked, SchoolAsTeacher, SchoolPage};
use app::error::AppError;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::clock::Moment;
use domain::id::{PersonId, SchoolId, TermId};
use domain::refusal::Refusal;
use domain::schools::{SchoolDraft, SchoolView, TermDraft};
use domain::words::{LONGEST_SENTENCE, passage};
use leptos::prelude::*;
use serde::Deserialize;

use super::visit::{Visit, is_for_the_form};

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Wanted {
    before: Option<i64>,
    done: String,
}

/// One's own school; who belongs to several sees the first by name.
pub async fn mine(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    answer(&visit, read(&visit, None, wanted).await)
}

pub async fn show(visit: Visit, Path(id): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    let shown = match school_id(&id) {
        Ok(id) => read(&visit, Some(id), wanted).await,
        Err(error) => Err(error),
    };
    answer(&visit, shown)
}

/// Where a form's own address leads when it is typed or gone back to.
pub async fn back(Path(id): Path<String>) -> Redirect {
    Redirect::to(if school_id(&id).is_ok() { "/school" } else { "/" })
}

/// The same for what was done to somebody or something of the school.
pub async fn back_from(Path((id, _)): Path<(String, String)>) -> Redirect {
    back(Path(id)).await
}

fn answer(visit: &Visit, shown: Result<Response, AppError>) -> Response {
    shown.unwrap_or_else(|error| visit.stopped(error))
}

/// What is no id names nothing.
fn school_id(path: &str) -> Result<SchoolId, AppError> {
    path.parse().map_err(|_| Refusal::NotFound.into())
}

async fn read(visit: &Visit, id: Option<SchoolId>, wanted: Wanted) -> Result<Response, AppError> {
    let me = visit.store().me(&visit.viewer).await?;
    let school =
        me.schools.iter().find(|school| id.is_none_or(|id| school.id == id)).cloned().ok_or(Refusal::NotFound)?;
    if !school.role.may_run_the_school() {
        return Ok(visit.page("school.title", move || view! { <SchoolAsTeacher me school/> }));
    }
    let done = match wanted.done.as_str() {
        "kept" => Some("school.kept"),
        "term" => Some("school.term_added"),
        "removed" => Some("school.term_removed"),
        "off" => Some("school.taken_off"),
        "back" => Some("school.brought_back"),
        "role" => Some("school.role_changed"),
        "over" => Some("school.handed_over"),
        "withdrawn" => Some("invitations.withdrawn"),
        _ => None,
    };
    page(visit, school.id, wanted.before.map(Moment), done, Asked::Nothing).await
}

/// The admin's page, for the first time or with a form that comes back.
async fn page(
    visit: &Visit,
    id: SchoolId,
    older: Option<Moment>,
    done: Option<&'static str>,
    asked: Asked,
) -> Result<Response, AppError> {
    let store = visit.store();
    let (me, school) = (store.me(&visit.viewer).await?, store.school(&visit.viewer, id).await?);
    let audit = store.audit(&visit.viewer, id, older).await?;
    let error = match &asked {
        Asked::Nothing => None,
        Asked::Settings(_, error) | Asked::Talk { error, .. } | Asked::Term(_, error) | Asked::Other(error) => {
            Some(error.clone())
        }
    };
    let body = move || view! { <SchoolPage me school audit older done asked/> };
    Ok(match error {
        None => visit.page("school.title", body),
        Some(error) => visit.again(&error, "school.title", body),
    })
}

/// After a form: on to what was done, or the page again with what was typed.
async fn done(
    visit: &Visit,
    id: SchoolId,
    result: Result<(), AppError>,
    what: &str,
    asked: impl FnOnce(AppError) -> Asked,
) -> Result<Response, AppError> {
    match result {
        Ok(()) => Ok(Redirect::to(&format!("/school/{id}?done={what}")).into_response()),
        Err(error) if is_for_the_form(&error) => page(visit, id, None, None, asked(error)).await,
        Err(error) => Err(error),
    }
}

/// The school of a form, for its admin: whoever may not run it goes no further.
async fn of_admin(visit: &Visit, id: &str) -> Result<SchoolView, AppError> {
    Ok(visit.store().school(&visit.viewer, school_id(id)?).await?)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct SettingsTyped {
    name: String,
    time_zone: String,
    locale: String,
    open_sign_up: String,
    idle_minutes: Option<String>,
}

pub async fn settings(visit: Visit, Path(id): Path<String>, Form(typed): Form<SettingsTyped>) -> Response {
    let settings = async {
        let now = of_admin(&visit, &id).await?;
        let draft = SchoolDraft {
            name: typed.name,
            time_zone: typed.time_zone,
            locale: typed.locale,
            open_sign_up: typed.open_sign_up == "yes",
            talk_note: now.talk_note,
            // A form from before there was this field changes nothing about it.
            idle_minutes: typed.idle_minutes.unwrap_or_else(|| now.idle_minutes.to_string()),
        };
        let changed = visit.store().change_school(&visit.viewer, now.id, &draft).await.map_err(AppError::from);
        done(&visit, now.id, changed, "kept", |error| Asked::Settings(draft, error)).await
    };
    answer(&visit, settings.await)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct TalkTyped {
    people: Vec<String>,
    talk_note: String,
}

pub async fn talk(visit: Visit, Path(id): Path<String>, Form(typed): Form<TalkTyped>) -> Response {
    let talk = async {
        let now = of_admin(&visit, &id).await?;
        let people: Vec<PersonId> = typed.people.iter().filter_map(|person| person.parse().ok()).collect();
        let (id, note) = (now.id, typed.talk_note);
        let changed = change_talk(&visit, now, people.clone(), &note).await;
        done(&visit, id, changed, "kept", |error| Asked::Talk { note, people, error }).await
    };
    answer(&visit, talk.await)
}

/// The words are looked over first, so that people and words change together or not at all.
async fn change_talk(visit: &Visit, now: SchoolView, people: Vec<PersonId>, note: &str) -> Result<(), AppError> {
    if let Err(sentence) = passage(note, LONGEST_SENTENCE) {
        let faults = vec![domain::refusal::Fault { field: "talk_note".into(), sentence }];
        return Err(Refusal::Invalid { faults }.into());
    }
    visit.store().set_talk_people(&visit.viewer, now.id, people).await?;
    let draft = SchoolDraft {
        name: now.name,
        time_zone: now.time_zone,
        locale: now.locale,
        open_sign_up: now.open_sign_up,
        talk_note: note.to_owned(),
        idle_minutes: now.idle_minutes.to_string(),
    };
    Ok(visit.store().change_school(&visit.viewer, now.id, &draft).await?)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct TermTyped {
    term_name: String,
    starts_on: String,
    ends_on: String,
}

pub async fn make_term(visit: Visit, Path(id): Path<String>, Form(typed): Form<TermTyped>) -> Response {
    let made = async {
        let id = of_admin(&visit, &id).await?.id;
        let draft = TermDraft { name: typed.term_name, starts_on: typed.starts_on, ends_on: typed.ends_on };
        let made = visit.store().make_term(&visit.viewer, id, &draft).await.map(drop).map_err(AppError::from);
        done(&visit, id, made, "term", |error| Asked::Term(draft, error)).await
    };
    answer(&visit, made.await)
}

pub async fn remove_term(visit: Visit, Path((id, term)): Path<(String, String)>) -> Response {
    let removed = async {
        let id = of_admin(&visit, &id).await?.id;
        let term: TermId = term.parse().map_err(|_| Refusal::NotFound)?;
        let removed = visit.store().remove_term(&visit.viewer, id, term).await.map_err(AppError::from);
        done(&visit, id, removed, "removed", Asked::Other).await
    };
    answer(&visit, removed.await)
}
