//! A thing as others are shown it.

use super::{Content, Item};

impl Item {
    /// As others are shown it: without what was answered and asked, of an inquiry without the notes; and without a word of what else it leads
    /// to, which has rules of its own.
    pub fn told(mut self) -> Self {
        match &mut self.content {
            Content::Piece { versions, feedback, ratings, talk, .. } => {
                feedback.clear();
                ratings.clear();
                talk.clear();
                for version in versions {
                    version.ask.clear();
                    version.ask_words.clear();
                    version.mode_why.clear();
                }
            }
            Content::Goal { said, evidence, competencies, shown_to, .. } => {
                said.retain(|said| said.by == "me");
                evidence.clear();
                competencies.iter_mut().for_each(|competency| competency.evidence = None);
                *shown_to = 0;
            }
            Content::Choice { goal, work, .. } => (*goal, *work) = (None, None),
            Content::Try { tried, answers, .. } => {
                answers.clear();
                tried.iter_mut().for_each(|tried| tried.work = None);
            }
            Content::Inquiry { notes, remarks, evidence, shown_to, .. } => {
                notes.clear();
                remarks.clear();
                evidence.clear();
                *shown_to = 0;
            }
            Content::Question { answer, .. } => answer.clear(),
            Content::Pair { remarks, .. } => remarks.clear(),
            // Nobody else is shown them: without their words, whatever a document of elsewhere calls them.
            Content::Sure { level, .. } => level.clear(),
            Content::ClassNote { words, .. } => words.clear(),
            Content::Round { .. } | Content::Rating { .. } | Content::Measure { .. } | Content::Strategy { .. } => {}
        }
        self
    }
}
