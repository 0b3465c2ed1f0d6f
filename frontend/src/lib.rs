//! The browser's entry: words first, then the page comes alive.

// Views are nested types; a whole page of them is deeper than the compiler expects.
#![recursion_limit = "512"]

#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(async {
        app::messages::load().await;
        leptos::mount::hydrate_lazy(app::routes::App);
    });
}
