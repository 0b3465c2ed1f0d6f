//! Passages that a teacher marked, shown in the words they are about.

use domain::feedback::FeedbackView;
use maud::Markup;

use crate::ui::rich;

/// A version's words with what was marked in them.
pub fn marked(words: &str, version: i32, feedback: &[FeedbackView]) -> Markup {
    let marks: Vec<_> = feedback
        .iter()
        .filter(|given| given.version == version)
        .flat_map(|given| &given.passages)
        .map(|mark| (mark.passage.starts, mark.passage.ends))
        .collect();
    rich(words, &marks)
}
