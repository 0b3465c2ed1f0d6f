//! One prompt in several languages. A class reads one question, and not every child in it reads the same language: what was asked stays as it was
//! asked, and each reader finds it in their own language where somebody has put it there. The bank brings all of its languages along; of their own
//! prompts teachers write them. Whoever reads aloud or styles letters is told which language it is, where that is known.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::languages::{LANGUAGES, Locale};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::words::{LONGEST_QUESTION, LONGEST_SENTENCE, line};

pub const MOST_STARTERS: usize = 5;

/// A prompt as it reads in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct PromptWords {
    pub locale: Locale,
    pub question: String,
    pub starters: Vec<String>,
}

/// The language of a prompt, and how it reads in others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Wordings {
    /// None where nobody said: a question of one's own, a step of a lesson, a prompt of a time before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_in: Option<Locale>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<PromptWords>,
}

/// As one reader finds it. `locale` is what it is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worded<'a> {
    pub locale: Option<Locale>,
    pub question: &'a str,
    pub starters: &'a [String],
}

impl Wordings {
    /// In the reader's language (a tag of [`LANGUAGES`]), else as it was asked.
    pub fn read<'a>(&'a self, reader: &str, question: &'a str, starters: &'a [String]) -> Worded<'a> {
        match self.others.iter().find(|words| words.locale.name() == reader) {
            Some(PromptWords { locale, question, starters }) => Worded { locale: Some(*locale), question, starters },
            None => Worded { locale: self.asked_in, question, starters },
        }
    }

    /// Leaves out what a reader of this language does not need: a year's list of questions in six languages is a long one.
    pub fn keep(&mut self, reader: &str) {
        self.others.retain(|words| words.locale.name() == reader);
    }

    pub fn of(&self, locale: Locale) -> Option<&PromptWords> {
        self.others.iter().find(|words| words.locale == locale)
    }
}

/// What a teacher types: the language of the question, and each other language's question and starters, one starter a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordingsDraft {
    pub asked_in: String,
    /// Tag, question, starters.
    pub others: Vec<(String, String, String)>,
}

/// The fields of one language: `question-es`, `starters-es`.
pub fn wording_field(what: &str, tag: &str) -> String {
    format!("{what}-{tag}")
}

impl WordingsDraft {
    /// What is empty is no translation. Everything that is wrong at once, beside `asked_in`, `question-<tag>` and `starters-<tag>`.
    pub fn check(&self) -> Result<Wordings, Refusal> {
        let mut faults = Faults::default();
        let asked_in = match Locale::check(&self.asked_in) {
            Ok(locale) => Some(locale),
            Err(sentence) => {
                faults.push("asked_in", sentence);
                None
            }
        };
        let mut others = Vec::new();
        for (tag, _) in LANGUAGES {
            let Some(locale) = Locale::named(tag) else { continue };
            let Some((_, question, starters)) = self.others.iter().find(|(typed, ..)| typed == tag) else { continue };
            if question.trim().is_empty() && starters.trim().is_empty() {
                continue;
            }
            if Some(locale) == asked_in {
                faults.push(&wording_field("question", tag), Sentence::new("prompts.asked_in_it"));
                continue;
            }
            let question = faults.take(&wording_field("question", tag), line(question, LONGEST_QUESTION));
            let starters = check_starters(&mut faults, &wording_field("starters", tag), starters);
            others.push(PromptWords { locale, question, starters });
        }
        faults.done(Wordings { asked_in, others })
    }
}

/// Sentence starters as they are typed, one a line.
pub fn check_starters(faults: &mut Faults, field: &str, typed: &str) -> Vec<String> {
    let lines = typed.lines().filter(|typed| !typed.trim().is_empty());
    let starters: Vec<String> = lines.map(|typed| faults.take(field, line(typed, LONGEST_SENTENCE))).collect();
    if starters.len() > MOST_STARTERS {
        faults.push(field, Sentence::new("prompts.too_many_starters").with("most", MOST_STARTERS));
    }
    starters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(others: &[(&str, &str, &str)]) -> WordingsDraft {
        let others = others.iter().map(|(tag, q, s)| ((*tag).into(), (*q).into(), (*s).into())).collect();
        WordingsDraft { asked_in: "en".into(), others }
    }

    #[test]
    fn each_reader_finds_their_own_language_and_else_what_was_asked() {
        let wordings = typed(&[("es", "¿Qué notaste?", "Noté…\n\n"), ("ar", " ", "")]).check().unwrap();
        let starters = ["I noticed…".to_owned()];
        let read = |reader| wordings.read(reader, "What did you notice?", &starters);
        assert_eq!(read("es").question, "¿Qué notaste?");
        assert_eq!((read("es").locale, read("es").starters), (Some(Locale::Spanish), &["Noté…".to_owned()][..]));
        for reader in ["en", "ar", "tlh"] {
            assert_eq!((read(reader).locale, read(reader).question), (Some(Locale::English), "What did you notice?"));
        }
        assert_eq!(
            Wordings::default().read("ar", "Why?", &[]),
            Worded { locale: None, question: "Why?", starters: &[] }
        );
    }

    #[test]
    fn a_question_is_not_translated_into_its_own_language() {
        let Err(Refusal::Invalid { faults }) = typed(&[("en", "What did you see?", "")]).check() else { panic!() };
        assert_eq!((&*faults[0].field, &*faults[0].sentence.key), ("question-en", "prompts.asked_in_it"));
        let klingon = typed(&[("en", "", ""), ("tlh", "nuq", "")]).check().unwrap();
        assert_eq!(klingon, Wordings { asked_in: Some(Locale::English), others: Vec::new() });
    }

    #[test]
    fn what_is_wrong_is_said_beside_its_language() {
        let long = "x".repeat(LONGEST_QUESTION + 1);
        let draft = WordingsDraft {
            asked_in: "tlh".into(),
            ..typed(&[("es", &long, ""), ("vi", "", "A…"), ("zh", "?", &"s\n".repeat(9))])
        };
        let Err(Refusal::Invalid { faults }) = draft.check() else { panic!() };
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["asked_in", "question-es", "question-vi", "starters-zh"]);
    }
}
