//! `/classes`

use app::classes::{PartOfDay, Said as Told, TeacherHome, Undo};
use app::error::AppError;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use chrono::Timelike;
use domain::classes::{ClassCard, ClassDraft};
use domain::clock::Moment;
use domain::refusal::Refusal;
use serde::Deserialize;

use super::here::{Said, Teaching, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "goal_ask choice strategy try question inquiry reply audience portfolio conference goal talk";

pub async fn show(here: Teaching, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, ClassDraft::default(), None, said).await)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    name: String,
    subject: String,
    grade_band: String,
    access_point: String,
    /// Asked only of who works in several.
    school: String,
}

pub async fn make(here: Teaching, Form(typed): Form<Typed>) -> Response {
    let Typed { name, subject, grade_band, access_point, school } = typed;
    let draft = ClassDraft { name, subject, grade_band, access_point };
    let made = match here.me.schools.iter().find(|known| school.is_empty() || known.id.to_string() == school) {
        Some(school) => {
            here.visit.store().make_class(&here.visit.viewer, school.id, draft.clone()).await.map_err(AppError::from)
        }
        None => Err(Refusal::NotFound.into()),
    };
    let done = match made {
        Ok(class) => Ok(Redirect::to(&format!("/class/{class}")).into_response()),
        Err(error) if is_for_the_form(&error) => page(&here, draft, Some(error), Said::default()).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

async fn page(here: &Teaching, typed: ClassDraft, error: Option<AppError>, said: Said) -> Result<Response, AppError> {
    let Teaching { visit, me } = here;
    let cursor = visit.store().cursor(&visit.viewer).await?;
    let classes = visit.store().my_classes(&visit.viewer).await?;
    // Not found for those whom the school did not name.
    let talks = visit.store().talks(&visit.viewer).await.unwrap_or_default();
    let page = TeacherHome {
        asks: visit.store().goal_asks_waiting(&visit.viewer).await?,
        goals: visit.store().goals_waiting(&visit.viewer).await?,
        proposals: visit.store().count_proposals_waiting(&visit.viewer).await?,
        shelves: visit.store().shelves_waiting(&visit.viewer).await?,
        tries: visit.store().tries_unanswered(&visit.viewer).await?,
        questions: visit.store().count_questions_waiting(&visit.viewer).await?,
        inquiries: visit.store().inquiries_waiting(&visit.viewer).await?,
        audiences: visit.store().audiences_waiting(&visit.viewer).await?,
        replies: visit.store().replies_waiting(&visit.viewer).await?,
        portfolios: visit.store().portfolios_shown(&visit.viewer).await?,
        talks: talks.iter().filter(|talk| talk.seen_by.is_none()).count(),
        me: me.clone(),
        part_of_day: PartOfDay::at(hour(visit.state.now(), &me.time_zone)),
        said: told(said, &classes),
        schools: me.schools.iter().map(|school| (school.id, school.name.clone())).collect(),
        classes,
        typed,
        error: error.clone(),
    };
    Ok(match error {
        Some(error) => visit.again(&error, "classes.yours", move || page.view()),
        None => visit.live_page("classes.yours", &cursor, HEARS, move || page.view()),
    })
}

/// A class that was just put away can be brought back at once.
fn told(said: Said, classes: &[ClassCard]) -> Option<Told> {
    let class = id(&said.who).ok().and_then(|class| classes.iter().find(|card| card.id == class))?;
    let undo = (said.said == "archived" && class.archived).then(|| Undo {
        action: format!("/class/{}/archive", class.id),
        name: "archive",
        value: "restore".into(),
    });
    Some(Told { what: said.said, name: class.name.clone(), undo, n: 0 })
}

/// By the school's clock, 0 to 23.
fn hour(now: Moment, zone: &str) -> u32 {
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
    chrono::DateTime::from_timestamp_millis(now.0).unwrap_or_default().with_timezone(&zone).hour()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schools_clock_tells_the_hour() {
        let noon = Moment(1_795_521_600_000);
        let utc = hour(noon, "UTC");
        assert_eq!((utc + 24 - 5) % 24, hour(noon, "America/New_York"));
        assert_eq!(hour(noon, "nowhere"), utc);
    }
}
