//! Forms of the ladder: commands about one inquiry.

use domain::id::{InquiryId, PersonId};
use maud::Markup;

use crate::plain::{form, press};
use crate::ui::IconName;

/// Whose page it is, and of which inquiry.
#[derive(Clone, Copy)]
pub struct Mine {
    pub me: PersonId,
    pub inquiry: InquiryId,
}

impl Mine {
    /// `deed`: `audience_wish` and its like.
    pub fn form(self, name: &str, deed: &str, about: &[(&str, String)], inside: Markup) -> Markup {
        form(self.me, name, deed, &self.about(about), inside)
    }

    /// A form that is one button. `of` is what it is about, for those who hear the button alone.
    pub fn press(
        self,
        name: &str,
        deed: &str,
        about: &[(&str, String)],
        label: String,
        of: &str,
        with: IconName,
    ) -> Markup {
        press(self.me, name, deed, &self.about(about), label, of, with)
    }

    fn about<'a>(self, more: &[(&'a str, String)]) -> Vec<(&'a str, String)> {
        let mut about = more.to_vec();
        about.push(("inquiry", self.inquiry.to_string()));
        about
    }
}
