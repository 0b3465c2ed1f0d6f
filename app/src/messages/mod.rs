//! Every sentence that a person reads comes from a table: `locales/<language>/<first part of the key>.json`.
//!
//! The WASM carries keys only. The server embeds all tables, checked while it is compiled (crate `sentences`), and serves one merged table per
//! language under a hashed address; hydration waits for the reader's. Plurals follow CLDR on both sides. A key that is in no table shows as
//! itself, and a test fails.
//!
//! `t!("home.good_morning", name = ada)` gives a `String`. In a plural entry (`{"one": …, "other": …}`) the gap `n` decides. `said!("home.goals")`
//! gives what a page has in it as it is, where there is no gap: there it is a text nowhere else.

mod table;

#[cfg(feature = "ssr")]
mod embedded;
#[cfg(feature = "hydrate")]
mod fetched;
#[cfg(feature = "ssr")]
mod language;
#[cfg(not(feature = "ssr"))]
mod plural_browser;
#[cfg(feature = "ssr")]
mod plural_server;

#[cfg(feature = "ssr")]
pub use embedded::{Whose, address, merged_table, negotiate, sentences_of};
#[cfg(feature = "hydrate")]
pub use fetched::{link, load, page_locale};

pub use domain::languages::LANGUAGES;
use domain::refusal::Sentence;

/// The reader's language. On the server it is put into the context by whoever renders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale(pub &'static str);

impl Locale {
    pub fn named(tag: &str) -> Option<Self> {
        LANGUAGES.iter().map(|(known, _)| Self(known)).find(|known| known.0 == tag || known.lang() == tag)
    }

    /// What an element says in `lang`. Chinese says in which characters: fonts and voices go by it.
    pub fn lang(self) -> &'static str {
        if self.0 == "zh" { "zh-Hans" } else { self.0 }
    }

    /// `rtl` for languages written from right to left.
    pub fn direction(self) -> &'static str {
        if self.0 == "ar" { "rtl" } else { "ltr" }
    }

    /// By whose rules numbers have forms, on both sides. Neither CLDR nor browsers know Haitian Creole's: one, and all others.
    fn plurals(self) -> &'static str {
        if self.0 == "ht" { "en" } else { self.0 }
    }

    /// Whether the fonts that the page brings have all its letters. Vietnamese is set in the device's own, all of a word in one.
    pub fn has_our_letters(self) -> bool {
        self.0 != "vi"
    }

    /// What stands between a number and its tenths.
    pub fn decimal(self) -> char {
        if matches!(self.0, "es" | "ht" | "vi") { ',' } else { '.' }
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self("en")
    }
}

/// The sentence of a key in the reader's language, with its gaps filled.
pub fn say(key: &str, gaps: &[(&str, String)]) -> String {
    #[cfg(feature = "ssr")]
    return embedded::table(current()).say(key, gaps, current());
    #[cfg(all(feature = "hydrate", not(feature = "ssr")))]
    return fetched::say(key, gaps);
    #[cfg(not(any(feature = "ssr", feature = "hydrate")))]
    {
        let _ = gaps;
        key.to_owned()
    }
}

/// The sentence of a refusal.
pub fn sentence(sentence: &Sentence) -> String {
    let gaps: Vec<_> = sentence.gaps.iter().map(|(gap, value)| (gap.as_str(), value.clone())).collect();
    say(&sentence.key, &gaps)
}

/// The reader's language: on the server as the context knows it, in the browser as the page says it.
#[cfg(not(feature = "hydrate"))]
pub fn current() -> Locale {
    leptos::prelude::use_context::<Locale>().unwrap_or_default()
}

#[cfg(feature = "hydrate")]
pub fn current() -> Locale {
    thread_local!(static HERE: Locale = page_locale());
    HERE.with(|here| *here)
}

/// What `lang` says of words that somebody wrote in this language: nothing where nobody knows it, or where it is the page's own.
pub fn lang(of: Option<domain::languages::Locale>) -> Option<&'static str> {
    let of = Locale::named(of?.name())?;
    (of != current()).then(|| of.lang())
}

/// A sentence without gaps that is said where it is put, and is no text of its own before.
#[derive(Clone, Copy, Debug)]
pub struct Said(pub &'static str);

impl maud::Render for Said {
    #[inline(never)]
    fn render_to(&self, page: &mut String) {
        maud::Render::render_to(&say(self.0, &[]), page);
    }
}

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&say(self.0, &[]))
    }
}

/// `said!("key")`, in a page: [`Said`].
#[macro_export]
macro_rules! said {
    ($key:literal) => {
        $crate::messages::Said($key)
    };
}

/// `t!("key")` or `t!("key", gap = value, …)`.
#[macro_export]
macro_rules! t {
    ($key:expr) => { $crate::messages::say($key, &[]) };
    ($key:expr, $($gap:ident = $value:expr),+ $(,)?) => {
        $crate::messages::say($key, &[$((stringify!($gap), ($value).to_string())),+])
    };
}
