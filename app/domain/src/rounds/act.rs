//! What a student does in a round: mostly the scribe, for the group.

use serde::{Deserialize, Serialize};

use super::RoundPart;
use crate::command_form::{Fields, Unreadable, id, needed, text, yes};
use crate::id::{PersonId, RoundQuestionId};
use crate::questions::LONGEST_QUESTION;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::said::Said;
use crate::viewer::names;
use crate::words::{LONGEST_REPLY, LONGEST_SENTENCE, line, passage};

/// How many a group chooses.
pub const CHOSEN: usize = 3;
/// Questions of one group, crossed out or not.
pub const MOST_IN_GROUP: usize = 80;

/// A closed question is answered with one word; an open one asks for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    Closed,
    Open,
}
names!(QuestionKind { Self::Closed => "closed", Self::Open => "open" });

impl QuestionKind {
    pub fn other(self) -> Self {
        match self {
            Self::Closed => Self::Open,
            Self::Open => Self::Closed,
        }
    }
}

/// What a group says beside its questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupPart {
    /// What closed questions are good for.
    ClosedGood,
    OpenGood,
    /// Why these three.
    Why,
    /// What will be done with them.
    Next,
}
names!(GroupPart {
    Self::ClosedGood => "closed_good", Self::OpenGood => "open_good", Self::Why => "why", Self::Next => "next",
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundDeed {
    Join,
    Write,
    Fix,
    Cross,
    Mark,
    Change,
    Weigh,
    Choose,
    Next,
    HandOver,
    Reflect,
}
names!(RoundDeed {
    Self::Join => "join", Self::Write => "write", Self::Fix => "fix", Self::Cross => "cross", Self::Mark => "mark",
    Self::Change => "change", Self::Weigh => "weigh", Self::Choose => "choose", Self::Next => "next",
    Self::HandOver => "hand_over", Self::Reflect => "reflect",
});

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundAct {
    /// Who came late sits down with the smallest group.
    Join,
    /// A question exactly as it was said.
    Write {
        question: RoundQuestionId,
        words: String,
    },
    /// What was heard wrong.
    Fix {
        question: RoundQuestionId,
        words: String,
    },
    /// Crossed out; or not.
    Cross {
        question: RoundQuestionId,
        on: bool,
    },
    Mark {
        question: RoundQuestionId,
        kind: QuestionKind,
    },
    /// The same asked the other way: closed becomes open, open becomes closed. Both stand.
    Change {
        from: RoundQuestionId,
        question: RoundQuestionId,
        words: String,
    },
    Weigh {
        closed_good: String,
        open_good: String,
    },
    /// Exactly these, and why.
    Choose {
        questions: Vec<RoundQuestionId>,
        why: String,
    },
    Next {
        words: String,
    },
    /// From now on somebody else of the group writes.
    HandOver {
        to: PersonId,
    },
    /// What I learned about asking; alone.
    Reflect {
        words: String,
    },
}

/// Fields that stand in some form of a round; boxes beside the questions are found by their ids.
const FIELDS: [&str; 12] =
    ["question", "from", "words", "on", "mark", "closed_good", "open_good", "why", "to", "questions", "page", "form"];

impl RoundAct {
    pub fn deed(&self) -> RoundDeed {
        match self {
            Self::Join => RoundDeed::Join,
            Self::Write { .. } => RoundDeed::Write,
            Self::Fix { .. } => RoundDeed::Fix,
            Self::Cross { .. } => RoundDeed::Cross,
            Self::Mark { .. } => RoundDeed::Mark,
            Self::Change { .. } => RoundDeed::Change,
            Self::Weigh { .. } => RoundDeed::Weigh,
            Self::Choose { .. } => RoundDeed::Choose,
            Self::Next { .. } => RoundDeed::Next,
            Self::HandOver { .. } => RoundDeed::HandOver,
            Self::Reflect { .. } => RoundDeed::Reflect,
        }
    }

    /// What of the round it writes, if anything.
    pub fn part(&self) -> Option<RoundPart> {
        Some(match self {
            Self::Join | Self::HandOver { .. } => return None,
            Self::Write { .. } | Self::Fix { .. } | Self::Cross { .. } => RoundPart::Question,
            Self::Mark { .. } | Self::Change { .. } | Self::Weigh { .. } => RoundPart::Improving,
            Self::Choose { .. } => RoundPart::Choice,
            Self::Next { .. } => RoundPart::NextSteps,
            Self::Reflect { .. } => RoundPart::Reflection,
        })
    }

    /// With its words cleaned, or everything that cannot stand. Invalid: `words`, `closed_good`, `open_good`, `questions`, `why`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Write { words, .. } | Self::Fix { words, .. } | Self::Change { words, .. } => {
                *words = faults.take("words", line(words, LONGEST_QUESTION));
            }
            Self::Weigh { closed_good, open_good } => {
                *closed_good = faults.take("closed_good", passage(closed_good, LONGEST_SENTENCE));
                *open_good = faults.take("open_good", passage(open_good, LONGEST_SENTENCE));
            }
            Self::Choose { questions, why } => {
                *why = faults.take("why", passage(why, LONGEST_SENTENCE));
                let mut once = Vec::new();
                for question in questions.iter().take(MOST_IN_GROUP) {
                    if !once.contains(question) {
                        once.push(*question);
                    }
                }
                *questions = once;
                if questions.is_empty() {
                    faults.push("questions", Sentence::new("rounds.choose_something"));
                } else if questions.len() > CHOSEN {
                    faults.push("questions", Sentence::new("rounds.choose_three").with("most", CHOSEN));
                }
            }
            Self::Next { words } => *words = faults.take("words", passage(words, LONGEST_SENTENCE)),
            Self::Reflect { words } => *words = faults.take("words", passage(words, LONGEST_REPLY)),
            Self::Join | Self::Cross { .. } | Self::Mark { .. } | Self::HandOver { .. } => {}
        }
        faults.done(act)
    }

    /// Everything that the form says, unread.
    pub fn said(deed: RoundDeed, field: Fields) -> Said {
        let listed = text(field, "questions");
        let boxes = listed.split(',').filter(|id| !id.is_empty()).take(MOST_IN_GROUP).map(|id| format!("pick-{id}"));
        let boxes = boxes.filter_map(|name| field(&name).map(|value| (name, value)));
        let mut said = Said::of(deed.name(), &FIELDS, field);
        said.0.extend(boxes.take(CHOSEN + 1));
        said
    }

    pub fn read(said: &Said) -> Result<Self, Unreadable> {
        said.read(RoundDeed::named, act)
    }
}

fn act(deed: RoundDeed, field: Fields) -> Result<RoundAct, Unreadable> {
    // Browsers post line ends as CR LF and keep them as LF.
    let several = |name: &str| text(field, name).replace("\r\n", "\n");
    let question = || id::<RoundQuestionId>(field, "question");
    Ok(match deed {
        RoundDeed::Join => RoundAct::Join,
        RoundDeed::Write => RoundAct::Write { question: question()?, words: text(field, "words") },
        RoundDeed::Fix => RoundAct::Fix { question: question()?, words: text(field, "words") },
        RoundDeed::Cross => RoundAct::Cross { question: question()?, on: yes(field, "on") },
        RoundDeed::Mark => {
            let kind = QuestionKind::named(&needed(field, "mark")?).ok_or(Unreadable::Wrong("mark"))?;
            RoundAct::Mark { question: question()?, kind }
        }
        RoundDeed::Change => {
            RoundAct::Change { from: id(field, "from")?, question: question()?, words: text(field, "words") }
        }
        RoundDeed::Weigh => RoundAct::Weigh { closed_good: several("closed_good"), open_good: several("open_good") },
        RoundDeed::Choose => RoundAct::Choose { questions: picked(field)?, why: several("why") },
        RoundDeed::Next => RoundAct::Next { words: several("words") },
        RoundDeed::HandOver => RoundAct::HandOver { to: id(field, "to")? },
        RoundDeed::Reflect => RoundAct::Reflect { words: several("words") },
    })
}

fn picked(field: Fields) -> Result<Vec<RoundQuestionId>, Unreadable> {
    let mut picked = Vec::new();
    for listed in text(field, "questions").split(',').filter(|id| !id.is_empty()).take(MOST_IN_GROUP) {
        let id = uuid::Uuid::parse_str(listed).map_err(|_| Unreadable::Wrong("questions"))?;
        if yes(field, &format!("pick-{listed}")) {
            picked.push(id.into());
        }
    }
    Ok(picked)
}

/// As a form would say it.
impl From<&RoundAct> for Said {
    fn from(act: &RoundAct) -> Self {
        let said = Self::new(act.deed().name());
        match act {
            RoundAct::Join => said,
            RoundAct::Write { question, words } | RoundAct::Fix { question, words } => {
                said.and("question", question).and("words", words)
            }
            RoundAct::Cross { question, on } => said.and("question", question).and("on", if *on { "yes" } else { "" }),
            RoundAct::Mark { question, kind } => said.and("question", question).and("mark", kind.name()),
            RoundAct::Change { from, question, words } => {
                said.and("from", from).and("question", question).and("words", words)
            }
            RoundAct::Weigh { closed_good, open_good } => {
                said.and("closed_good", closed_good).and("open_good", open_good)
            }
            RoundAct::Choose { questions, why } => {
                let ids: Vec<String> = questions.iter().map(ToString::to_string).collect();
                let said = said.and("questions", ids.join(",")).and("why", why);
                ids.iter().fold(said, |said, id| said.and(&format!("pick-{id}"), "yes"))
            }
            RoundAct::Next { words } | RoundAct::Reflect { words } => said.and("words", words),
            RoundAct::HandOver { to } => said.and("to", to),
        }
    }
}

impl From<RoundAct> for Said {
    fn from(act: RoundAct) -> Self {
        Self::from(&act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_comes_back_as_it_was_said() {
        let (question, words) = (RoundQuestionId::mint(), || "Two\nlines".to_owned());
        let acts = [
            RoundAct::Join,
            RoundAct::Write { question, words: words() },
            RoundAct::Fix { question, words: words() },
            RoundAct::Cross { question, on: true },
            RoundAct::Mark { question, kind: QuestionKind::Open },
            RoundAct::Change { from: RoundQuestionId::mint(), question, words: words() },
            RoundAct::Weigh { closed_good: words(), open_good: String::new() },
            RoundAct::Choose { questions: vec![question, RoundQuestionId::mint()], why: words() },
            RoundAct::Next { words: words() },
            RoundAct::HandOver { to: PersonId::mint() },
            RoundAct::Reflect { words: words() },
        ];
        assert_eq!(acts.iter().map(RoundAct::deed).collect::<Vec<_>>(), RoundDeed::ALL, "one of each");
        for act in acts {
            let said = Said::from(&act);
            let field = |name: &str| said.field(name);
            let carried = RoundAct::said(act.deed(), &field);
            let text = serde_json::to_string(&carried).unwrap();
            assert_eq!(RoundAct::read(&serde_json::from_str(&text).unwrap()), Ok(act), "{text}");
        }
    }

    #[test]
    fn three_are_chosen_or_fewer_and_never_more() {
        let choose = |n: usize| {
            let questions = (0..n).map(|_| RoundQuestionId::mint()).collect();
            RoundAct::Choose { questions, why: String::new() }.check()
        };
        assert_eq!(choose(0), Err(Refusal::invalid("questions", "rounds.choose_something")));
        assert!(choose(1).is_ok() && choose(3).is_ok());
        let Err(Refusal::Invalid { faults }) = choose(4) else { panic!() };
        assert_eq!(faults[0].sentence.key, "rounds.choose_three");
        let write = RoundAct::Write { question: RoundQuestionId::mint(), words: " ".into() }.check();
        assert_eq!(write, Err(Refusal::invalid("words", "words.empty")));
        let long = RoundAct::Reflect { words: "x".repeat(100_000) }.check();
        assert!(matches!(long, Err(Refusal::Invalid { .. })));
    }
}
