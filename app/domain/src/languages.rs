//! The languages that Waymark speaks. One more is a line here, its tag in `app/src/messages/embedded.rs`, and a folder of sentences,
//! `app/locales/<tag>/`; `docs/languages.md` says how.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::refusal::Sentence;
use crate::viewer::names;

macro_rules! languages {
    ($($(#[$first:meta])? $variant:ident = $tag:literal, $own:literal;)*) => {
        /// A language with a complete table.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
        pub enum Locale {
            $($(#[$first])? #[serde(rename = $tag)] $variant,)*
        }
        names!(Locale { $(Self::$variant => $tag),* });

        /// Tag, and the language's own name. The tag names its folder, stands in preferences and addresses, and browsers understand it.
        pub const LANGUAGES: [(&str, &str); [$($tag),*].len()] = [$(($tag, $own)),*];
    };
}

languages! {
    #[default] English = "en", "English";
    Spanish = "es", "Español";
    Arabic = "ar", "العربية";
    Vietnamese = "vi", "Tiếng Việt";
    HaitianCreole = "ht", "Kreyòl ayisyen";
    Chinese = "zh", "简体中文";
}

impl Locale {
    pub fn check(typed: &str) -> Result<Self, Sentence> {
        Self::named(typed).ok_or_else(|| Sentence::new("accounts.pick_a_language"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_kept_by_its_tag() {
        for (tag, _) in LANGUAGES {
            let locale = Locale::check(tag).unwrap();
            assert_eq!(locale.name(), tag);
            assert_eq!(serde_json::to_string(&locale).unwrap(), format!("\"{tag}\""));
        }
        assert_eq!(Locale::default().name(), "en");
        assert_eq!(Locale::check("tlh").unwrap_err().key, "accounts.pick_a_language");
    }
}
