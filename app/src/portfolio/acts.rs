//! Forms of a student's portfolio. Each carries a command with an id of its own: pressed twice, done once.

use domain::id::{CommandId, ConferenceId, PersonId, PickId, StoryId};
use maud::{Markup, html};

use crate::ui::{COMMANDS, IconName, icon};

/// Hidden fields: what the form is about.
pub type About<'a> = &'a [(&'static str, String)];

/// A form with the fields `inside`. Its id is `form`; what does not stand comes back in it.
pub fn form(me: PersonId, form: &str, deed: &str, about: About, inside: Markup) -> Markup {
    html! {
        form.stack id=(form) method="post" action=(COMMANDS) autocomplete="off" {
            input type="hidden" name="do" value=(deed);
            input type="hidden" name="form" value=(form);
            input type="hidden" name="person" value=(me);
            input type="hidden" name="command" value=(CommandId::mint());
            @for (name, value) in about { input type="hidden" name=(name) value=(value); }
            (inside)
        }
    }
}

/// A form that is one button. `of` is what it is about, for those who hear the button alone.
pub fn press(me: PersonId, name: &str, deed: &str, about: About, label: String, of: &str, with: IconName) -> Markup {
    let button = html! { button.button { (icon(with)) (label) span.unseen dir="auto" { ": " (of) } } };
    form(me, name, deed, about, button)
}

/// The same, a picture alone: in a row of steps up and down.
pub fn step(me: PersonId, name: &str, deed: &str, about: About, label: String, of: &str, with: IconName) -> Markup {
    let button = html! {
        button.button.quiet { (icon(with)) span.unseen { (label) } span.unseen dir="auto" { ": " (of) } }
    };
    form(me, name, deed, about, button)
}

pub fn of_story(id: StoryId) -> (&'static str, String) {
    ("story", id.to_string())
}

pub fn of_part(id: PickId) -> (&'static str, String) {
    ("part", id.to_string())
}

pub fn of_conference(id: ConferenceId) -> (&'static str, String) {
    ("conference", id.to_string())
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

/// The part of the page that is printed by the browser's own means; the button comes with the script.
pub fn print_line() -> Markup {
    html! {
        p.row.off-paper {
            button.button type="button" hidden data-print="" data-kept="" { (icon(IconName::Printer)) (crate::t!("portfolio.print")) }
            span.small.quiet-text { (crate::t!("portfolio.print_hint")) }
        }
    }
}
