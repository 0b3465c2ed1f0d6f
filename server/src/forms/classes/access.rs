//! Access to growth, read: who is on the roster, by each way in, and who needs a teacher next.

use app::classes::AccessPage;
use app::error::AppError;
use axum::extract::Query;
use axum::response::Response;
use domain::access::{Show, next};
use serde::Deserialize;

use super::here::{InClass, answer};

/// Whatever moves somebody's row: pieces, goals, asks, choices, the shelf, tries, growth, data, questions, inquiries and who reads them,
/// prompts, the roster, the class itself. What `store/src/access/sources.rs` reads says so by one of these.
pub const HEARS: &str = "card card_gone goal goal_ask board choice helped strategy try growth growth_gone rating rubric measure question \
                         round inquiry audience reply note prompt prompt_gone tile tile_gone class";

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    show: String,
}

pub async fn show(here: InClass, Query(asked): Query<Asked>) -> Response {
    answer(&here.visit, page(&here, &asked).await)
}

async fn page(here: &InClass, asked: &Asked) -> Result<Response, AppError> {
    let (access, cursor) = here.visit.store().access_to_growth(&here.visit.viewer, here.class).await?;
    let page = AccessPage {
        me: here.me.clone(),
        class: access.class,
        class_name: access.class_name,
        archived: access.archived,
        opened: access.opened,
        next: next(&access.rows),
        rows: access.rows,
        show: Show::read(&asked.show),
        now: access.now,
    };
    Ok(here.visit.live_page("access.title", &cursor, HEARS, move || page.view()))
}
