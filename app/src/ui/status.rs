use leptos::prelude::*;

use super::{IconName, icon, showing, text};
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
    /// Not reached: kept in this page and tried again.
    Waiting,
    /// Refused, with the sentence why.
    Failed(String),
}

/// The status pill.
#[component]
pub fn Status(#[prop(into)] saving: Signal<Saving>) -> impl IntoView {
    let state = move || match saving.get() {
        Saving::Nothing | Saving::Saved => "saved",
        Saving::Typing | Saving::Sending => "sending",
        Saving::Waiting => "device",
        Saving::Failed(_) => "failed",
    };
    let words = move || match saving.get() {
        Saving::Nothing => String::new(),
        Saving::Typing | Saving::Sending => t!("ui.sending"),
        Saving::Saved => t!("ui.saved"),
        Saving::Waiting => t!("ui.will_send"),
        Saving::Failed(why) => t!("ui.not_saved", why = why),
    };
    let picture = move || match saving.get() {
        Saving::Failed(_) => IconName::TriangleAlert,
        Saving::Waiting => IconName::Tablet,
        Saving::Typing | Saving::Sending => IconName::CloudUpload,
        _ => IconName::Check,
    };
    view! {
        <p class="status" role="status" data-state=state hidden=move || saving.get() == Saving::Nothing>
            {showing(move || icon(picture()))}
            <span>{text(words)}</span>
        </p>
    }
}
