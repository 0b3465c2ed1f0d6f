//! The end of the form: share, keep for later, and the line about who sees what.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::api::Asked;
use super::desk::Desk;
#[cfg(feature = "hydrate")]
use super::desk::Say;
use super::problem::problem;
use crate::offline::Refused;
use crate::t;
use crate::ui::{Icon, IconName, problem_of, teacher};

#[component]
pub fn Sharing(desk: Desk, asked: Asked, version: i32, refused: Option<Refused>) -> impl IntoView {
    let problem = problem(desk, refused, "send");
    let who = teacher(&asked.readers);
    let share = match version {
        1 => t!("reflections.share_with", teacher = who.clone()),
        _ => t!("reflections.share_version", version = version),
    };
    view! {
        {problem_of("send-problem".into(), problem)}
        <div class="write-end">
            <button class="button primary big" name="do" value="share" aria-describedby="send-problem"><Icon name=IconName::Send/>{share}</button>
            <button class="button" name="do" value="keep" formnovalidate>{t!("reflections.keep")}</button>
            <p class="note" id="privacy"><Icon name=IconName::Lock/><span>{t!("reflections.until_you_share", teacher = who)}</span></p>
        </div>
    }
}

/// Shares or keeps without leaving the page.
#[cfg(feature = "hydrate")]
pub fn submit(desk: Desk, form: NodeRef<html::Form>) -> Callback<SubmitEvent> {
    use wasm_bindgen::JsCast;
    let navigate = leptos_router::hooks::use_navigate();
    let home = Callback::new(move |()| navigate("/home", Default::default()));
    Callback::new(move |event: SubmitEvent| {
        let Some(form) = form.get_untracked() else { return };
        event.prevent_default();
        // The page hears its other forms at its root.
        event.stop_propagation();
        let fields = crate::offline::fields(&form, None);
        desk.read(domain::command_form::draft(&fields));
        let yes = |name: &str| fields(name).is_some();
        let button = event.submitter().and_then(|button| button.dyn_into::<web_sys::HtmlButtonElement>().ok());
        if button.is_some_and(|button| button.value() == "share") {
            let waits = yes("waits") && desk.typed.with_untracked(|typed| typed.ask.wants_an_answer());
            desk.share(Say { waits, wall_consent: yes("wall_consent"), confirmed: yes("confirmed") });
        } else {
            desk.keep(home);
        }
    })
}

#[cfg(not(feature = "hydrate"))]
pub fn submit(_desk: Desk, _form: NodeRef<html::Form>) -> Callback<SubmitEvent> {
    Callback::new(|_| {})
}
