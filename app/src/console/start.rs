//! Opening the door and the projector: one question first, what does the class see? The form is sent by the browser itself, so that
//! the wall opens in a window of its own with nothing in the way.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;

use super::api::{Start, start};
use super::desk::desk;
use crate::t;
use crate::ui::{Icon, IconName, Problem};

const DIALOG: &str = "start-projector";

/// A button that asks. Before the WASM is there the browser shows the dialog by itself.
#[component]
pub fn OpenStart(
    #[prop(into)] class: String,
    #[prop(optional)] key: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let ask = move |ev: leptos::ev::MouseEvent| {
        ev.prevent_default();
        super::show_dialog(DIALOG);
    };
    view! {
        <button class=class type="button" aria-haspopup="dialog" aria-keyshortcuts=key popovertarget=DIALOG on:click=ask>{children()}</button>
    }
}

#[component]
pub fn StartDialog() -> impl IntoView {
    let desk = desk();
    // Only for what a form without the WASM came back with.
    let posted = ServerAction::<Start>::new();
    let refused = RwSignal::new(posted.value().get_untracked().and_then(Result::err).map(|error| error.sentence()));
    let open = Memo::new(move |_| desk.live.with(|view| view.door.open));
    let on_submit = move |ev: leptos::ev::SubmitEvent| {
        // Else the browser goes on with the form: to a second window, or in this one.
        if chosen(&ev) == "none" {
            ev.prevent_default();
            spawn_local(async move {
                if let Err(error) = start(desk.class, "none".into()).await {
                    refused.set(Some(error.sentence()));
                }
            });
        }
        super::close_dialog(DIALOG);
    };
    view! {
        <dialog class="dialog stack" id=DIALOG popover="auto" aria-labelledby="start-title">
            <h2 id="start-title">{t!("console.start_title")}</h2>
            <p>{t!("console.start_hint")}</p>
            <form class="stack" method="post" action=Start::url() target="_blank" on:submit=on_submit>
                <input type="hidden" name="class" value=desk.class.to_string()/>
                <fieldset class="stack tight">
                    <legend class="legend">{t!("console.your_screen")}</legend>
                    <div class="choices-list">
                        <Screen value="extended" checked=true label=t!("console.extended") hint=t!("console.extended_hint")/>
                        <Screen value="mirrored" checked=false label=t!("console.mirrored_screen") hint=t!("console.mirrored_hint")/>
                        <Show when=move || !open.get()>
                            <Screen value="none" checked=false label=t!("console.no_wall") hint=t!("console.no_wall_hint")/>
                        </Show>
                    </div>
                </fieldset>
                <div class="dialog-actions">
                    <button class="button" type="button" popovertarget=DIALOG popovertargetaction="hide" on:click=move |_| super::close_dialog(DIALOG)>
                        {t!("console.not_now")}
                    </button>
                    <button class="button primary" autofocus=true><Icon name=IconName::Presentation/>{t!("console.start")}</button>
                </div>
            </form>
        </dialog>
        {move || refused.get().map(|sentence| view! { <Problem id="start-problem" problem=Some(sentence)/> })}
    }
}

#[component]
fn Screen(value: &'static str, checked: bool, label: String, hint: String) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" name="screens" value=value checked=checked/>
            <span>{label}<small>{hint}</small></span>
        </label>
    }
}

/// What is chosen; and the form is aimed at the window where it belongs.
#[cfg(feature = "hydrate")]
fn chosen(ev: &leptos::ev::SubmitEvent) -> String {
    use wasm_bindgen::JsCast;
    let form = ev.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let picked = form.as_ref().and_then(|form| form.query_selector("input[name=screens]:checked").ok().flatten());
    let picked = picked.and_then(|input| input.get_attribute("value")).unwrap_or_default();
    if let Some(form) = form {
        let _ = form.set_attribute("target", if picked == "mirrored" { "_self" } else { "_blank" });
    }
    picked
}

#[cfg(not(feature = "hydrate"))]
fn chosen(_ev: &leptos::ev::SubmitEvent) -> String {
    String::new()
}
