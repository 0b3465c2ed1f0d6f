//! As little as a Leptos app of our kind can be: it comes alive, and has one page, whose code comes in a chunk of its own.

use leptos::mount::hydrate_from_async;
use leptos::prelude::*;
use leptos::tachys::dom::body;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, LazyRoute, StaticSegment, lazy_route};

#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(async {
        _ = any_spawner::Executor::init_wasm_bindgen();
        hydrate_from_async(body(), App).await.forget();
    });
}

#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <FlatRoutes fallback=|| view! { <p>"Nothing is here."</p> }>
                <Route path=StaticSegment("") view={Lazy::<Home>::new()}/>
            </FlatRoutes>
        </Router>
    }
}

struct Home;

#[lazy_route]
impl LazyRoute for Home {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <main><h1>"Empty"</h1></main> }.into_any()
    }
}
