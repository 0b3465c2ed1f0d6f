//! home.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

pub struct HomeRoute;

#[lazy_route]
impl LazyRoute for HomeRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <main id="main"><h1>"HomeRoute"</h1></main> }.into_any()
    }
}
