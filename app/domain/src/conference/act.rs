//! What a student does to a conference.

use super::{ItemKind, MOST_SHOWN};
use crate::command_form::{Fields, Unreadable, id, needed, one_of, text, ticked};
use crate::goals::MOST_READERS;
use crate::id::{AgendaId, AgreedStepId, ConferenceId, FamilyQuestionId, GoalId, PersonId, PickId, StepId};
use crate::portfolio::{LONGEST_HEADING, PortfolioSaid, Way, picked};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_REPLY, LONGEST_SENTENCE, line, optional_line, passage};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConferenceDeed {
    Plan,
    AddItem,
    WriteItem,
    MoveItem,
    RemoveItem,
    RestoreItem,
    Rehearsed,
    Held,
    NotYet,
    Ask,
    Agree,
    Adopt,
    LookBack,
    Show,
    Remove,
    Restore,
}
names!(ConferenceDeed {
    Self::Plan => "plan", Self::AddItem => "add_item", Self::WriteItem => "write_item", Self::MoveItem => "move_item",
    Self::RemoveItem => "remove_item", Self::RestoreItem => "restore_item", Self::Rehearsed => "rehearsed", Self::Held => "held",
    Self::NotYet => "not_yet", Self::Ask => "ask", Self::Agree => "agree", Self::Adopt => "adopt", Self::LookBack => "look_back",
    Self::Show => "show", Self::Remove => "remove", Self::Restore => "restore",
});

/// Whom with and when, in the student's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanWords {
    pub whom: String,
    pub when: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemWords {
    /// Empty: what an item of its kind is called.
    pub title: String,
    /// For its student alone.
    pub notes: String,
    pub shown: Vec<PickId>,
}

/// Who does what by when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepWords {
    pub who: String,
    pub words: String,
    pub by: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConferenceAct {
    /// Begins it, or words its plan anew.
    Plan {
        words: PlanWords,
    },
    AddItem {
        item: AgendaId,
        title: String,
    },
    WriteItem {
        item: AgendaId,
        words: ItemWords,
    },
    MoveItem {
        item: AgendaId,
        way: Way,
    },
    RemoveItem {
        item: AgendaId,
    },
    RestoreItem {
        item: AgendaId,
    },
    Rehearsed,
    Held,
    NotYet,
    /// The family's question, typed by whoever holds the keyboard.
    Ask {
        question: FamilyQuestionId,
        words: String,
    },
    Agree {
        step: AgreedStepId,
        words: StepWords,
    },
    /// An agreed step becomes a step of a goal (`goal`), or a goal of its own with the id `new`.
    Adopt {
        step: AgreedStepId,
        goal: Option<GoalId>,
        new: GoalId,
        as_step: StepId,
    },
    LookBack {
        words: String,
    },
    /// Exactly these teachers are invited from now on.
    Show {
        readers: Vec<PersonId>,
    },
    Remove,
    Restore,
}

impl ConferenceAct {
    pub fn deed(&self) -> ConferenceDeed {
        match self {
            Self::Plan { .. } => ConferenceDeed::Plan,
            Self::AddItem { .. } => ConferenceDeed::AddItem,
            Self::WriteItem { .. } => ConferenceDeed::WriteItem,
            Self::MoveItem { .. } => ConferenceDeed::MoveItem,
            Self::RemoveItem { .. } => ConferenceDeed::RemoveItem,
            Self::RestoreItem { .. } => ConferenceDeed::RestoreItem,
            Self::Rehearsed => ConferenceDeed::Rehearsed,
            Self::Held => ConferenceDeed::Held,
            Self::NotYet => ConferenceDeed::NotYet,
            Self::Ask { .. } => ConferenceDeed::Ask,
            Self::Agree { .. } => ConferenceDeed::Agree,
            Self::Adopt { .. } => ConferenceDeed::Adopt,
            Self::LookBack { .. } => ConferenceDeed::LookBack,
            Self::Show { .. } => ConferenceDeed::Show,
            Self::Remove => ConferenceDeed::Remove,
            Self::Restore => ConferenceDeed::Restore,
        }
    }

    pub fn read(deed: ConferenceDeed, field: Fields) -> Result<Self, Unreadable> {
        let item = || id(field, "item");
        Ok(match deed {
            ConferenceDeed::Plan => {
                Self::Plan { words: PlanWords { whom: text(field, "whom"), when: text(field, "when") } }
            }
            ConferenceDeed::AddItem => Self::AddItem { item: item()?, title: text(field, "title") },
            ConferenceDeed::WriteItem => Self::WriteItem {
                item: item()?,
                words: ItemWords {
                    title: text(field, "title"),
                    notes: text(field, "notes"),
                    shown: ticked(field, "parts", "part", MOST_SHOWN)?,
                },
            },
            ConferenceDeed::MoveItem => Self::MoveItem { item: item()?, way: one_of(field, "way", Way::named)? },
            ConferenceDeed::RemoveItem => Self::RemoveItem { item: item()? },
            ConferenceDeed::RestoreItem => Self::RestoreItem { item: item()? },
            ConferenceDeed::Rehearsed => Self::Rehearsed,
            ConferenceDeed::Held => Self::Held,
            ConferenceDeed::NotYet => Self::NotYet,
            ConferenceDeed::Ask => Self::Ask { question: id(field, "question")?, words: text(field, "words") },
            ConferenceDeed::Agree => Self::Agree {
                step: id(field, "step")?,
                words: StepWords { who: text(field, "who"), words: text(field, "words"), by: text(field, "by") },
            },
            ConferenceDeed::Adopt => Self::Adopt {
                step: id(field, "step")?,
                goal: match needed(field, "goal")?.as_str() {
                    "new" => None,
                    _ => Some(id(field, "goal")?),
                },
                new: id(field, "new")?,
                as_step: id(field, "as_step")?,
            },
            ConferenceDeed::LookBack => Self::LookBack { words: text(field, "words") },
            ConferenceDeed::Show => Self::Show { readers: ticked(field, "teachers", "teacher", MOST_READERS)? },
            ConferenceDeed::Remove => Self::Remove,
            ConferenceDeed::Restore => Self::Restore,
        })
    }

    /// With its words cleaned, or everything that cannot stand.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Plan { words } => {
                words.whom = faults.take("whom", line(&words.whom, LONGEST_HEADING));
                words.when = faults.take("when", optional_line(&words.when, LONGEST_HEADING));
            }
            Self::AddItem { title, .. } => *title = faults.take("title", line(title, LONGEST_HEADING)),
            Self::WriteItem { words, .. } => {
                words.title = faults.take("title", optional_line(&words.title, LONGEST_HEADING));
                words.notes = faults.take("notes", passage(&words.notes, LONGEST_REPLY));
                if words.shown.len() > MOST_SHOWN {
                    faults.push("parts", Sentence::new("conference.too_many_shown").with("most", MOST_SHOWN));
                }
            }
            Self::Ask { words, .. } => *words = faults.take("words", line(words, LONGEST_SENTENCE)),
            Self::Agree { words, .. } => {
                words.who = faults.take("who", line(&words.who, LONGEST_HEADING));
                words.words = faults.take("words", line(&words.words, LONGEST_SENTENCE));
                words.by = faults.take("by", optional_line(&words.by, LONGEST_HEADING));
            }
            Self::LookBack { words } => match passage(words, LONGEST_REPLY) {
                Ok(said) if said.is_empty() => faults.push("words", Sentence::new("words.empty")),
                said => *words = faults.take("words", said),
            },
            Self::Show { readers } => {
                if readers.len() > MOST_READERS {
                    faults.push("readers", Sentence::new("goals.too_many").with("most", MOST_READERS));
                }
            }
            Self::MoveItem { .. }
            | Self::RemoveItem { .. }
            | Self::RestoreItem { .. }
            | Self::Rehearsed
            | Self::Held
            | Self::NotYet
            | Self::Adopt { .. }
            | Self::Remove
            | Self::Restore => {}
        }
        faults.done(act)
    }

    /// As the form of a conference says it.
    pub fn said(&self, conference: ConferenceId) -> PortfolioSaid {
        let said = PortfolioSaid::new(&format!("conference_{}", self.deed().name())).and("conference", conference);
        match self {
            Self::Plan { words } => said.and("whom", &words.whom).and("when", &words.when),
            Self::AddItem { item, title } => said.and("item", item).and("title", title),
            Self::WriteItem { item, words } => {
                let ids: Vec<String> = words.shown.iter().map(PickId::to_string).collect();
                let said = said.and("item", item).and("title", &words.title).and("notes", &words.notes);
                let said = said.and("parts", ids.join(","));
                ids.iter().fold(said, |said, id| said.and(&format!("part-{id}"), "yes"))
            }
            Self::MoveItem { item, way } => said.and("item", item).and("way", way.name()),
            Self::RemoveItem { item } | Self::RestoreItem { item } => said.and("item", item),
            Self::Ask { question, words } => said.and("question", question).and("words", words),
            Self::Agree { step, words } => {
                said.and("step", step).and("who", &words.who).and("words", &words.words).and("by", &words.by)
            }
            Self::Adopt { step, goal, new, as_step } => said
                .and("step", step)
                .and("goal", goal.map_or_else(|| "new".to_owned(), |goal| goal.to_string()))
                .and("new", new)
                .and("as_step", as_step),
            Self::LookBack { words } => said.and("words", words),
            Self::Show { readers } => picked(said, readers),
            Self::Rehearsed | Self::Held | Self::NotYet | Self::Remove | Self::Restore => said,
        }
    }
}

/// What an item is called before its student calls it something else.
impl ItemWords {
    pub fn titled(&self, kind: ItemKind) -> Result<(), Refusal> {
        let nameless = kind == ItemKind::Own && self.title.is_empty();
        if nameless { Err(Refusal::invalid("title", "words.empty")) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acts() -> Vec<ConferenceAct> {
        let (item, step) = (AgendaId::mint(), AgreedStepId::mint());
        let words =
            ItemWords { title: String::new(), notes: "Breathe".into(), shown: vec![PickId::mint(), PickId::mint()] };
        let agreed = StepWords { who: "I".into(), words: "Ask one question a day".into(), by: "Friday".into() };
        vec![
            ConferenceAct::Plan { words: PlanWords { whom: "Grandma".into(), when: "Thursday".into() } },
            ConferenceAct::AddItem { item, title: "My drawing".into() },
            ConferenceAct::WriteItem { item, words },
            ConferenceAct::MoveItem { item, way: Way::First },
            ConferenceAct::RemoveItem { item },
            ConferenceAct::RestoreItem { item },
            ConferenceAct::Rehearsed,
            ConferenceAct::Held,
            ConferenceAct::NotYet,
            ConferenceAct::Ask { question: FamilyQuestionId::mint(), words: "How can we help?".into() },
            ConferenceAct::Agree { step, words: agreed },
            ConferenceAct::Adopt { step, goal: None, new: GoalId::mint(), as_step: StepId::mint() },
            ConferenceAct::Adopt { step, goal: Some(GoalId::mint()), new: GoalId::mint(), as_step: StepId::mint() },
            ConferenceAct::LookBack { words: "They listened".into() },
            ConferenceAct::Show { readers: vec![PersonId::mint()] },
            ConferenceAct::Remove,
            ConferenceAct::Restore,
        ]
    }

    #[test]
    fn an_act_is_read_as_it_was_said_and_every_deed_can_be() {
        let conference = ConferenceId::mint();
        for act in acts() {
            assert_eq!(act.said(conference).conference_act(), Ok(act.clone()));
            assert_eq!(act.check(), Ok(act));
        }
        for deed in ConferenceDeed::ALL {
            assert!(acts().iter().any(|act| act.deed() == *deed), "{deed:?}");
        }
    }

    #[test]
    fn somebody_comes_something_is_asked_and_a_step_has_an_owner() {
        let field = |refused: Result<ConferenceAct, Refusal>| match refused {
            Err(Refusal::Invalid { faults }) => faults.into_iter().map(|fault| fault.field).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        assert_eq!(field(ConferenceAct::Plan { words: PlanWords::default() }.check()), ["whom"]);
        let (question, step) = (FamilyQuestionId::mint(), AgreedStepId::mint());
        assert_eq!(field(ConferenceAct::Ask { question, words: "\0".into() }.check()), ["words"]);
        assert_eq!(field(ConferenceAct::Agree { step, words: StepWords::default() }.check()), ["who", "words"]);
        assert_eq!(field(ConferenceAct::LookBack { words: "x".repeat(100_000) }.check()), ["words"]);
        assert!(
            ItemWords::default().titled(ItemKind::Own).is_err() && ItemWords::default().titled(ItemKind::Proud).is_ok()
        );
    }
}
