//! The plain pages' handlers: read the form, ask the store, answer with a page or a redirect. What was refused comes back with the
//! sentence beside its field and everything that was typed.

pub mod account;
pub mod ahead;
pub mod asks;
pub mod audience;
pub mod boards;
mod brought;
pub mod choices;
pub mod classes;
pub mod command_form;
pub mod competencies;
pub mod early;
pub mod enter;
pub mod goal_for;
pub mod growing;
pub mod inquiry;
pub mod invitation;
pub mod join;
pub mod landing;
pub mod lessons;
pub mod measures;
pub mod new_password;
pub mod offline;
pub mod portfolio;
pub mod projector;
pub mod prompts;
pub mod questions;
#[cfg(test)]
mod recorded;
pub mod reply_starters;
pub mod room;
pub mod roster;
pub mod rounds;
pub mod rubrics;
pub mod school;
pub mod setup;
pub mod shelf;
pub mod showing;
pub mod sign_in;
pub mod sign_up;
pub mod stage;
pub mod style;
pub mod talks;
pub mod tries;
pub mod visit;

use app::plain::{Reader, page};
use app::routes::not_found as not_there;
use axum::Router;
use axum::extract::Extension;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};

use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(of_accounts())
        .merge(classes::routes())
        .merge(roster::routes())
        .merge(competencies::routes())
        .merge(asks::routes())
        .merge(audience::routes())
        .merge(boards::routes())
        .merge(choices::routes())
        .merge(goal_for::routes())
        .merge(growing::routes())
        .merge(shelf::routes())
        .merge(tries::routes())
        .merge(questions::routes())
        .merge(rounds::routes())
        .merge(inquiry::routes())
        .merge(rubrics::routes())
        .merge(measures::routes())
        .merge(portfolio::routes())
        .merge(lessons::routes())
        .merge(reply_starters::routes())
        .merge(prompts::routes())
        .merge(join::routes())
        .merge(showing::routes())
        .merge(room::routes())
        .merge(stage::routes())
        .merge(projector::routes())
}

/// Landing, the ways in and out, one's account, the school.
fn of_accounts() -> Router<AppState> {
    Router::new()
        .route("/", get(landing::show))
        .route("/language", get(landing::to_start).post(landing::language))
        .route("/setup", get(setup::show).post(setup::set_up))
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", get(landing::to_start).post(sign_in::sign_out))
        .route("/here", get(landing::to_start).post(sign_in::here))
        .route("/sign-up", get(sign_up::show).post(sign_up::sign_up))
        .route("/invitation/{token}", get(invitation::show).post(invitation::accept))
        .route("/new-password/{token}", get(new_password::show).post(new_password::choose))
        .route("/account", get(account::show))
        .route("/account/name", get(account::back).post(account::name))
        .route("/account/look", get(account::back).post(account::look))
        .route("/account/comfort", get(account::back).post(account::comfort))
        .route("/account/password", get(account::back).post(account::change_password))
        .route("/school", get(school::mine))
        .route("/school/tools", get(school::tools::mine))
        .route("/school/{id}", get(school::show))
        .route("/school/{id}/tools", get(school::tools::show).post(school::tools::change))
        .route("/school/{id}/settings", get(school::back).post(school::settings))
        .route("/school/{id}/talk", get(school::back).post(school::talk))
        .route("/school/{id}/terms", get(school::back).post(school::make_term))
        .route("/school/{id}/terms/{term}/remove", post(school::remove_term))
        .route("/school/{id}/invite", get(school::back).post(school::invite))
        .route("/school/{id}/invitations/{invitation}/withdraw", get(school::back_from).post(school::withdraw))
        .route("/school/{id}/staff/{person}/remove", get(school::back_from).post(school::take_off))
        .route("/school/{id}/staff/{person}/role", get(school::back_from).post(school::set_role))
        .route("/school/{id}/staff/{person}/hand-over", get(school::back_from).post(school::hand_over))
        .route("/school/{id}/staff/{person}/restore", get(school::back_from).post(school::bring_back))
        .route("/school/{id}/staff/{person}/password", get(school::back_from).post(school::password_link))
        .route("/talks", get(talks::show))
        .route("/talks/{id}/seen", post(talks::seen))
        .route("/offline", get(offline::show))
        .route("/outbox/words", get(offline::words))
        .route("/update/words", get(offline::update))
        .route("/style", get(style::show))
}

/// What is not there and what is not yours look the same.
pub async fn not_found(Extension(reader): Extension<Reader>) -> Response {
    let html = page(&reader, "", not_there);
    (StatusCode::NOT_FOUND, Html(html)).into_response()
}
