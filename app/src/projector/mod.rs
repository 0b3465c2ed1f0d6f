//! projector.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

pub struct ProjectorRoute;

#[lazy_route]
impl LazyRoute for ProjectorRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <main id="main"><h1>"ProjectorRoute"</h1></main> }.into_any()
    }
}
