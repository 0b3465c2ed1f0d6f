//! What a student does in the queue. Browsers carry it as the fields of its form and never read it.

use crate::command_form::{Fields, Unreadable, text};
use crate::id::{PromptId, ReflectionId};
use crate::refusal::{Faults, Refusal};
use crate::said::Said;
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, passage};

use super::LONGEST_HELP;

/// What the help is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpPlace {
    /// A piece of one's own, shared or not.
    Piece(ReflectionId),
    /// A prompt that nothing was written to yet.
    Prompt(PromptId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpDeed {
    Ask,
    Withdraw,
    PutAway,
}
names!(HelpDeed { Self::Ask => "ask", Self::Withdraw => "withdraw", Self::PutAway => "put_away" });

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpAct {
    Ask {
        place: HelpPlace,
        /// The one sentence that is given; of a piece that is not shared it is all that is given. May be empty.
        sentence: String,
        /// What about it. May be empty.
        words: String,
    },
    Withdraw,
    /// The answer was read.
    PutAway,
}

impl HelpAct {
    /// With its words cleaned. Invalid: `sentence`, `words`.
    pub fn check(self) -> Result<Self, Refusal> {
        match self {
            Self::Ask { place, sentence, words } => {
                let mut faults = Faults::default();
                let sentence = faults.take("sentence", passage(&sentence, LONGEST_SENTENCE));
                let words = faults.take("words", passage(&words, LONGEST_HELP));
                faults.done(Self::Ask { place, sentence, words })
            }
            Self::Withdraw | Self::PutAway => Ok(self),
        }
    }

    pub fn read(said: &Said) -> Result<Self, Unreadable> {
        said.read(HelpDeed::named, act)
    }
}

fn act(deed: HelpDeed, field: Fields) -> Result<HelpAct, Unreadable> {
    let named = |name: &'static str| match field(name).filter(|id| !id.is_empty()) {
        Some(id) => uuid::Uuid::parse_str(&id).map(Some).map_err(|_| Unreadable::Wrong(name)),
        None => Ok(None),
    };
    Ok(match deed {
        HelpDeed::Ask => HelpAct::Ask {
            place: match (named("piece")?, named("prompt")?) {
                (Some(piece), _) => HelpPlace::Piece(piece.into()),
                (None, Some(prompt)) => HelpPlace::Prompt(prompt.into()),
                (None, None) => return Err(Unreadable::Missing("piece")),
            },
            sentence: text(field, "sentence"),
            words: text(field, "words"),
        },
        HelpDeed::Withdraw => HelpAct::Withdraw,
        HelpDeed::PutAway => HelpAct::PutAway,
    })
}

/// As a form would say it.
impl From<HelpAct> for Said {
    fn from(act: HelpAct) -> Self {
        match act {
            HelpAct::Ask { place, sentence, words } => {
                let said = Self::new(HelpDeed::Ask.name()).and("sentence", sentence).and("words", words);
                match place {
                    HelpPlace::Piece(piece) => said.and("piece", piece),
                    HelpPlace::Prompt(prompt) => said.and("prompt", prompt),
                }
            }
            HelpAct::Withdraw => Self::new(HelpDeed::Withdraw.name()),
            HelpAct::PutAway => Self::new(HelpDeed::PutAway.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_what_was_meant() {
        let place = HelpPlace::Piece(ReflectionId::mint());
        for act in [
            HelpAct::Ask { place, sentence: "Leaves are <green>.".into(), words: String::new() },
            HelpAct::Ask { place: HelpPlace::Prompt(PromptId::mint()), sentence: String::new(), words: "How?".into() },
            HelpAct::Withdraw,
            HelpAct::PutAway,
        ] {
            assert_eq!(HelpAct::read(&Said::from(act.clone())), Ok(act));
        }
        assert!(HelpAct::read(&Said::new("ask")).is_err(), "about nothing");
        assert!(HelpAct::read(&Said::new("ask").and("piece", "my piece")).is_err());
        assert!(HelpAct::read(&Said::new("claim")).is_err(), "a teacher's, and no command");
    }

    #[test]
    fn one_may_just_ask_but_not_give_a_whole_page() {
        let ask = |sentence: &str, words: &str| HelpAct::Ask {
            place: HelpPlace::Prompt(PromptId::mint()),
            sentence: sentence.into(),
            words: words.into(),
        };
        assert!(ask("", "").check().is_ok());
        let long = "x".repeat(LONGEST_SENTENCE + 1);
        let Err(Refusal::Invalid { faults }) = ask(&long, &long).check() else { panic!() };
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["sentence", "words"]);
    }
}
