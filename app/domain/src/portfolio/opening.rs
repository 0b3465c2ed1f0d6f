use unicode_segmentation::UnicodeSegmentation;

use crate::rich::plain;
use crate::words::length;

/// Letters of an entry's words.
const OPENING: usize = 160;

/// The beginning of what was said, on one line, without its shape.
pub fn opening(words: &str) -> String {
    let words = plain(words).split_whitespace().collect::<Vec<_>>().join(" ");
    if length(&words) <= OPENING {
        return words;
    }
    let cut: String = words.graphemes(true).take(OPENING).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_ends_with_a_whole_word() {
        assert_eq!(opening("# Leaves\n\n- they  fall"), "Leaves they fall");
        let long = opening(&"seven 🍂 ".repeat(40));
        assert!(long.ends_with(" …") && length(&long) <= OPENING + 2, "{long}");
        assert!(opening(&"x".repeat(500)).ends_with(" …"));
    }
}
