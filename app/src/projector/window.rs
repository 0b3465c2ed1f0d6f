//! The projector's window: no pointer while nobody moves it, no sleeping screen, F for the whole screen.

use std::time::Duration;

use js_sys::{Function, Promise, Reflect};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

const STILL: Duration = Duration::from_secs(3);

pub fn live(idle: RwSignal<bool>) {
    hide_the_pointer(idle);
    stay_awake();
    let keys = window_event_listener(leptos::ev::keydown, |ev| {
        let alone = !ev.ctrl_key() && !ev.meta_key() && !ev.alt_key();
        if let Some(root) = document().document_element().filter(|_| alone && ev.key().eq_ignore_ascii_case("f")) {
            let _ = root.request_fullscreen();
        }
    });
    let seen = window_event_listener_untyped("focus", |_| stay_awake());
    on_cleanup(move || {
        keys.remove();
        seen.remove();
    });
}

fn hide_the_pointer(idle: RwSignal<bool>) {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let wait = move || {
        let next = set_timeout_with_handle(
            move || {
                idle.try_set(true);
            },
            STILL,
        )
        .ok();
        if let Some(before) = timer.try_update_value(|timer| std::mem::replace(timer, next)).flatten() {
            before.clear();
        }
    };
    Effect::new(move |_| wait());
    let moved = window_event_listener(leptos::ev::pointermove, move |_| {
        if idle.get_untracked() {
            idle.set(false);
        }
        wait();
    });
    on_cleanup(move || moved.remove());
}

/// Asks the browser to keep the screen on. It lets go whenever the window is hidden, so it is asked again.
fn stay_awake() {
    let ask = || -> Option<Promise> {
        let lock = Reflect::get(&window().navigator(), &JsValue::from_str("wakeLock")).ok()?;
        let request: Function = Reflect::get(&lock, &JsValue::from_str("request")).ok()?.dyn_into().ok()?;
        request.call1(&lock, &JsValue::from_str("screen")).ok()?.dyn_into().ok()
    };
    if let Some(promise) = ask() {
        leptos::task::spawn_local(async move {
            // Refused on a low battery: then the screen sleeps as it would anyway.
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}

/// Brings the newest card into sight, once it is there.
pub fn show_newest() {
    request_animation_frame(|| {
        if let Ok(Some(card)) = document().query_selector(".wall-card:last-child") {
            card.scroll_into_view_with_bool(false);
        }
    });
}
