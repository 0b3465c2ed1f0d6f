//! A text, word by word, as a list reads it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Span;

/// A word of a text as it is compared, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Without accents, in small letters.
    pub letters: String,
    /// Its accents, sorted: where they stand in a word is a matter of schools. Of scripts where they are seldom written they do not count.
    pub accents: Vec<char>,
    pub span: Span,
}

impl Word {
    /// Whether this word of a text is the `wanted` one of a list. Accents may be left out, by a child or by the list; where both have some, they
    /// are the same: *tự tử* is not *từ từ*.
    pub fn is(&self, wanted: &Word) -> bool {
        let accents = self.accents.is_empty() || wanted.accents.is_empty() || self.accents == wanted.accents;
        accents && (self.letters == wanted.letters || after_and(&self.letters) == Some(&wanted.letters))
    }
}

/// Arabic writes *and* and *so* onto the word that follows.
fn after_and(letters: &str) -> Option<&str> {
    letters.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() > 2)
}

/// Letters and digits that stand together are a word; everything else parts words. Where a script writes no spaces, each of its signs is one.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let (mut letters, mut accents) = (String::new(), Vec::new());
        for part in std::iter::once(c).nfkd() {
            match part {
                // Of Latin, Greek and Cyrillic letters.
                '\u{300}'..='\u{36f}' => accents.push(part),
                _ if is_combining_mark(part) || part == TATWEEL => {}
                _ => letters.extend(part.to_lowercase().filter(|c| c.is_alphanumeric()).map(same)),
            }
        }
        let alone = letters.chars().any(has_no_spaces);
        match (letters.is_empty(), open) {
            // A mark of its own goes with the letter before it.
            (true, true) if is_combining_mark(c) || c == TATWEEL => {
                let word = words.last_mut().expect("a word is open");
                word.accents.extend(accents);
                word.span.end = end;
            }
            (true, _) => open = false,
            (false, true) if !alone => {
                let word = words.last_mut().expect("a word is open");
                word.letters.push_str(&letters);
                word.accents.extend(accents);
                word.span.end = end;
            }
            (false, _) => {
                words.push(Word { letters, accents, span: at..end });
                open = !alone;
            }
        }
    }
    words.iter_mut().for_each(|word| word.accents.sort_unstable());
    words
}

/// Draws a word out, and says nothing.
const TATWEEL: char = '\u{640}';

/// Letters that are written one for the other.
fn same(letter: char) -> char {
    match letter {
        'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        _ => letter,
    }
}

/// Chinese, Japanese, Thai, Lao, Burmese, Khmer.
pub fn has_no_spaces(letter: char) -> bool {
    matches!(letter,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
        | '\u{3041}'..='\u{30ff}' | '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_sign_is_a_word_where_nobody_writes_spaces() {
        let of = |text: &str| words(text).into_iter().map(|word| word.letters).collect::<Vec<_>>();
        assert_eq!(of("我想死,OK吗"), ["我", "想", "死", "ok", "吗"]);
        assert_eq!(of("أُ\u{640}نَا وَأَنْتَ"), ["انا", "وانت"]);
        assert_eq!(of("Ｋｉｌｌ"), ["kill"], "wide letters are letters");
    }

    proptest! {
        #[test]
        fn spans_are_the_text_in_order(text in "(\\PC|[ \\n]|想死|É|e\u{301}|قَتْ\u{640}ل|tự){0,40}") {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(word.span.start >= last && word.span.start < word.span.end && !word.letters.is_empty());
                prop_assert!(text.is_char_boundary(word.span.start) && text.is_char_boundary(word.span.end));
                last = word.span.end;
            }
        }
    }
}
