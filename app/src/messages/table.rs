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
        Some(text) => fill(&text, gaps, locale.direction() == "rtl"),
        None => key.to_owned(),
    }
}

#[cfg(not(feature = "ssr"))]
use super::plural_browser::category;
#[cfg(feature = "ssr")]
use super::plural_server::category;

/// Puts values into `{gaps}` in one pass, so that a value that looks like a gap stays as it is. In a sentence that runs from the right, Latin
/// letters are set apart (Unicode's isolates, which nobody sees), so that a question in English keeps its question mark.
fn fill(text: &str, gaps: &[(&str, String)], from_the_right: bool) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        match after.find('}').map(|close| (&after[..close], &after[close + 1..])) {
            Some((gap, tail)) => {
                match gaps.iter().find(|(name, _)| *name == gap) {
                    Some((_, value)) if from_the_right && value.bytes().any(|byte| byte.is_ascii_alphabetic()) => {
                        filled.extend(["\u{2068}", value.as_str(), "\u{2069}"]);
                    }
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
        assert_eq!(fill("Hi {name}, {n} new", &[("name", "{n}".into()), ("n", "3".into())], false), "Hi {n}, 3 new");
        assert_eq!(fill("a {b", &[], false), "a {b");
        assert_eq!(fill("{unknown} é🍂", &[], false), "{unknown} é🍂");
    }

    #[test]
    fn latin_words_are_set_apart_in_a_sentence_from_the_right() {
        let gaps = [("question", "Why?".to_owned()), ("version", "2".to_owned()), ("name", "دينا".to_owned())];
        let said = fill("{question} · النسخة {version} · {name}", &gaps, true);
        assert_eq!(said, "\u{2068}Why?\u{2069} · النسخة 2 · دينا");
    }
}
