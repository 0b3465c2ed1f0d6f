//! Marks on a student's words. Positions count Unicode scalar values of the version's words, as the domain does.

use domain::feedback::PassageWords;

/// A comment on the words between two positions, without the blanks at its ends; nothing where nothing is left.
pub fn mark(words: &str, starts: usize, ends: usize) -> Option<PassageWords> {
    let chosen: Vec<char> = words.chars().skip(starts).take(ends.saturating_sub(starts)).collect();
    let front = chosen.iter().take_while(|c| c.is_whitespace()).count();
    let back = chosen.iter().rev().take_while(|c| c.is_whitespace()).count();
    if front >= chosen.len() {
        return None;
    }
    let quote: String = chosen[front..chosen.len() - back].iter().collect();
    let starts = starts + front;
    let ends = starts + quote.chars().count();
    Some(PassageWords { starts: starts as u32, ends: ends as u32, quote, words: String::new() })
}

/// The words in stretches, each with whether it is marked. Joined they are the words again.
pub fn stretches(words: &str, marks: &[PassageWords]) -> Vec<(String, bool)> {
    let mut parts: Vec<(String, bool)> = Vec::new();
    for (at, c) in words.chars().enumerate() {
        let marked = marks.iter().any(|mark| (mark.starts as usize..mark.ends as usize).contains(&at));
        match parts.last_mut() {
            Some((text, same)) if *same == marked => text.push(c),
            _ => parts.push((c.to_string(), marked)),
        }
    }
    parts
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

    #[test]
    fn stretches_join_to_the_words() {
        let words = "one two three";
        let parts = stretches(words, &[mark(words, 4, 7).unwrap()]);
        assert_eq!(parts, [("one ".into(), false), ("two".into(), true), (" three".into(), false)]);
        assert_eq!(parts.iter().map(|(text, _)| text.as_str()).collect::<String>(), words);
        assert!(stretches("", &[]).is_empty());
    }
}
