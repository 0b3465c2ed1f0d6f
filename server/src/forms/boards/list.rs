//! `/class/{id}/boards`

use app::classes::{BoardsPage, Undo};
use app::error::AppError;
use axum::extract::Query;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::choices::{BoardPlan, Template};
use domain::id::BoardId;
use serde::Deserialize;

use super::told;
use crate::forms::classes::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "board choice class";

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, Typed::default(), None).await)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    id: String,
    target: String,
    template: String,
}

impl Typed {
    fn template(&self) -> Template {
        Template::named(&self.template).unwrap_or_default()
    }
}

/// A new board goes on to the page where it is edited.
pub async fn make(here: InClass, Form(typed): Form<Typed>) -> Response {
    let done = async {
        let board: BoardId = id(&typed.id)?;
        let plan = BoardPlan { target: typed.target.clone(), template: typed.template(), prompt: None };
        let (store, viewer) = (here.visit.store(), &here.visit.viewer);
        let made = store.make_board(viewer, here.class, board, plan, here.visit.reader.locale.0).await;
        match made.map_err(AppError::from) {
            Ok(()) => Ok(here.to(&format!("/board/{board}/edit"))),
            Err(error) if is_for_the_form(&error) => page(&here, Said::default(), typed, Some(error)).await,
            Err(error) => Err(error),
        }
    };
    answer(&here.visit, done.await)
}

async fn page(here: &InClass, said: Said, typed: Typed, error: Option<AppError>) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let (boards, cursor) = store.boards(viewer, here.class).await?;
    let class = store.class(viewer, here.class).await?.card;
    // A draft that was just removed comes back with one press.
    let undo = id::<BoardId>(&said.who).ok().filter(|_| said.said == "board_removed").map(|board| Undo {
        action: format!("/class/{}/board/{board}", here.class),
        name: "what",
        value: "back".into(),
    });
    let said = told(said, String::new()).map(|said| app::classes::Said { undo, ..said });
    let page = BoardsPage {
        me: here.me.clone(),
        class: here.class,
        class_name: class.name,
        archived: class.archived,
        boards,
        new: BoardId::mint(),
        typed: (typed.target.clone(), typed.template()),
        error: error.clone(),
        said,
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "boards.title", move || page.view()),
        None => here.visit.live_page("boards.title", &cursor, HEARS, move || page.view()),
    })
}
