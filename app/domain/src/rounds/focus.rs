//! What a round begins from.

use serde::{Deserialize, Serialize};

use crate::id::FileId;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::line;

/// Longest focus, in characters.
pub const LONGEST_FOCUS: usize = 280;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FocusKind {
    #[default]
    Statement,
    Picture,
    /// Something that lies on the table.
    Object,
}
names!(FocusKind { Self::Statement => "statement", Self::Picture => "picture", Self::Object => "object" });

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Focus {
    pub kind: FocusKind,
    /// The statement; what the picture shows, for who cannot see it; what lies on the table.
    pub words: String,
    /// Of a picture, and of nothing else.
    pub picture: Option<FileId>,
}

impl Focus {
    /// Invalid: `words` (`rounds.focus_is_a_question`; `rounds.say_what_it_shows` for a picture without words), `file`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let words = match line(&self.words, LONGEST_FOCUS) {
            Err(sentence) if self.kind == FocusKind::Picture && sentence.key == "words.empty" => {
                faults.push("words", Sentence::new("rounds.say_what_it_shows"));
                String::new()
            }
            words => faults.take("words", words),
        };
        if is_question(&words) {
            faults.push("words", Sentence::new("rounds.focus_is_a_question"));
        }
        let picture = self.picture.filter(|_| self.kind == FocusKind::Picture);
        if self.kind == FocusKind::Picture && picture.is_none() {
            faults.push("file", Sentence::new("rounds.choose_a_picture"));
        }
        faults.done(Self { kind: self.kind, words, picture })
    }
}

/// Words that questions begin with, in the languages that Waymark speaks.
const ASKING: [&str; 36] = [
    "what", "why", "how", "who", "whom", "whose", "where", "when", "which", "is", "are", "was", "were", "do", "does",
    "did", "can", "could", "will", "would", "should", "may", "might", "qué", "que", "por", "cómo", "como", "quién",
    "quien", "dónde", "donde", "cuándo", "cuando", "cuál", "cuánto",
];

/// Ends as a question does, or begins as one and has the mark somewhere; in Spanish also by the mark that opens one. A statement that
/// quotes a question in its middle is a statement.
pub fn is_question(text: &str) -> bool {
    let quotes = |c: char| c.is_whitespace() || "\"'“”‘’«»()…".contains(c);
    let bare = text.trim_matches(quotes);
    let asks = |c: char| matches!(c, '?' | '？' | '؟' | '¿');
    let last = bare.trim_end_matches(|c: char| c == '!' || c == '.' || quotes(c)).chars().last();
    if last.is_some_and(asks) || bare.starts_with('¿') {
        return true;
    }
    let first: String = bare.chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    ASKING.contains(&first.as_str()) && bare.contains(asks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_focus_is_no_question() {
        for question in [
            "Why does ice float?",
            "Ice floats, why is that?",
            "“Does ice float?”",
            "¿Por qué flota el hielo?",
            "¿Flota el hielo",
            "El hielo flota, ¿verdad?",
            "Why? Because it is light.",
            "Does ice float?!",
            "冰为什么会浮？",
        ] {
            assert!(is_question(question), "{question}");
        }
        for statement in [
            "Ice floats.",
            "What floats is lighter than water.",
            "A child asked \"Why?\" and nobody answered.",
            "Some plastic is eaten.",
            "Cuando llueve, el río crece.",
            "",
        ] {
            assert!(!is_question(statement), "{statement}");
        }
    }

    #[test]
    fn a_picture_needs_its_file_and_words_for_who_cannot_see_it() {
        let focus = |kind, words: &str, picture| Focus { kind, words: words.into(), picture }.check();
        let file = Some(FileId::mint());
        assert_eq!(focus(FocusKind::Statement, "Ice  floats", file).unwrap().picture, None);
        let Err(Refusal::Invalid { faults }) = focus(FocusKind::Picture, " ", None) else { panic!() };
        let keys: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.sentence.key.as_str())).collect();
        assert_eq!(keys, [("words", "rounds.say_what_it_shows"), ("file", "rounds.choose_a_picture")]);
        assert_eq!(focus(FocusKind::Picture, "A bridge of ice", file).unwrap().picture, file);
        let asks = focus(FocusKind::Object, "A stone?", None);
        assert_eq!(asks, Err(Refusal::invalid("words", "rounds.focus_is_a_question")));
        assert!(focus(FocusKind::Object, &"x".repeat(100_000), None).is_err());
    }
}
