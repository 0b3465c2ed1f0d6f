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

use self::api::{QuestionPage, WorkPage, read_piece, read_prompt, read_question};
use self::question::Question;
use self::work::Work;
use crate::error::AppError;
use crate::offline::load;
use crate::ui::Loaded;

type Read<T> = Resource<Result<T, AppError>>;

/// Reads a page by the id in its address. What is no id is not found.
fn by_id<T, I, F>(name: &'static str, fetch: impl Fn(I) -> F + Copy + Send + Sync + 'static) -> Read<T>
where
    T: Send + Sync + Clone + serde::Serialize + serde::de::DeserializeOwned + 'static,
    I: std::str::FromStr + Send + 'static,
    F: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let params = use_params_map();
    Resource::new(
        move || params.with(|params| params.get(name)).unwrap_or_default(),
        move |id| async move {
            match id.parse::<I>().ok() {
                Some(id) => load(fetch(id)).await,
                None => Err(Refusal::NotFound.into()),
            }
        },
    )
}

/// A prompt: answered already, or to be answered.
pub struct PromptRoute(Read<WorkPage>);

#[lazy_route]
impl LazyRoute for PromptRoute {
    fn data() -> Self {
        Self(by_id("id", read_prompt))
    }

    fn view(this: Self) -> AnyView {
        view! { <Loaded page=this.0 show=|page| view! { <Work page/> }.into_any()/> }.into_any()
    }
}

/// A question of one's own, in a class.
pub struct OwnQuestionRoute(Read<QuestionPage>);

#[lazy_route]
impl LazyRoute for OwnQuestionRoute {
    fn data() -> Self {
        Self(by_id("class", read_question))
    }

    fn view(this: Self) -> AnyView {
        view! { <Loaded page=this.0 show=|page| view! { <Question page/> }.into_any()/> }.into_any()
    }
}

pub struct PieceRoute(Read<WorkPage>);

#[lazy_route]
impl LazyRoute for PieceRoute {
    fn data() -> Self {
        Self(by_id("id", read_piece))
    }

    fn view(this: Self) -> AnyView {
        view! { <Loaded page=this.0 show=|page| view! { <Work page/> }.into_any()/> }.into_any()
    }
}
