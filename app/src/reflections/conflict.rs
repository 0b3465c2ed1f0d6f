//! Another device was faster. Both versions are shown; the student decides; until then nothing is saved over the other one.

use leptos::prelude::*;

use super::desk::Desk;
use crate::t;
use crate::ui::{Icon, IconName, maybe};

#[component]
pub fn Conflict(desk: Desk) -> impl IntoView {
    let mine = move |_| desk.keep_mine();
    let other = move |_| {
        desk.let_go();
        // The server shows what is saved, in every field.
        let _ = window().location().reload();
    };
    maybe(move || {
        desk.theirs.get().map(|theirs| {
            let what = if theirs.shared { t!("reflections.shared_there") } else { t!("reflections.saved_there") };
            view! {
                <div class="problem" role="alert">
                    <Icon name=IconName::Tablet/>
                    <div class="stack">
                        <p><strong>{t!("drafts.another_device")}</strong></p>
                        <p>{what}</p>
                        <blockquote class="passage words" dir="auto">{theirs.words}</blockquote>
                        <p>{t!("reflections.mine_is_below")}</p>
                        <div class="row">
                            <button class="button" type="button" on:click=mine>{t!("reflections.keep_mine")}</button>
                            <button class="button" type="button" on:click=other>{t!("reflections.use_other")}</button>
                        </div>
                    </div>
                </div>
            }
            .into_any()
        })
    })
}
