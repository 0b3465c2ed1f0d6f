//! First sentences that a class's goals may begin with.

use app::classes::{BankIdea, Said as Told, StartersPage};
use app::error::AppError;
use axum::extract::Query;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::classes::AccessPoint;
use domain::goals::GoalKind;
use domain::id::StarterId;
use domain::starters::{StarterSource, StarterWords, bank};
use serde::Deserialize;

use super::here::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "class";

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, Default::default(), None).await)
}

/// The button that was pressed says what it is about.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pressed {
    /// One of the bank.
    offer: Option<String>,
    take_off: Option<String>,
    statement: String,
    hint: String,
    kind: String,
}

pub async fn change(here: InClass, Form(pressed): Form<Pressed>) -> Response {
    let done = match carry_out(&here, &pressed).await {
        Ok(said) => Ok(here.to(&format!("/starters?said={said}"))),
        Err(error) if is_for_the_form(&error) => page(&here, Said::default(), pressed.own(), Some(error)).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

impl Pressed {
    fn own(&self) -> (GoalKind, StarterWords) {
        let words = StarterWords { statement: self.statement.clone(), hint: self.hint.clone() };
        (GoalKind::named(&self.kind).unwrap_or_default(), words)
    }
}

async fn carry_out(here: &InClass, pressed: &Pressed) -> Result<&'static str, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    if let Some(starter) = &pressed.take_off {
        let starter: StarterId = id(starter)?;
        // Of this class, as the address says.
        let (offered, _) = store.starters(viewer, here.class).await?;
        offered.iter().find(|known| known.id == starter).ok_or(domain::refusal::Refusal::NotFound)?;
        store.take_back_starter(viewer, starter).await?;
        return Ok("starter_off");
    }
    let source = match &pressed.offer {
        Some(id) => StarterSource::Bank { id: id.clone(), locale: here.visit.reader.locale.0.to_owned() },
        None => {
            let (kind, words) = pressed.own();
            StarterSource::Own { kind, words }
        }
    };
    store.offer_starter(viewer, here.class, source).await?;
    Ok("starter_offered")
}

async fn page(
    here: &InClass,
    said: Said,
    typed: (GoalKind, StarterWords),
    error: Option<AppError>,
) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let class = store.class(viewer, here.class).await?.card;
    let (offered, cursor) = store.starters(viewer, here.class).await?;
    let locale = here.visit.reader.locale.0;
    let is_offered = |id: &str| offered.iter().any(|starter| starter.bank_id.as_deref() == Some(id));
    let ideas = bank(class.grade_band).into_iter().filter(|idea| !is_offered(&idea.id));
    let ideas = ideas.map(|idea| BankIdea { words: idea.in_language(locale).clone(), kind: idea.kind, id: idea.id });
    let page = StartersPage {
        me: here.me.clone(),
        class: here.class,
        class_name: class.name,
        opened: class.opened.has(AccessPoint::Goals),
        bank: ideas.collect(),
        said: (!said.said.is_empty()).then(|| Told { what: said.said, ..Told::default() }),
        offered,
        typed,
        error: error.clone(),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "goal_guide.starters", move || page.view()),
        None => here.visit.live_page("goal_guide.starters", &cursor, HEARS, move || page.view()),
    })
}
