//! The browser's entry: words first, then the page comes alive. In several tasks: whoever types meanwhile waits for one of them, not for all.

// Views are nested types; a whole page of them is deeper than the compiler expects.
#![recursion_limit = "512"]

#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(async {
        app::messages::load().await;
        app::offline::wait(0).await;
        app::routes::come_alive().await;
        app::offline::wait(0).await;
        app::live::feed::say_alive();
    });
}
