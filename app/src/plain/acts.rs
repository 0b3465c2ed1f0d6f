//! Forms of a student's plain pages. Each carries a command with an id of its own: pressed twice, done once.

use domain::id::{CommandId, PersonId};
use maud::{Markup, html};

use crate::ui::{COMMANDS, IconName, icon};

/// A form with the fields `inside`. Its id is `form`; what does not stand comes back in it.
pub fn form(me: PersonId, form: &str, deed: &str, about: &[(&str, String)], inside: Markup) -> Markup {
    let inside = html! { input type="hidden" name="do" value=(deed); (inside) };
    form_of_deeds(me, form, about, inside)
}

/// One whose buttons say themselves what they do.
pub fn form_of_deeds(me: PersonId, form: &str, about: &[(&str, String)], inside: Markup) -> Markup {
    html! {
        form.stack id=(form) method="post" action=(COMMANDS) autocomplete="off" {
            input type="hidden" name="form" value=(form);
            input type="hidden" name="person" value=(me);
            input type="hidden" name="command" value=(CommandId::mint());
            @for (name, value) in about { input type="hidden" name=(name) value=(value); }
            (inside)
        }
    }
}

/// A form that is one button. `of` is what it is about, for those who hear the button alone.
pub fn press(
    me: PersonId,
    name: &str,
    deed: &str,
    about: &[(&str, String)],
    label: String,
    of: &str,
    with: IconName,
) -> Markup {
    form(
        me,
        name,
        deed,
        about,
        html! {
            div { button.button { (icon(with)) (label) @if !of.is_empty() { span.unseen dir="auto" { ": " (of) } } } }
        },
    )
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
