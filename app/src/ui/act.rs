use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::{Icon, IconName};

/// Names and values of hidden fields.
pub type Hidden = Vec<(&'static str, String)>;

/// Where every form with a command goes.
pub const COMMANDS: &str = "/api/v1/commands";

/// Hidden fields of a form.
#[component]
pub fn HiddenFields(of: Hidden) -> impl IntoView {
    of.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
}

/// A form that is one button.
#[component]
pub fn Act(
    hidden: Hidden,
    #[prop(into)] label: String,
    icon: IconName,
    #[prop(default = "button")] class: &'static str,
    act: Callback<SubmitEvent>,
) -> impl IntoView {
    view! {
        <form method="post" action=COMMANDS on:submit=move |ev| act.run(ev)>
            <HiddenFields of=hidden/>
            <button class=class><Icon name=icon/>{label}</button>
        </form>
    }
}
