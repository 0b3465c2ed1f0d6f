//! A teacher's classes. What is not this teacher's is not found, whatever they try to do with it.

mod access;
mod badges;
mod door;
pub mod goals;
mod growth;
mod here;
mod home;
mod inquiry;
mod one;
mod questions;
mod replies;
mod safety;
mod sessions;
mod settings;
mod starters;
mod strategies;
mod students;
mod teachers;

pub use here::{InClass, Said, Teaching, answer, id};
pub use one::class_name;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/classes", get(home::show).post(home::make))
        .route("/class/{id}", get(one::show))
        .route("/class/{id}/door", get(one::back).post(door::turn))
        .route("/class/{id}/projector", get(one::back).post(door::project))
        .route("/class/{id}/students", get(one::back).post(students::change))
        .route("/class/{id}/student/{person}", get(students::show).post(students::keep))
        .route("/class/{id}/student/{person}/growth", get(growth::show).post(growth::guide))
        .route("/class/{id}/student/{person}/goals", get(goals::of_student).post(goals::guide))
        .route("/class/{id}/access", get(access::show))
        .route("/class/{id}/goals", get(goals::of_class))
        .route("/class/{id}/inquiries", get(inquiry::of_class))
        .route("/class/{id}/inquiry/{inquiry}", get(inquiry::show).post(inquiry::remark))
        .route("/class/{id}/replies", get(replies::show).post(replies::decide))
        .route("/class/{id}/shelf", get(strategies::show).post(strategies::change))
        .route("/class/{id}/questions", get(questions::show).post(questions::change))
        .route("/class/{id}/starters", get(starters::show).post(starters::change))
        .route("/class/{id}/badges", get(badges::show).post(badges::change))
        .route("/class/{id}/safety", get(safety::show).post(safety::change))
        .route("/class/{id}/sessions", get(sessions::list))
        .route("/class/{id}/session/{session}", get(sessions::show))
        .route("/class/{id}/settings", get(one::back).post(settings::keep))
        .route("/class/{id}/device", get(one::back).post(settings::device))
        .route("/class/{id}/archive", get(one::back).post(settings::archive))
        .route("/class/{id}/teachers", get(one::back).post(teachers::change))
}
