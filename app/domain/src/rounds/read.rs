//! What a teacher has read of what groups chose: a press that shows it to a class names it, and shows nothing else.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Says which questions these are, in no order. For the same server's page and form alone: it is kept nowhere.
pub fn as_read<'a>(chosen: impl Iterator<Item = &'a str>) -> String {
    let mut words: Vec<&str> = chosen.collect();
    words.sort_unstable();
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_word_another_question_and_no_other_order_is_something_else() {
        let read = |words: &[&str]| as_read(words.iter().copied());
        assert_eq!(read(&["a", "b"]), read(&["b", "a"]));
        for other in [&["a"][..], &["a", "c"], &["ab"], &["a", "b", "b"], &[]] {
            assert_ne!(read(&["a", "b"]), read(other), "{other:?}");
        }
    }
}
