use domain::projector::Display;
use leptos::form::ActionForm;
use leptos::prelude::*;

use crate::console::api::CloseDoor;
use crate::console::desk::desk;
use crate::console::start::OpenStart;
use crate::t;
use crate::ui::{Icon, IconName, Problem};

/// The door: open it, or close it. Where the wall shows this very screen, that is said.
#[component]
pub fn Door() -> impl IntoView {
    let desk = desk();
    let close = ServerAction::<CloseDoor>::new();
    let open = Memo::new(move |_| desk.live.with(|view| view.door.open));
    let mirrored = Memo::new(move |_| desk.live.with(|view| view.door.open && view.door.display == Display::Mirrored));
    let problem = move || close.value().with(|v| v.as_ref().and_then(|v| v.as_ref().err().map(|e| e.sentence())));
    view! {
        <Show when=move || open.get() fallback=move || view! { <OpenStart class="button wide"><Icon name=IconName::DoorOpen/>{t!("console.open_door")}</OpenStart> }>
            <ActionForm action=close>
                <input type="hidden" name="class" value=desk.class.to_string()/>
                <button class="button wide"><Icon name=IconName::DoorClosed/>{t!("console.close_door")}</button>
            </ActionForm>
        </Show>
        <Show when=move || mirrored.get()>
            <p class="note"><Icon name=IconName::Phone/><span>{t!("console.mirrored")}</span></p>
        </Show>
        {move || view! { <Problem id="door-problem" problem=problem()/> }}
    }
}
