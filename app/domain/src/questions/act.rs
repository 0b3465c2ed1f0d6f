//! What a student does on a question board.

use crate::command_form::{Fields, Unreadable, id, needed, text, yes};
use crate::id::ClassId;
use crate::refusal::{Faults, Refusal};
use crate::said::Said;
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, line, optional_line};

/// Longest question of a student's, in characters.
pub const LONGEST_QUESTION: usize = 300;
/// Questions of one student on one board, or on their way to it.
pub const MOST_ON_BOARD: usize = 40;

/// Fields that stand in some form of the board.
const FIELDS: [&str; 7] = ["class", "words", "signed", "rev", "on", "page", "form"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionDeed {
    Ask,
    Reword,
    Sign,
    Withdraw,
    BringBack,
    Wonder,
    Report,
    TakeReportBack,
}
names!(QuestionDeed {
    Self::Ask => "ask", Self::Reword => "reword", Self::Sign => "sign", Self::Withdraw => "withdraw",
    Self::BringBack => "bring_back", Self::Wonder => "wonder", Self::Report => "report",
    Self::TakeReportBack => "take_report_back",
});

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionAct {
    Ask {
        class: ClassId,
        words: String,
        /// The student's name stands beside it.
        signed: bool,
    },
    /// In other words than the student read: `rev`.
    Reword {
        words: String,
        rev: i64,
    },
    /// Puts the name beside it, or takes it away, at any time.
    Sign {
        signed: bool,
    },
    Withdraw,
    BringBack,
    /// I wonder too; or no longer.
    Wonder {
        on: bool,
    },
    /// This should not be here, perhaps because of something.
    Report {
        words: String,
    },
    TakeReportBack,
}

impl QuestionAct {
    pub fn deed(&self) -> QuestionDeed {
        match self {
            Self::Ask { .. } => QuestionDeed::Ask,
            Self::Reword { .. } => QuestionDeed::Reword,
            Self::Sign { .. } => QuestionDeed::Sign,
            Self::Withdraw => QuestionDeed::Withdraw,
            Self::BringBack => QuestionDeed::BringBack,
            Self::Wonder { .. } => QuestionDeed::Wonder,
            Self::Report { .. } => QuestionDeed::Report,
            Self::TakeReportBack => QuestionDeed::TakeReportBack,
        }
    }

    /// With its words cleaned. Invalid: `words`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Ask { words, .. } | Self::Reword { words, .. } => {
                *words = faults.take("words", line(words, LONGEST_QUESTION));
            }
            Self::Report { words } => *words = faults.take("words", optional_line(words, LONGEST_SENTENCE)),
            Self::Sign { .. } | Self::Withdraw | Self::BringBack | Self::Wonder { .. } | Self::TakeReportBack => {}
        }
        faults.done(act)
    }

    pub fn said(deed: QuestionDeed, field: Fields) -> Said {
        Said::of(deed.name(), &FIELDS, field)
    }

    pub fn read(said: &Said) -> Result<Self, Unreadable> {
        said.read(QuestionDeed::named, act)
    }
}

pub fn act(deed: QuestionDeed, field: Fields) -> Result<QuestionAct, Unreadable> {
    let words = || text(field, "words");
    Ok(match deed {
        QuestionDeed::Ask => {
            QuestionAct::Ask { class: id(field, "class")?, words: words(), signed: yes(field, "signed") }
        }
        QuestionDeed::Reword => {
            let rev = needed(field, "rev")?.parse().map_err(|_| Unreadable::Wrong("rev"))?;
            QuestionAct::Reword { words: words(), rev }
        }
        QuestionDeed::Sign => QuestionAct::Sign { signed: yes(field, "signed") },
        QuestionDeed::Withdraw => QuestionAct::Withdraw,
        QuestionDeed::BringBack => QuestionAct::BringBack,
        QuestionDeed::Wonder => QuestionAct::Wonder { on: yes(field, "on") },
        QuestionDeed::Report => QuestionAct::Report { words: words() },
        QuestionDeed::TakeReportBack => QuestionAct::TakeReportBack,
    })
}

/// As a form would say it.
impl From<&QuestionAct> for Said {
    fn from(act: &QuestionAct) -> Self {
        let said = Self::new(act.deed().name());
        let yes = |is: bool| if is { "yes" } else { "" };
        match act {
            QuestionAct::Ask { class, words, signed } => {
                said.and("class", class).and("words", words).and("signed", yes(*signed))
            }
            QuestionAct::Reword { words, rev } => said.and("words", words).and("rev", rev),
            QuestionAct::Sign { signed } => said.and("signed", yes(*signed)),
            QuestionAct::Wonder { on } => said.and("on", yes(*on)),
            QuestionAct::Report { words } => said.and("words", words),
            QuestionAct::Withdraw | QuestionAct::BringBack | QuestionAct::TakeReportBack => said,
        }
    }
}

impl From<QuestionAct> for Said {
    fn from(act: QuestionAct) -> Self {
        Self::from(&act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_comes_back_as_it_was_said() {
        let words = || "Why?".to_owned();
        let acts = [
            QuestionAct::Ask { class: ClassId::mint(), words: words(), signed: true },
            QuestionAct::Reword { words: words(), rev: 3 },
            QuestionAct::Sign { signed: false },
            QuestionAct::Withdraw,
            QuestionAct::BringBack,
            QuestionAct::Wonder { on: true },
            QuestionAct::Report { words: words() },
            QuestionAct::TakeReportBack,
        ];
        assert_eq!(acts.iter().map(QuestionAct::deed).collect::<Vec<_>>(), QuestionDeed::ALL, "one of each");
        for act in acts {
            let text = serde_json::to_string(&Said::from(&act)).unwrap();
            assert_eq!(QuestionAct::read(&serde_json::from_str(&text).unwrap()), Ok(act), "{text}");
        }
        assert_eq!(QuestionAct::read(&Said(vec![])), Err(Unreadable::Unknown));
        let mut endless = Said::new("withdraw");
        endless.0.resize(1000, (String::new(), String::new()));
        assert_eq!(QuestionAct::read(&endless), Err(Unreadable::Unknown));
    }

    #[test]
    fn a_question_is_one_line_of_some_words() {
        let ask = |words: &str| QuestionAct::Ask { class: ClassId::mint(), words: words.into(), signed: false }.check();
        let Ok(QuestionAct::Ask { words, .. }) = ask(" why\nis ice \0 light ") else { panic!() };
        assert_eq!(words, "why is ice light");
        assert_eq!(ask(" \0 "), Err(Refusal::invalid("words", "words.empty")));
        let Err(Refusal::Invalid { faults }) = ask(&"x".repeat(100_000)) else { panic!() };
        assert_eq!(faults[0].sentence.key, "words.too_long");
        assert!(QuestionAct::Report { words: String::new() }.check().is_ok(), "a reason helps and is not asked for");
    }
}
