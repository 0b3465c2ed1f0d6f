//! What a thing is called.

use super::{Content, Item};
use crate::portfolio::TimelineSource;

impl Item {
    /// What it is called in a line.
    pub fn title(&self) -> &str {
        match &self.content {
            Content::Piece { question, .. } => question,
            Content::Pair { now, .. } => now,
            Content::Goal { wordings, .. } => wordings.last().map_or("", |wording| &wording.plan.statement),
            Content::Choice { target, .. } => target,
            Content::Try { words, .. } => words,
            Content::Inquiry { wordings, .. } => wordings.last().map_or("", |wording| &wording.words),
            Content::Question { words, .. } => words,
            Content::Round { focus, .. } => focus,
            Content::Rating { rubric, .. } => rubric,
            Content::Measure { name, .. } => name,
            Content::Strategy { name, .. } => name,
            Content::Sure { statement, .. } => statement,
            Content::ClassNote { question, class, .. } if question.is_empty() => class,
            Content::ClassNote { question, .. } => question,
        }
    }

    /// The beginning of it, in its student's words, or the name of a level; may be empty.
    pub fn opening(&self) -> &str {
        match &self.content {
            Content::Piece { versions, .. } => versions.last().map_or("", |version| &version.words),
            Content::Pair { used_to, .. } => used_to,
            Content::Goal { wordings, .. } => wordings.last().map_or("", |wording| &wording.plan.why),
            Content::Choice { times, .. } => times.last().map_or("", |time| &time.why),
            Content::Try { tried, .. } => tried.last().map_or("", |tried| &tried.changed),
            Content::Inquiry { perspectives, .. } => perspectives.last().map_or("", |said| &said.words),
            Content::Question { .. } => "",
            Content::Round { chosen, learned, .. } => match chosen.first() {
                Some(first) => first,
                None => learned,
            },
            Content::Rating { about, .. } => &about.question,
            Content::Measure { notes, .. } => notes.last().map_or("", |said| &said.says),
            Content::Strategy { helps, .. } => helps,
            Content::Sure { level, .. } => level,
            Content::ClassNote { words, .. } => words,
        }
    }

    /// Nobody else is shown it, wherever it was made.
    pub fn stays_own(&self) -> bool {
        TimelineSource::named(self.kind()).is_some_and(TimelineSource::stays_own)
    }

    /// The kind's name in tables and in the document.
    pub fn kind(&self) -> &'static str {
        match &self.content {
            Content::Piece { .. } => "piece",
            Content::Pair { .. } => "pair",
            Content::Goal { .. } => "goal",
            Content::Choice { .. } => "choice",
            Content::Try { .. } => "try",
            Content::Inquiry { .. } => "inquiry",
            Content::Question { .. } => "question",
            Content::Round { .. } => "round",
            Content::Rating { .. } => "rating",
            Content::Measure { .. } => "measure",
            Content::Strategy { .. } => "strategy",
            Content::Sure { .. } => "sure",
            Content::ClassNote { .. } => "class_note",
        }
    }
}
