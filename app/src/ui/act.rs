use leptos::prelude::*;
use maud::{Markup, html};

use super::{IconName, icon};

/// Names and values of hidden fields.
pub type Hidden = Vec<(&'static str, String)>;

/// Where every form with a command goes.
pub const COMMANDS: &str = "/api/v1/commands";

/// Hidden fields of a form.
pub fn hidden_fields(of: &[(&'static str, String)]) -> Markup {
    html! {
        @for (name, value) in of {
            input type="hidden" name=(name) value=(value);
        }
    }
}

/// The same in a form that is a view.
#[component]
pub fn HiddenFields(of: Hidden) -> impl IntoView {
    of.into_iter().map(|field| super::shown(hidden_fields(std::slice::from_ref(&field)))).collect_view()
}

/// A form that is one button. Its id is its deed's: where one form goes and the next takes its place, the focus must not come to rest
/// on another deed.
pub fn act(deed: &str, hidden: &[(&'static str, String)], label: &str, name: IconName) -> Markup {
    html! {
        form id={ "act-" (deed) } method="post" action=(COMMANDS) {
            (hidden_fields(hidden))
            button.button { (icon(name)) (label) }
        }
    }
}
