//! The difference between two versions, word by word.

use domain::reflections::Stretch;
use domain::rich::unmarked;
use similar::{ChangeTag, TextDiff};

/// Word by word, what became of one version in the next. The marks of its shape are no words: nobody reads them.
pub fn difference(before: &str, after: &str) -> Vec<Stretch> {
    let (before, after) = (unmarked(before), unmarked(after));
    let mut stretches: Vec<Stretch> = Vec::new();
    for change in TextDiff::from_unicode_words(before.as_str(), after.as_str()).iter_all_changes() {
        let text = change.value();
        match (change.tag(), stretches.last_mut()) {
            (ChangeTag::Equal, Some(Stretch::Same(run)))
            | (ChangeTag::Insert, Some(Stretch::Added(run)))
            | (ChangeTag::Delete, Some(Stretch::Removed(run))) => run.push_str(text),
            (ChangeTag::Equal, _) => stretches.push(Stretch::Same(text.to_owned())),
            (ChangeTag::Insert, _) => stretches.push(Stretch::Added(text.to_owned())),
            (ChangeTag::Delete, _) => stretches.push(Stretch::Removed(text.to_owned())),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_changed_word_stands_between_what_stayed() {
        let stretches = difference("The cold painted the leaves", "The yellow painted the leaves");
        assert!(
            stretches.contains(&Stretch::Removed("cold".into()))
                && stretches.contains(&Stretch::Added("yellow".into()))
        );
    }

    #[test]
    fn the_marks_of_a_shape_are_no_difference() {
        let (before, after) = ("Head\n- one\n[good](https://a.example)", "# Head\n- two\n[good](https://b.example)");
        let stretches = difference(before, after);
        assert!(
            stretches.contains(&Stretch::Removed("one".into())) && stretches.contains(&Stretch::Added("two".into()))
        );
        for Stretch::Same(said) | Stretch::Added(said) | Stretch::Removed(said) in &stretches {
            assert!(!said.contains(['#', '[', '-']) && !said.contains("https"), "{said}");
        }
        assert_eq!(difference("Head\n\n> so", "# Head\n\nso"), [Stretch::Same("Head\n\nso".into())]);
    }

    proptest! {
        #[test]
        fn both_versions_can_be_read_from_the_difference(before in "[a-z é🍂\n]{0,60}", after in "[a-z é🍂\n]{0,60}") {
            let (mut was, mut is) = (String::new(), String::new());
            for stretch in difference(&before, &after) {
                match stretch {
                    Stretch::Same(text) => { was.push_str(&text); is.push_str(&text); }
                    Stretch::Removed(text) => was.push_str(&text),
                    Stretch::Added(text) => is.push_str(&text),
                }
            }
            prop_assert_eq!((was, is), (before, after));
        }
    }
}
