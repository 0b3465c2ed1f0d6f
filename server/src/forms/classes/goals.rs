//! Goals of a class and of one student of it: read, and answered.

use std::collections::HashMap;

use app::classes::{GoalTyped, GoalsOfClassPage, GoalsOfStudentPage, Said as Told};
use app::error::AppError;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum_extra::extract::Form;
use domain::goals::{AnswerWords, GoalAnswer, GoalCard};
use domain::id::{CompetencyId, GoalId, PersonId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use serde::Deserialize;
use store::Store;

use super::here::{InClass, Said, answer, id};
use super::students::student;
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the pages.
const HEARS: &str = "goal class";

pub async fn of_class(here: InClass) -> Response {
    let shown = async {
        let (store, viewer) = (here.visit.store(), &here.visit.viewer);
        let card = store.class(viewer, here.class).await?.card;
        let students = store.students(viewer, here.class).await?;
        let (desk, cursor) = store.goal_desk(viewer).await?;
        let of_class = |card: &GoalCard| students.iter().any(|entry| entry.person == card.student);
        let page = GoalsOfClassPage {
            me: here.me.clone(),
            class: here.class,
            class_name: card.name,
            goals: desk.goals.into_iter().filter(of_class).collect(),
        };
        Ok(here.visit.live_page("goal_guide.class_title", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}

pub async fn of_student(
    here: InClass,
    Path(path): Path<HashMap<String, String>>,
    Query(said): Query<Said>,
) -> Response {
    let shown = async { page(&here, student(&path)?, said, GoalTyped::default()).await };
    answer(&here.visit, shown.await)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Answered {
    /// `agree`, `suggest`, `ask`, `link`, or `unlink`.
    what: String,
    goal: String,
    version: i32,
    words: String,
    competency: String,
}

pub async fn guide(here: InClass, Path(path): Path<HashMap<String, String>>, Form(typed): Form<Answered>) -> Response {
    let done = async {
        let who = student(&path)?;
        // The address names a class and a student of it; the goal that the form names is of them.
        let (of, _) = here.visit.store().goals_of(&here.visit.viewer, here.class, who).await?;
        let goal: GoalId = id(&typed.goal)?;
        of.goals.iter().find(|known| known.id == goal).ok_or(Refusal::NotFound)?;
        match carry_out(here.visit.store(), &here.visit.viewer, goal, &typed).await {
            Ok(said) => Ok(here.to(&format!("/student/{who}/goals?said={said}"))),
            Err(error) if is_for_the_form(&error) => page(&here, who, Said::default(), typed.again(goal, error)).await,
            Err(error) => Err(error),
        }
    };
    answer(&here.visit, done.await)
}

impl Answered {
    /// What was typed, with the sentence why it does not stand.
    pub fn again(self, goal: GoalId, error: AppError) -> GoalTyped {
        GoalTyped { about: Some(goal), words: self.words, error: Some(error) }
    }
}

/// A teacher's word, or a link. Gives what is said about it.
pub async fn carry_out(
    store: &Store,
    viewer: &Viewer,
    goal: GoalId,
    typed: &Answered,
) -> Result<&'static str, AppError> {
    if let "link" | "unlink" = typed.what.as_str() {
        let aims = typed.what == "link";
        store.aim_goal(viewer, goal, id::<CompetencyId>(&typed.competency)?, aims).await?;
        return Ok(if aims { "goal_linked" } else { "goal_unlinked" });
    }
    let answer = GoalAnswer::named(&typed.what).ok_or(Refusal::NotFound)?;
    let words = AnswerWords { answer, words: typed.words.replace("\r\n", "\n") };
    store.answer_goal(viewer, goal, typed.version, words).await?;
    Ok("goal_answered")
}

async fn page(here: &InClass, who: PersonId, said: Said, typed: GoalTyped) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let class_name = store.class(viewer, here.class).await?.card.name;
    let (of, cursor) = store.goals_of(viewer, here.class, who).await?;
    let error = typed.error.clone();
    let page = GoalsOfStudentPage {
        me: here.me.clone(),
        class: here.class,
        class_name,
        said: (!said.said.is_empty()).then(|| Told { what: said.said, name: of.name.clone(), undo: None, n: 0 }),
        of,
        typed,
    };
    Ok(match error {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => here.visit.again(&error, "goal_guide.title", move || page.view()),
        None => here.visit.live_page("goal_guide.title", &cursor, HEARS, move || page.view()),
    })
}
