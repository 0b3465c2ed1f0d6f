//! The projector's window: no pointer while nobody moves it, no sleeping screen, keys that turn what it shows, a timer that counts down.

use std::time::Duration;

use js_sys::{Date, Function, Promise, Reflect};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::keys::HELP;
use super::page::Wall;

const STILL: Duration = Duration::from_secs(3);
/// How long a sheet stays where it turns by itself: long enough to read the longest twice.
const SHEET: Duration = Duration::from_secs(20);
const TICK: Duration = Duration::from_millis(250);

pub fn live(idle: RwSignal<bool>, wall: Wall) {
    hide_the_pointer(idle);
    stay_awake();
    let held = RwSignal::new(false);
    turn(wall, held);
    count(wall);
    let keys = window_event_listener(leptos::ev::keydown, move |ev| {
        if !ev.ctrl_key() && !ev.meta_key() && !ev.alt_key() && pressed(&ev.key(), wall, held) {
            ev.prevent_default();
        }
    });
    // A window on the second screen gets no focus when it is seen again.
    let seen = window_event_listener_untyped("visibilitychange", |_| {
        if !document().hidden() {
            stay_awake();
        }
    });
    on_cleanup(move || {
        keys.remove();
        seen.remove();
    });
}

fn sheets(wall: Wall) -> usize {
    wall.view.with_untracked(|view| domain::stage::sheets(&view.cards).len()).max(1)
}

fn pressed(key: &str, wall: Wall, held: RwSignal<bool>) -> bool {
    let (sheets, at) = (sheets(wall), wall.at.get_untracked());
    let to = match key {
        "ArrowRight" | "ArrowDown" | "PageDown" | " " => (at + 1) % sheets,
        "ArrowLeft" | "ArrowUp" | "PageUp" => (at.min(sheets - 1) + sheets - 1) % sheets,
        "p" | "P" => {
            held.update(|held| *held = !*held);
            return true;
        }
        "f" | "F" => return full_screen(),
        // A clicker's dark screen is a full stop.
        "b" | "B" | "." => {
            wall.blank.update(|blank| *blank = !*blank);
            return true;
        }
        "?" => return help(true),
        "Escape" => return help(false),
        _ => return false,
    };
    held.set(true);
    wall.at.set(to);
    true
}

fn full_screen() -> bool {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
        return true;
    }
    document().document_element().is_some_and(|root| root.request_fullscreen().is_ok())
}

fn help(shown: bool) -> bool {
    let Some(help) = document().get_element_by_id(HELP) else { return false };
    let done = if shown { help.set_attribute("open", "") } else { help.remove_attribute("open") };
    done.is_ok()
}

/// Sheets turn by themselves until somebody turns one; a sheet that is staged stays.
fn turn(wall: Wall, held: RwSignal<bool>) {
    // A timer or another scene is no turn: whoever stopped a sheet here finds it where they left it.
    let staged = Memo::new(move |_| wall.view.with(|view| view.stage.page));
    Effect::new(move |before: Option<()>| {
        let page = staged.get();
        if before.is_some() || page.is_some() {
            held.set(page.is_some());
        }
        if let Some(page) = page {
            wall.at.set(page as usize);
        }
    });
    let turns = set_interval_with_handle(
        move || {
            let sheets = sheets(wall);
            if sheets > 1 && !held.get_untracked() {
                wall.at.update(|at| *at = (*at + 1) % sheets);
            }
        },
        SHEET,
    );
    on_cleanup(move || {
        if let Ok(turns) = turns {
            turns.clear();
        }
    });
}

/// By this device's own clock, from what was left when the page was read.
fn count(wall: Wall) {
    let timer = Memo::new(move |_| wall.view.with(|view| view.stage.timer));
    let ends = StoredValue::new(None::<f64>);
    let say = move || {
        let left = ends.get_value().map(|ends| ((ends - Date::now()).max(0.0) / 1000.0).ceil() as u32);
        if wall.left.get_untracked() != left {
            wall.left.set(left);
        }
    };
    Effect::new(move |_| {
        ends.set_value(timer.get().map(|timer| Date::now() + f64::from(timer.left_ms)));
        say();
    });
    let ticks = set_interval_with_handle(say, TICK);
    on_cleanup(move || {
        if let Ok(ticks) = ticks {
            ticks.clear();
        }
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
