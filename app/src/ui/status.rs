use leptos::prelude::*;
use maud::{Markup, html};

use super::{IconName, icon, showing};
use crate::t;

/// One honest line about saving.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    #[default]
    Nothing,
    /// Typed, not yet sent anywhere.
    Typing,
    Sending,
    Saved,
    /// Not reached: kept on this device, and sent when there is a way.
    Waiting,
    /// Not reached, and the device could not keep it: it is in this page alone.
    Held,
    /// Refused, with the sentence why.
    Failed(String),
}

/// The status pill.
pub fn status(saving: &Saving) -> Markup {
    let (state, picture, words) = match saving {
        Saving::Nothing => ("nothing", IconName::Check, String::new()),
        Saving::Saved => ("saved", IconName::Check, t!("ui.saved")),
        Saving::Typing | Saving::Sending => ("sending", IconName::CloudUpload, t!("ui.sending")),
        Saving::Waiting => ("device", IconName::Tablet, t!("ui.will_send")),
        Saving::Held => ("failed", IconName::TriangleAlert, t!("ui.not_on_device")),
        Saving::Failed(why) => ("failed", IconName::TriangleAlert, t!("ui.not_saved", why = why)),
    };
    html! {
        p.status role="status" data-state=(state) hidden[*saving == Saving::Nothing] { (icon(picture)) span { (words) } }
    }
}

/// Puts the pill of the page's bar as things stand. It changes in its place; the bar around it is the server's.
#[cfg(feature = "hydrate")]
pub fn show_status(saving: &Saving) {
    if let Ok(Some(element)) = document().query_selector(".header .status") {
        super::shown::put(&element, &status(saving));
    }
}

#[component]
pub fn Status(#[prop(into)] saving: Signal<Saving>) -> impl IntoView {
    showing(move || saving.with(status))
}
