//! Marks on a student's words. Positions count Unicode scalar values of the version's words, as the domain does.

use domain::feedback::PassageWords;

/// A comment on the words between two positions, without the blanks at its ends; nothing where nothing is left.
pub fn mark(words: &str, starts: usize, ends: usize) -> Option<PassageWords> {
    // Where a character begins, or the end.
    let at = |nth: usize| words.char_indices().nth(nth).map_or(words.len(), |(at, _)| at);
    let chosen = words.get(at(starts)..at(ends))?;
    let quote = chosen.trim();
    if quote.is_empty() {
        return None;
    }
    let starts = starts + chosen[..chosen.len() - chosen.trim_start().len()].chars().count();
    let ends = starts + quote.chars().count();
    Some(PassageWords { starts: starts as u32, ends: ends as u32, quote: quote.to_owned(), words: String::new() })
}

#[cfg(test)]
mod tests {
    use domain::feedback::FeedbackWords;

    use super::*;

    #[test]
    fn a_mark_passes_the_domains_own_check() {
        let words = "Zoë sees 🍂 fall";
        let mut marked = mark(words, 3, 11).unwrap();
        assert_eq!((marked.starts, marked.ends, marked.quote.as_str()), (4, 10, "sees 🍂"));
        marked.words = "Say more".into();
        let words_sent = FeedbackWords { passages: vec![marked], ..Default::default() };
        assert!(words_sent.check_for_sending(words, false).is_ok());
    }

    #[test]
    fn blanks_and_nothing_are_no_mark() {
        assert_eq!(mark("a  b", 1, 3), None);
        assert_eq!(mark("ab", 1, 1), None);
        assert_eq!(mark("ab", 9, 12), None);
    }
}
