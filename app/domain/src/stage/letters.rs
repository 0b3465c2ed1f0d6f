//! How many lines words take on the wall: broken where a browser breaks them, and measured letter by letter, because fifty-five characters are
//! three lines of English, four of capitals and six of Chinese. In hundredths of the letters' size.

use unicode_normalization::char::is_combining_mark;

use crate::rich::{Kind, Piece, blocks};

/// From the blank to `~`, as the wall's font has them.
const LETTERS: [u8; 95] = [
    28, 29, 30, 65, 59, 92, 73, 16, 30, 30, 48, 61, 21, 36, 21, 39, 65, 41, 55, 58, 61, 59, 60, 51, 61, 59, 21, 21, 55,
    63, 55, 48, 78, 63, 61, 64, 67, 57, 55, 69, 69, 39, 51, 63, 54, 82, 69, 71, 59, 72, 61, 59, 56, 69, 59, 86, 62, 57,
    61, 32, 39, 34, 55, 37, 24, 52, 57, 48, 56, 54, 31, 56, 55, 25, 24, 49, 26, 84, 55, 55, 57, 57, 35, 47, 33, 54, 46,
    68, 48, 45, 46, 34, 24, 34, 55,
];
const BOLD: usize = 108;
/// What stands before the words of an item and of a quote, and before a paragraph that follows another one.
const ITEM: usize = 160;
const QUOTE: usize = 92;
const NEXT: usize = 100;

/// Of what the font lacks, another one's: as wide as the wider ones of its script.
fn wide(c: char) -> usize {
    let capital = |more: usize| if c.is_uppercase() { more } else { 0 };
    match c {
        ' '..='~' => usize::from(LETTERS[c as usize - 32]),
        '\t' => 8 * 28,
        '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        _ if is_combining_mark(c) => 0,
        '\u{80}'..='\u{36f}' => 58 + capital(14),
        '\u{1e00}'..='\u{1eff}' => 62 + capital(16),
        '\u{600}'..='\u{8ff}' => 55,
        '\u{370}'..='\u{5ff}' => 66 + capital(16),
        '—' => 82,
        '\u{2000}'..='\u{203a}' => 67,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' => 130,
        _ if is_square(c) => 100,
        _ => 75,
    }
}

/// Chinese, Japanese, Korean: as wide as high, and a line may end after each.
fn is_square(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// As many characters as they are wide: those that are as wide as high count twice.
pub fn columns(words: &str) -> usize {
    words.chars().map(column).sum()
}

pub fn column(c: char) -> usize {
    1 + usize::from(is_square(c))
}

/// No line begins with the first of these, and none ends with the second; a straight quotation mark is either.
const CLOSES: &str = "!?.,;:/)]}%»”’…、。，．！？；：）」』】》〉〕ー々";
const OPENS: &str = "([{«“‘（「『【《〈〔¿¡";
const QUOTES: [char; 2] = ['"', '\''];

fn ends_between(before: char, after: char) -> bool {
    let [blank, goes_on] = [before, after].map(|c| matches!(c, ' ' | '\t'));
    let square = (is_square(before) || is_square(after)) && ![before, after].iter().any(|c| QUOTES.contains(c));
    (blank || square) && !goes_on && !CLOSES.contains(after) && !OPENS.contains(before)
}

/// A line's words, each with the blanks after it.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let second = || rest.char_indices().skip(1);
        let end = rest.chars().zip(second()).find(|(before, (_, after))| ends_between(*before, *after));
        let (word, after) = rest.split_at(end.map_or(rest.len(), |(_, (at, _))| at));
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

/// Whether a piece of a student's, in its shape, takes no more than so many lines.
pub fn fits(piece: &str, across: usize, down: usize) -> bool {
    let (mut lines, mut before) = (0, None);
    for block in blocks(piece) {
        let said: String = block.pieces().into_iter().filter_map(said).collect();
        let (inset, bold) = match block.kind {
            Kind::Bullet | Kind::Number(_) => (ITEM, 100),
            Kind::Quote => (QUOTE, 100),
            Kind::Title | Kind::Heading => (0, BOLD),
            Kind::Paragraph => (0, 100),
        };
        let follows = block.kind == Kind::Paragraph && before == Some(Kind::Paragraph);
        before = Some(block.kind);
        for (nth, line) in said.trim_end().split('\n').enumerate() {
            lines += laid(line, (across - inset) * 100 / bold, if follows && nth == 0 { NEXT } else { 0 }, down);
            if lines > down {
                return false;
            }
        }
    }
    true
}

fn said<'a>(piece: Piece<'a>) -> Option<&'a str> {
    match piece {
        Piece::Words(said) | Piece::Link { words: said, .. } => Some(said),
        Piece::Markup(_) => None,
    }
}

/// How many lines words without a shape take, in a box so wide.
pub fn lines(words: &str, across: usize) -> usize {
    laid(words, across, 0, usize::MAX)
}

/// How many lines one takes; of what is longer than `most`, only that it is.
fn laid(line: &str, across: usize, inset: usize, most: usize) -> usize {
    let (mut lines, mut at) = (1, inset);
    for word in words(line) {
        if lines > most {
            break;
        }
        let letters = word.trim_end();
        let long: usize = letters.chars().map(wide).sum();
        if at > 0 && at + long > across {
            (lines, at) = (lines + 1, 0);
        }
        if long <= across {
            at += long;
        } else {
            // Wherever it is full.
            for one in letters.chars().map(wide) {
                if at + one > across {
                    (lines, at) = (lines + 1, 0);
                }
                at += one;
            }
        }
        // Blanks at its end hang.
        at += word[letters.len()..].chars().map(wide).sum::<usize>();
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(piece: &str) -> usize {
        (0..).find(|down| fits(piece, 900, *down)).unwrap()
    }

    #[test]
    fn a_line_ends_where_a_word_does() {
        assert_eq!(lines("Leaves fall."), 1);
        assert_eq!(lines("the leaf was green, and then it fell"), 2);
        assert_eq!(lines("THE LEAF WAS GREEN, AND THEN IT FELL"), 3);
        assert_eq!(lines("chlorophyll photosynthesis"), 2, "neither is broken");
        assert_eq!(lines(&"a".repeat(40)), 3, "but what is longer than a line");
        assert_eq!(lines("one\ntwo\n\n\nthree\n"), 3);
    }

    #[test]
    fn chinese_is_as_wide_as_high_and_no_line_begins_with_its_comma() {
        assert_eq!(lines("黄色一直都在那里了"), 1);
        assert_eq!(lines("黄色一直都在那里了吗"), 2);
        assert_eq!(words("黄色，在「那里」。").collect::<Vec<_>>(), ["黄", "色，", "在", "「那", "里」。"]);
        assert_eq!(words("Pourquoi donc ? Parce").collect::<Vec<_>>(), ["Pourquoi ", "donc ? ", "Parce"]);
    }

    #[test]
    fn marks_of_a_shape_take_no_room_and_the_shape_does() {
        assert_eq!(lines("[leaves](https://example.com/leaves/and/more/leaves)"), 1);
        assert_eq!(lines("- red\n- gold\n- brown"), 3);
        assert_eq!(lines("that they are all red"), 1);
        assert_eq!(lines("- that they are all red"), 2, "beside its dot");
        assert_eq!(lines("# that they are all red."), 2, "in strong letters");
    }

    proptest! {
        #[test]
        fn more_words_take_no_fewer_lines_and_none_is_lost(piece in "[a-zA-Z黄叶 ،بس\n.]{0,300}", more in "[a-z黄]{1,40}", down in 0usize..14) {
            let longer = format!("{piece} {more}");
            prop_assert!(fits(&piece, 900, down) || !fits(&longer, 900, down));
            prop_assert_eq!(words(&piece).collect::<String>(), piece);
        }
    }
}
