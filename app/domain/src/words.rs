//! What people type, made safe to keep. Text is composed (NFC), line ends are `\n`, and characters that nobody can see but
//! that databases, screens or readers trip over (NUL, other controls, direction overrides) are left out without a word: a
//! child cannot find them and did not mean them. Everything else is kept as it was typed. Text is data everywhere: it is
//! never markup, so a `<script>` in a reflection is four harmless words on the wall.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::refusal::Sentence;

/// Longest reflection, in characters as people count them (grapheme clusters). About ten printed pages.
pub const LONGEST_PIECE: usize = 20_000;
/// Longest feedback part, note or passage comment.
pub const LONGEST_REPLY: usize = 4_000;
/// Longest question of a prompt.
pub const LONGEST_QUESTION: usize = 280;
/// Longest name of a person, class, school or term.
pub const LONGEST_NAME: usize = 80;
/// Longest single sentence: a reason, an ask in own words, a starter.
pub const LONGEST_SENTENCE: usize = 400;

/// Composes, unifies line ends, leaves out what cannot be seen.
pub fn clean(typed: &str) -> String {
    let lines = typed.replace("\r\n", "\n").replace('\r', "\n");
    // In this order: what nobody can see may stand between a letter and its mark, and those are one only once it is gone.
    lines.chars().filter(|c| !invisible(*c)).nfc().collect()
}

fn invisible(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        // Overrides and isolates reorder what stands around them; joiners (emoji, Persian, Indic scripts) stay.
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Length as people count it: one for a letter with its marks, one for a family emoji.
pub fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// True if `text` is longer than `most`. Looks no further than needed, so that a flood costs little.
pub fn longer_than(text: &str, most: usize) -> bool {
    text.len() > most && text.graphemes(true).nth(most).is_some()
}

/// One line: a name, a question, a sentence. White space is folded.
pub fn line(typed: &str, most: usize) -> Result<String, Sentence> {
    let text = clean(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(Sentence::new("words.empty"));
    }
    fits(text, most)
}

/// One line that may be left empty.
pub fn optional_line(typed: &str, most: usize) -> Result<String, Sentence> {
    fits(clean(typed).split_whitespace().collect::<Vec<_>>().join(" "), most)
}

/// Several lines that may be left empty. Blanks at the ends go, those inside stay.
pub fn passage(typed: &str, most: usize) -> Result<String, Sentence> {
    fits(clean(typed).trim().to_owned(), most)
}

/// Letters and digits alone, small and without accents, as columns of a table are known by: `Student_Name ` and `STUDENT NAME` are one, and so
/// are `Matrícula` and `matricula`, and `Trần Đức` and `tran duc`.
pub fn folded(cell: &str) -> String {
    cell.chars()
        .flat_map(char::to_lowercase)
        .nfd()
        .map(|c| match c {
            // No letter with a mark, but letters of their own.
            'đ' => 'd',
            'ł' => 'l',
            'ø' => 'o',
            'ı' => 'i',
            c => c,
        })
        .filter(|c| c.is_alphanumeric() && !is_combining_mark(*c))
        .collect()
}

fn fits(text: String, most: usize) -> Result<String, Sentence> {
    if longer_than(&text, most) {
        return Err(Sentence::new("words.too_long").with("most", most));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_family_counts_as_one_and_marks_belong_to_their_letter() {
        assert_eq!(length("👩‍👩‍👧‍👦"), 1);
        assert_eq!(length("e\u{301}"), 1);
        assert_eq!(line("Zoe\u{308}", 3).unwrap(), "Zoë");
    }

    #[test]
    fn what_nobody_can_see_is_left_out() {
        assert_eq!(passage("a\0b\u{202E}c\r\nd", 10).unwrap(), "abc\nd");
        assert_eq!(line("  Ada \t Okafor\n", 80).unwrap(), "Ada Okafor");
        assert_eq!(line("C\u{E}\u{30C}apek", 80).unwrap(), "Čapek", "a letter and its mark find each other");
    }

    #[test]
    fn script_and_right_to_left_words_stay_as_they_were_typed() {
        assert_eq!(passage("<script>alert(1)</script> سلام", 80).unwrap(), "<script>alert(1)</script> سلام");
    }

    #[test]
    fn empty_and_too_long_are_told_apart() {
        assert_eq!(line(" \u{0} ", 5).unwrap_err().key, "words.empty");
        assert_eq!(line(&"x".repeat(100_000), 80).unwrap_err(), Sentence::new("words.too_long").with("most", 80));
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(typed in ".{0,200}") {
            let once = clean(&typed);
            prop_assert_eq!(clean(&once), once);
        }

        #[test]
        fn no_control_survives(typed in any::<String>()) {
            prop_assert!(!clean(&typed).chars().any(invisible));
        }

        #[test]
        fn longer_than_agrees_with_counting(typed in any::<String>(), most in 0usize..40) {
            prop_assert_eq!(longer_than(&typed, most), length(&typed) > most);
        }
    }
}
