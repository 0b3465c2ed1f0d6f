//! A student's form on a plain page. Each carries a command with an id of its own: pressed twice, done once.

use domain::id::{CommandId, PersonId};
use maud::{Markup, html};

use crate::ui::{COMMANDS, Hidden, IconName, hidden_fields, icon};

/// Around the fields `inside`. Its id is `form`; what does not stand comes back in it.
pub fn own_form(me: PersonId, form: &str, deed: &str, about: &Hidden, inside: &Markup) -> Markup {
    html! {
        form.stack id=(form) method="post" action=(COMMANDS) autocomplete="off" {
            input type="hidden" name="do" value=(deed);
            input type="hidden" name="form" value=(form);
            input type="hidden" name="person" value=(me);
            input type="hidden" name="command" value=(CommandId::mint());
            (hidden_fields(about))
            (inside)
        }
    }
}

/// A button with its mark. `of` is what it is about, for those who hear the button alone.
pub fn button(class: &str, with: IconName, label: &str, of: &str) -> Markup {
    html! {
        button class=(class) {
            (icon(with)) (label)
            @if !of.is_empty() { span.unseen dir="auto" { ": " (of) } }
        }
    }
}

/// What was just done, on top of a page.
pub fn done_line(said: Option<String>) -> Markup {
    html! {
        div #done role="status" aria-live="polite" {
            @if let Some(said) = said { p.note { (icon(IconName::CircleCheck)) span { (said) } } }
        }
    }
}
