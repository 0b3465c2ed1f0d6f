//! Forms of the student's pages. Each carries a command with an id of its own: pressed twice, done once.

use domain::id::{CommandId, PersonId, QuestionId, RoundId};
use maud::{Markup, html};

use crate::ui::{COMMANDS, IconName, icon};

/// A form with the fields `inside`. Its id is `form`; what does not stand comes back in it.
pub fn form(me: PersonId, form: &str, deed: &str, about: &[(&str, String)], inside: Markup) -> Markup {
    html! {
        form.stack.tight id=(form) data-key=(form) method="post" action=(COMMANDS) autocomplete="off" {
            input type="hidden" name="do" value=(deed);
            input type="hidden" name="form" value=(form);
            input type="hidden" name="person" value=(me);
            input type="hidden" name="command" value=(CommandId::mint());
            @for (name, value) in about { input type="hidden" name=(name) value=(value); }
            (inside)
        }
    }
}

/// A button, and what it is about for those who hear the button alone.
pub struct Button<'a> {
    pub label: String,
    pub of: &'a str,
    pub icon: IconName,
    /// Pressed or not, where it can be.
    pub pressed: Option<bool>,
}

impl<'a> Button<'a> {
    pub fn new(label: String, of: &'a str, icon: IconName) -> Self {
        Self { label, of, icon, pressed: None }
    }
}

/// A form that is one button.
pub fn press(me: PersonId, name: &str, deed: &str, about: &[(&str, String)], button: Button) -> Markup {
    let pressed = button.pressed.map(|pressed| if pressed { "true" } else { "false" });
    let inside = html! {
        div {
            button.button aria-pressed=[pressed] {
                (icon(button.icon)) (button.label) span.unseen dir="auto" { ": " (button.of) }
            }
        }
    };
    form(me, name, deed, about, inside)
}

pub fn of_question(id: QuestionId) -> (&'static str, String) {
    ("question", id.to_string())
}

pub fn of_round(id: RoundId) -> (&'static str, String) {
    ("round", id.to_string())
}

/// Something that is folded away until it is wanted, or until what was typed into it comes back.
pub fn fold(id: &str, open: bool, with: IconName, title: String, inside: Markup) -> Markup {
    html! {
        details.fold id=(id) open[open] {
            summary { (icon(with)) span { (title) } }
            div.fold-body { (inside) }
        }
    }
}
