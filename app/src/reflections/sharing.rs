//! The end of the form: share, keep for later, and the line about who sees what.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use maud::{Markup, html};

use super::api::Asked;
use super::desk::Desk;
#[cfg(feature = "hydrate")]
use super::desk::share::Say;
use super::problem::Problems;
use crate::t;
use crate::ui::{IconName, icon, teacher};

pub fn sharing(asked: &Asked, version: i32, problems: &Problems) -> Markup {
    let who = teacher(&asked.readers);
    let share = match version {
        1 => t!("reflections.share_with", teacher = who),
        _ => t!("reflections.share_version", version = version),
    };
    html! {
        (problems.line("send"))
        div.write-end {
            button.button.primary.big name="do" value="share" aria-describedby="send-problem" { (icon(IconName::Send)) (share) }
            button.button name="do" value="keep" formnovalidate { (t!("reflections.keep")) }
            p.note #privacy { (icon(IconName::Lock)) span { (t!("reflections.until_you_share", teacher = who)) } }
        }
    }
}

/// Shares or keeps without leaving the page.
#[cfg(feature = "hydrate")]
pub fn submit(desk: Desk) -> Callback<SubmitEvent> {
    use wasm_bindgen::JsCast;
    let navigate = leptos_router::hooks::use_navigate();
    let home = Callback::new(move |()| navigate("/home", Default::default()));
    Callback::new(move |event: SubmitEvent| {
        let Some(form) = super::editor::form() else { return };
        event.prevent_default();
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
pub fn submit(_desk: Desk) -> Callback<SubmitEvent> {
    Callback::new(|_| {})
}
