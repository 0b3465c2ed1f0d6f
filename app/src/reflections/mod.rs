//! reflections.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

pub struct PromptRoute;

#[lazy_route]
impl LazyRoute for PromptRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <main id="main"><h1>"PromptRoute"</h1></main> }.into_any()
    }
}

pub struct OwnQuestionRoute;

#[lazy_route]
impl LazyRoute for OwnQuestionRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <main id="main"><h1>"OwnQuestionRoute"</h1></main> }.into_any()
    }
}

pub struct PieceRoute;

#[lazy_route]
impl LazyRoute for PieceRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <main id="main"><h1>"PieceRoute"</h1></main> }.into_any()
    }
}
