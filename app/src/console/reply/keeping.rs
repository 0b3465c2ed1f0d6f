//! Nothing typed is lost: not what was typed before the WASM arrived, and not the last words before the page was left.
//!
//! Leaving, the page sends what is unsaved on its way and also leaves it with the tab: a reload asks for the new page before the old
//! one is told to go, so the new one may have been written without it.

use domain::id::ReflectionId;
use leptos::prelude::*;

use super::autosave::Autosave;

#[component]
pub fn Keeping(piece: ReflectionId, autosave: Autosave) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    {
        use leptos::server_fn::ServerFn;

        use crate::console::api::SaveReply;
        use crate::console::browser;
        Effect::new(move |_| {
            if !take_back(piece, autosave) {
                notice_early_words(autosave);
            }
        });
        let leaving = window_event_listener(leptos::ev::pagehide, move |_| {
            if autosave.is_dirty() {
                leave_with_tab(piece, autosave);
                browser::send_on_leaving("reply-form", SaveReply::url());
            }
        });
        on_cleanup(move || {
            leaving.remove();
            autosave.leave();
        });
    }
    let _ = (piece, autosave);
}

/// Typed before the WASM was there.
#[cfg(feature = "hydrate")]
fn notice_early_words(autosave: Autosave) {
    let drawn = autosave.words.get_untracked();
    let mut typed = drawn.clone();
    for (id, words) in
        [("strength", &mut typed.strength), ("question", &mut typed.question), ("next_step", &mut typed.next_step)]
    {
        if let Some(now) = crate::console::browser::typed_in(id) {
            *words = now;
        }
    }
    if typed != drawn {
        autosave.change(|words| *words = typed);
    }
}

#[cfg(feature = "hydrate")]
fn leave_with_tab(piece: ReflectionId, autosave: Autosave) {
    let left = (autosave.rev.get_untracked(), autosave.words.get_untracked());
    if let Ok(left) = serde_json::to_string(&left) {
        crate::console::browser::leave_with_tab(&piece.to_string(), &left);
    }
}

/// Takes back what the page before left with the tab, where nobody saved since. True if there was something.
#[cfg(feature = "hydrate")]
fn take_back(piece: ReflectionId, autosave: Autosave) -> bool {
    use crate::console::browser::{fill_field, take_from_tab};
    let Some(left) = take_from_tab(&piece.to_string()) else { return false };
    let Ok((rev, words)) = serde_json::from_str::<(i64, domain::feedback::FeedbackWords)>(&left) else { return false };
    if rev != autosave.rev.get_untracked() || words == autosave.words.get_untracked() {
        return false;
    }
    fill_field("strength", &words.strength);
    fill_field("question", &words.question);
    fill_field("next_step", &words.next_step);
    autosave.change(|now| *now = words);
    // At once: it may be on its way from the page before, and the same words twice are no conflict.
    autosave.save();
    true
}
