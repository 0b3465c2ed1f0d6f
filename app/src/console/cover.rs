use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::api::Cover as CoverWall;
use super::desk::desk;
use crate::t;
use crate::ui::{Cairn, Icon, IconName};

/// Covers names and work, here and on the wall.
#[component]
pub fn CoverButton() -> impl IntoView {
    let desk = desk();
    let cover = move |ev: leptos::ev::MouseEvent| {
        ev.prevent_default();
        desk.cover(true);
    };
    view! {
        <form method="post" action=CoverWall::url()>
            <input type="hidden" name="class" value=desk.class.to_string()/>
            <input type="hidden" name="covered" value="true"/>
            <button class="button" aria-keyshortcuts="c" on:click=cover><Icon name=IconName::EyeOff/>{t!("console.cover")}" "<kbd>"C"</kbd></button>
        </form>
    }
}

/// What lies over everything while it is covered, and says how to come back.
#[component]
pub fn Covering() -> impl IntoView {
    let desk = desk();
    let dialog = NodeRef::<Dialog>::new();
    #[cfg(feature = "hydrate")]
    {
        let before = StoredValue::new_local(None);
        Effect::new(move |_| {
            let covered = desk.covered.get();
            let Some(dialog) = dialog.get() else { return };
            if covered {
                before.set_value(super::browser::focused());
                super::browser::show_modal(&dialog);
                return;
            }
            if dialog.open() {
                dialog.close();
            }
            // While all is hidden nothing takes the focus back: it goes where it was once the page is seen again.
            if let Some(element) = before.try_update_value(Option::take).flatten() {
                request_animation_frame(move || {
                    let _ = element.focus();
                });
            }
        });
    }
    // Escape closes a dialog by itself.
    let closed = move |_: leptos::ev::Event| {
        if desk.covered.get_untracked() {
            desk.cover(false);
        }
    };
    let uncover = move |ev: leptos::ev::MouseEvent| {
        ev.prevent_default();
        desk.cover(false);
    };
    view! {
        <dialog class="cover" node_ref=dialog open=desk.covered.get_untracked() aria-labelledby="covered" on:close=closed>
            <Cairn/>
            <h1 id="covered">{t!("console.covered")}</h1>
            <p class="lead">{t!("console.covered_hint")}</p>
            <form method="post" action=CoverWall::url()>
                <input type="hidden" name="class" value=desk.class.to_string()/>
                <input type="hidden" name="covered" value="false"/>
                <button class="button primary big" autofocus=true on:click=uncover><Icon name=IconName::Eye/>{t!("console.uncover")}" "<kbd>"Esc"</kbd></button>
            </form>
        </dialog>
    }
}
