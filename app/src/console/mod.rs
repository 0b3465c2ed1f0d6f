//! console.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

pub struct ConsoleRoute;

#[lazy_route]
impl LazyRoute for ConsoleRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <main id="main"><h1>"ConsoleRoute"</h1></main> }.into_any()
    }
}
