//! Where a source is: an address of the web, or words that somebody else can find it by ("my grandmother", "library book, page 12").
//! Waymark never fetches an address; it says where it leads, and a reader decides.

use url::Url;

use crate::refusal::Sentence;
use crate::words::optional_line;

/// Longest address or words, in characters.
const LONGEST: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// Only `http` and `https`, as it is linked to, with the host that a reader sees before they press.
    Web {
        url: String,
        host: String,
    },
    Words(String),
}

/// Reads what stands in the field. Only what would be an address of the web and is none is wrong: everything else is words, which
/// no page makes a link of.
pub fn check(typed: &str) -> Result<String, Sentence> {
    let typed = optional_line(typed, LONGEST)?;
    let meant = is_web(&typed);
    match whereabouts(&typed) {
        Whereabouts::Words(_) if meant => Err(Sentence::new("inquiry.address_shape")),
        _ => Ok(typed),
    }
}

/// What was kept, as a page shows it.
pub fn whereabouts(kept: &str) -> Whereabouts {
    let words = || Whereabouts::Words(kept.to_owned());
    if !is_web(kept) {
        return words();
    }
    let whole = if starts(kept, "www.") { format!("https://{kept}") } else { kept.to_owned() };
    let Ok(url) = Url::parse(&whole) else { return words() };
    let bare = url.username().is_empty() && url.password().is_none();
    match url.host_str().map(str::to_owned) {
        Some(host) if bare && is_a_name(&host) => Whereabouts::Web { url: url.to_string(), host },
        _ => words(),
    }
}

/// `name.name`: what a reader can recognise before they press. The parser lets more through (quotes, empty labels).
fn is_a_name(host: &str) -> bool {
    let label =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    host.contains('.') && host.split('.').all(label)
}

/// Meant as an address of the web, and one word.
fn is_web(text: &str) -> bool {
    let begins = ["http://", "https://", "www."].iter().any(|start| starts(text, start));
    begins && !text.contains(' ')
}

fn starts(text: &str, with: &str) -> bool {
    text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_is_linked_and_a_grandmother_is_not() {
        let web = |url: &str, host: &str| Whereabouts::Web { url: url.into(), host: host.into() };
        assert_eq!(whereabouts("https://www.nps.gov/wolves"), web("https://www.nps.gov/wolves", "www.nps.gov"));
        assert_eq!(whereabouts("www.usgs.gov"), web("https://www.usgs.gov/", "www.usgs.gov"));
        for words in
            ["my grandmother", "library book: p. 12", "", "javascript:alert(1)", "data:text/html,x", "//evil.example"]
        {
            assert_eq!(check(words).as_deref(), Ok(words));
            assert_eq!(whereabouts(words), Whereabouts::Words(words.into()), "{words}");
        }
    }

    #[test]
    fn an_address_that_hides_something_is_told() {
        for wrong in ["https://", "http://nps", "https://nps.gov@evil.example/", "https://a:b@nps.gov", "www."] {
            assert_eq!(check(wrong), Err(Sentence::new("inquiry.address_shape")), "{wrong}");
        }
        assert_eq!(check(&"x".repeat(100_000)).unwrap_err().key, "words.too_long");
    }

    proptest! {
        #[test]
        fn nothing_but_the_web_is_ever_a_link(typed in "(https?://|www\\.|javascript:)?[ -~]{0,40}") {
            if let Whereabouts::Web { url, host } = whereabouts(&typed) {
                prop_assert!(url.starts_with("https://") || url.starts_with("http://"));
                prop_assert!(!host.is_empty() && !url.contains('"') && !url.contains('<'));
            }
        }
    }
}
