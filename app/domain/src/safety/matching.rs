//! Whole words, whatever their case and accents.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Phrase;

/// From where to where, in bytes of the text.
pub type Span = Range<usize>;

/// A word of a text as it is compared, and where it stands.
struct Word {
    letters: String,
    span: Span,
}

/// Letters and digits that stand together are a word; everything else parts words. Accents belong to their letters and do not count.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let letters: String =
            std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
        let letters: String = letters.chars().filter(|c| c.is_alphanumeric()).collect();
        match (letters.is_empty(), open) {
            // A mark of its own goes with the letter before it.
            (true, true) if is_combining_mark(c) => words.last_mut().expect("a word is open").span.end = end,
            (true, _) => open = false,
            (false, true) => {
                let word = words.last_mut().expect("a word is open");
                word.letters.push_str(&letters);
                word.span.end = end;
            }
            (false, false) => {
                words.push(Word { letters, span: at..end });
                open = true;
            }
        }
    }
    words
}

/// What two phrases have in common that are the same to the eye of the list: `Hurt  MYSELF!` and `hurt myself`.
pub fn key(text: &str) -> String {
    words(text).into_iter().map(|word| word.letters).collect::<Vec<_>>().join(" ")
}

/// Where phrases of the list stand in a text, in their order and without overlaps. A phrase is found where all its words follow each other.
pub fn found(list: &[Phrase], text: &str) -> Vec<Span> {
    let words = words(text);
    let mut spans: Vec<Span> = Vec::new();
    for phrase in list {
        let wanted: Vec<&str> = phrase.key().split(' ').filter(|word| !word.is_empty()).collect();
        if wanted.is_empty() || wanted.len() > words.len() {
            continue;
        }
        for window in words.windows(wanted.len()) {
            if window.iter().zip(&wanted).all(|(word, wanted)| word.letters == *wanted) {
                spans.push(window[0].span.start..window[window.len() - 1].span.end);
            }
        }
    }
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut apart: Vec<Span> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(phrases: &[&str]) -> Vec<Phrase> {
        phrases.iter().map(|phrase| Phrase::read(phrase)).collect()
    }

    fn marked(phrases: &[&str], text: &str) -> Vec<String> {
        found(&list(phrases), text).into_iter().map(|span| text[span].to_owned()).collect()
    }

    #[test]
    fn whole_words_whatever_their_case_and_accents() {
        assert_eq!(marked(&["kill"], "I have the skill to KILL weeds, killing none."), ["KILL"]);
        assert_eq!(marked(&["suicidio"], "Habló del SUICÍDIO."), ["SUICÍDIO"]);
        // The same letter, composed and taken apart.
        assert_eq!(marked(&["daño"], "Me hizo dan\u{303}o y daño."), ["dan\u{303}o", "daño"]);
        assert_eq!(marked(&["hurt myself"], "I hurt — myself, and hurt you, my self."), ["hurt — myself"]);
        assert_eq!(marked(&["don't care"], "I DON’T care"), ["DON’T care"]);
        assert!(marked(&["hurt myself"], "hurt").is_empty() && marked(&[], "anything").is_empty());
    }

    #[test]
    fn what_overlaps_is_marked_once() {
        assert_eq!(
            marked(&["want to die", "to die now", "die"], "I want to die now. Die?"),
            ["want to die now", "Die"]
        );
    }

    proptest! {
        #[test]
        fn spans_are_slices_in_order_and_stand_apart(text in "(\\PC|[ \\n]|kill|É|e\u{301}){0,40}", phrase in "\\PC{0,8}") {
            let list = list(&["kill", "é", &phrase]);
            let mut last = 0;
            for span in found(&list, &text) {
                prop_assert!(span.start >= last && span.start < span.end);
                prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
                last = span.end;
            }
        }

        #[test]
        fn a_word_between_others_is_found_however_it_is_written(
            before in "([a-z]{1,6} ){0,4}", after in "( [a-z]{1,6}){0,4}", word in "[a-zñáéíóú]{2,8}", loud in any::<bool>(), apart in any::<bool>(),
        ) {
            let written = if loud { word.to_uppercase() } else { word.clone() };
            let written: String = if apart { written.nfd().collect() } else { written };
            let text = format!("{before}{written}{after}");
            let at = before.len()..before.len() + written.len();
            prop_assert!(found(&list(&[&word]), &text).iter().any(|span| span.start <= at.start && span.end >= at.end));
        }

        #[test]
        fn inside_another_word_it_is_not(word in "[a-z]{2,8}", before in "[a-z]{1,3}") {
            let text = format!("{before}{word}");
            prop_assert!(found(&list(&[&word]), &text).is_empty());
        }
    }
}
