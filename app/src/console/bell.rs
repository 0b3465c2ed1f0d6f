use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;

use super::api::{HeardBell, heard_bell};
use super::desk::desk;
use crate::t;
use crate::ui::{Icon, IconName};

/// One line when the door is closed; then silence.
#[component]
pub fn BellLine() -> impl IntoView {
    let desk = desk();
    let bell = Memo::new(move |_| desk.live.with(|view| view.bell.clone()));
    let session =
        Memo::new(move |_| desk.live.with(|view| view.door.session.map(|s| s.to_string()).unwrap_or_default()));
    let closed = Memo::new(move |_| desk.live.with(|view| !view.door.open));
    let lately = move || {
        let names = bell.get().not_lately;
        if names.is_empty() {
            t!("console.bell_everyone")
        } else {
            t!("console.bell_lately", n = names.len(), names = listed(&names))
        }
    };
    let good = move |ev: leptos::ev::MouseEvent| {
        ev.prevent_default();
        let session = desk.live.with_untracked(|view| view.door.session);
        spawn_local(async move {
            if let Some(session) = session {
                let _ = heard_bell(session).await;
            }
        });
        desk.bell.set(false);
    };
    view! {
        <Show when=move || desk.bell.get() && closed.get()>
            <div class="bell" role="status">
                <Icon name=IconName::Bell/>
                <p dir="auto"><strong>{move || t!("console.bell_reached", n = bell.get().reached)}</strong>" "{lately}</p>
                <form method="post" action=HeardBell::url()>
                    <input type="hidden" name="session" value=session/>
                    <button class="button quiet" on:click=good>{t!("console.bell_good")}</button>
                </form>
            </div>
        </Show>
    }
}

/// "Kai", "Kai and Omar", "Kai, Lina and Omar".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => t!("console.and", first = first.join(", "), last = last),
    }
}
