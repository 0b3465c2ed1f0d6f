//! Reflections: where a student writes, shares, reads what came back and revises.

#[cfg(feature = "ssr")]
pub mod again;
mod answers;
pub mod api;
mod ask;
mod before;
mod conflict;
mod consent;
mod desk;
mod editor;
mod follow;
mod marks;
mod mine;
mod more;
mod moves;
mod paper;
mod piece;
mod problem;
mod question;
mod sharing;
mod standing;
mod translation;
mod versions;
mod work;

use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use leptos_router::{LazyRoute, lazy_route};

use self::api::{WorkPage, read_piece, read_prompt, read_question};
use self::question::Question;
use self::work::Work;
use crate::error::AppError;
use crate::offline::{Read, read};
use crate::ui::Loaded;

/// What stands in the address.
fn param(name: &'static str) -> impl Fn() -> String + Send + Sync + 'static {
    let params = use_params_map();
    move || params.with(|params| params.get(name)).unwrap_or_default()
}

/// What is no id is not found.
fn id<I: std::str::FromStr>(text: &str) -> Result<I, AppError> {
    text.parse().map_err(|_| Refusal::NotFound.into())
}

fn work(page: Read<WorkPage>) -> AnyView {
    view! { <Loaded page show=|page| view! { <Work page/> }.into_any()/> }.into_any()
}

/// A prompt: answered already, or to be answered.
pub struct PromptRoute;

#[lazy_route]
impl LazyRoute for PromptRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        work(read(param("id"), |text| async move { read_prompt(id(&text)?).await }))
    }
}

/// A question of one's own, in a class.
pub struct OwnQuestionRoute;

#[lazy_route]
impl LazyRoute for OwnQuestionRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let page = read(param("class"), |text| async move { read_question(id(&text)?).await });
        view! { <Loaded page show=|page| view! { <Question page/> }.into_any()/> }.into_any()
    }
}

pub struct PieceRoute;

#[lazy_route]
impl LazyRoute for PieceRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        work(read(param("id"), |text| async move { read_piece(id(&text)?).await }))
    }
}
