//! Plural categories on the server, from CLDR by way of ICU4X.

use std::collections::HashMap;

use icu_locale_core::Locale as IcuLocale;
use icu_plurals::{PluralCategory, PluralRules};

use super::{LANGUAGES, Locale};

thread_local! {
    // ICU4X's rules are not `Sync`; each worker thread makes its two once.
    static RULES: HashMap<&'static str, PluralRules> = LANGUAGES
        .iter()
        .filter_map(|(tag, _)| {
            let locale: IcuLocale = tag.parse().ok()?;
            Some((*tag, PluralRules::try_new_cardinal(locale.into()).ok()?))
        })
        .collect();
}

pub fn category(locale: Locale, n: u32) -> &'static str {
    match RULES.with(|rules| rules.get(locale.0).map(|rules| rules.category_for(n))) {
        Some(PluralCategory::Zero) => "zero",
        Some(PluralCategory::One) => "one",
        Some(PluralCategory::Two) => "two",
        Some(PluralCategory::Few) => "few",
        Some(PluralCategory::Many) => "many",
        Some(PluralCategory::Other) | None => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_the_rest_is_other() {
        for (tag, _) in LANGUAGES {
            assert_eq!(category(Locale(tag), 1), "one");
            assert_eq!(category(Locale(tag), 0), "other");
            assert_eq!(category(Locale(tag), 5), "other");
        }
    }
}
