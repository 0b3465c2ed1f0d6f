//! A sentence of a table, with its gaps filled.

use super::Locale;

/// The sentence of a key. `find` gives it as it is kept, or one of its plural forms. A key without a sentence says itself.
pub fn say(
    find: &dyn Fn(Option<&str>) -> Option<String>,
    key: &str,
    gaps: &[(&str, String)],
    locale: Locale,
) -> String {
    let of_number = || {
        let n = gaps.iter().find(|(gap, _)| *gap == "n").and_then(|(_, n)| n.parse().ok()).unwrap_or(0u32);
        find(Some(category(locale, n))).or_else(|| find(Some("other")))
    };
    match find(None).or_else(of_number) {
        Some(text) => fill(&text, gaps),
        None => key.to_owned(),
    }
}

#[cfg(not(feature = "ssr"))]
use super::plural_browser::category;
#[cfg(feature = "ssr")]
use super::plural_server::category;

/// Puts values into `{gaps}` in one pass, so that a value that looks like a gap stays as it is.
fn fill(text: &str, gaps: &[(&str, String)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        match after.find('}').map(|close| (&after[..close], &after[close + 1..])) {
            Some((gap, tail)) => {
                match gaps.iter().find(|(name, _)| *name == gap) {
                    Some((_, value)) => filled.push_str(value),
                    None => filled.push_str(&rest[open..open + gap.len() + 2]),
                }
                rest = tail;
            }
            None => {
                filled.push_str(&rest[open..]);
                rest = "";
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_once() {
        assert_eq!(fill("Hi {name}, {n} new", &[("name", "{n}".into()), ("n", "3".into())]), "Hi {n}, 3 new");
        assert_eq!(fill("a {b", &[]), "a {b");
        assert_eq!(fill("{unknown} é🍂", &[]), "{unknown} é🍂");
    }
}
