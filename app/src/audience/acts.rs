//! Forms of the ladder. Each carries a command with an id of its own: pressed twice, done once.

use domain::id::{CommandId, InquiryId, PersonId};
use maud::{Markup, html};

use crate::ui::{COMMANDS, IconName, icon};

/// Whose page it is, and of which inquiry.
#[derive(Clone, Copy)]
pub struct Mine {
    pub me: PersonId,
    pub inquiry: InquiryId,
}

impl Mine {
    /// A form with the fields `inside`. Its id is `form`; what does not stand comes back in it.
    pub fn form(self, form: &str, deed: &str, about: &[(&str, String)], inside: Markup) -> Markup {
        html! {
            form.stack id=(form) method="post" action=(COMMANDS) autocomplete="off" {
                input type="hidden" name="do" value={ "audience_" (deed) };
                input type="hidden" name="form" value=(form);
                input type="hidden" name="person" value=(self.me);
                input type="hidden" name="inquiry" value=(self.inquiry);
                input type="hidden" name="command" value=(CommandId::mint());
                @for (name, value) in about { input type="hidden" name=(name) value=(value); }
                (inside)
            }
        }
    }

    /// A form that is one button. `of` is what it is about, for those who hear the button alone.
    pub fn press(self, form: &str, deed: &str, about: &[(&str, String)], label: String, of: &str, with: IconName) -> Markup {
        let inside = html! { div { button.button { (icon(with)) (label) span.unseen dir="auto" { ": " (of) } } } };
        self.form(form, deed, about, inside)
    }
}
