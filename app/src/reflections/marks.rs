//! Passages that a teacher marked, shown in the words they are about.

use domain::feedback::FeedbackView;
use maud::{Markup, html};

/// Words cut where marks begin and end; true for what is marked. Marks that overlap become one, marks that lie nowhere are left
/// out. `marks` are `starts..ends` in characters.
pub fn cut(words: &str, marks: &[(u32, u32)]) -> Vec<(String, bool)> {
    let mut pieces: Vec<(String, bool)> = Vec::new();
    for (at, c) in words.chars().enumerate() {
        let marked = marks.iter().any(|(starts, ends)| (*starts as usize..*ends as usize).contains(&at));
        match pieces.last_mut() {
            Some((piece, same)) if *same == marked => piece.push(c),
            _ => pieces.push((c.into(), marked)),
        }
    }
    pieces
}

/// A version's words with what was marked in them.
pub fn marked(words: &str, version: i32, feedback: &[FeedbackView]) -> Markup {
    let marks: Vec<_> = feedback
        .iter()
        .filter(|given| given.version == version)
        .flat_map(|given| &given.passages)
        .map(|mark| (mark.passage.starts, mark.passage.ends))
        .collect();
    html! {
        @for (text, marked) in cut(words, &marks) {
            @if marked { mark.marked { (text) } } @else { (text) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(words: &str, marks: &[(u32, u32)]) -> Vec<(String, bool)> {
        let pieces = cut(words, marks);
        assert_eq!(pieces.iter().map(|(text, _)| text.as_str()).collect::<String>(), words, "nothing is lost");
        pieces
    }

    #[test]
    fn marks_count_characters_not_bytes() {
        let pieces = cuts("Zoë sees 🍂 fall", &[(4, 10)]);
        assert_eq!(pieces[1], ("sees 🍂".to_owned(), true));
        assert_eq!(pieces.len(), 3);
    }

    #[test]
    fn overlapping_marks_are_one_and_stray_ones_none() {
        assert_eq!(cuts("abcdef", &[(0, 3), (2, 5)]), [("abcde".to_owned(), true), ("f".to_owned(), false)]);
        assert_eq!(cuts("ab", &[(7, 9), (1, 1), (2, 0)]), [("ab".to_owned(), false)]);
        assert!(cuts("", &[(0, 4)]).is_empty());
    }
}
