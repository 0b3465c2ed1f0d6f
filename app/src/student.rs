//! A student's pages. They come in one chunk: whoever has opened one has all of them, and moves among them without waiting.

use domain::refusal::Refusal;
use leptos::lazy;
use leptos::prelude::*;
use leptos_router::LazyRoute;
use leptos_router::hooks::use_params_map;

use crate::error::AppError;
use crate::offline::{Text, read};
use crate::ui::Loaded;
use crate::{growth, home, reflections, talk};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Home,
    Prompt,
    OwnQuestion,
    Piece,
    Growth,
    Pair,
    Talk,
}

#[lazy]
fn student_page(place: Place) -> AnyView {
    let params = use_params_map();
    // Each of the addresses has one id at most.
    let address = move || params.with(|params| params.get("id").or_else(|| params.get("class"))).unwrap_or_default();
    let page = read(address, move |id| fetch(place, id));
    let show = match place {
        Place::Home => home::show,
        Place::Prompt | Place::Piece => reflections::show,
        Place::OwnQuestion => reflections::show_question,
        Place::Growth => growth::show,
        Place::Pair => growth::show_pair,
        Place::Talk => talk::show,
    };
    view! { <Loaded page show/> }.into_any()
}

async fn fetch(place: Place, address: String) -> Result<Text, AppError> {
    match place {
        Place::Home => home::api::read_home().await,
        Place::Prompt => reflections::api::read_prompt(id(&address)?).await,
        Place::OwnQuestion => reflections::api::read_question(id(&address)?).await,
        Place::Piece => reflections::api::read_piece(id(&address)?).await,
        Place::Growth => growth::api::read_growth().await,
        Place::Pair => growth::api::read_pair(id(&address)?).await,
        Place::Talk => talk::api::read_talk().await,
    }
}

/// What is no id is not found.
fn id<I: From<uuid::Uuid>>(text: &str) -> Result<I, AppError> {
    text.parse::<uuid::Uuid>().map(I::from).map_err(|_| Refusal::NotFound.into())
}

macro_rules! routes {
    ($($route:ident => $place:expr),* $(,)?) => {$(
        pub struct $route;

        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            async fn view(_this: Self) -> AnyView {
                student_page($place).await
            }

            async fn preload() {
                #[cfg(target_arch = "wasm32")]
                __preload_student_page().await;
            }
        }
    )*};
}

routes! {
    HomeRoute => Place::Home,
    PromptRoute => Place::Prompt,
    OwnQuestionRoute => Place::OwnQuestion,
    PieceRoute => Place::Piece,
    GrowthRoute => Place::Growth,
    GrowthPairRoute => Place::Pair,
    TalkRoute => Place::Talk,
}
