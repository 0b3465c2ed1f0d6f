//! Everything a student can do to a goal of theirs.

use super::{AskKind, Circle, Feel, GoalPlan, MOST_CLASSES, MOST_FEELS, MOST_READERS, StepEnd, ThoughtKind, step_by};
use crate::clock::Moment;
use crate::command_form::GoalDeed;
use crate::evidence::Made;
use crate::id::{ClassId, CompetencyId, EvidenceId, GoalAskId, PersonId, StepId, ThoughtId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::words::{LONGEST_REPLY, LONGEST_SENTENCE, line, passage};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoalAct {
    /// A new goal. Without readers it is the student's alone.
    Set {
        plan: GoalPlan,
        classes: Vec<ClassId>,
        readers: Vec<PersonId>,
    },
    /// Words it anew, and says why. The wording before stays in its history.
    Adjust {
        plan: GoalPlan,
        classes: Vec<ClassId>,
        because: String,
    },
    /// Exactly these teachers see it from now on.
    Show {
        readers: Vec<PersonId>,
    },
    Reply {
        words: String,
    },
    CheckIn {
        feels: Vec<Feel>,
        words: String,
    },
    Reach {
        words: String,
    },
    /// Never without a reason.
    SetAside {
        words: String,
    },
    PickUp,
    /// `thought`: what the step comes from, among those that I control.
    Step {
        step: StepId,
        words: String,
        days: u8,
        thought: Option<ThoughtId>,
    },
    EndStep {
        step: StepId,
        end: StepEnd,
        words: String,
    },
    /// A new thought in the circle of control, sorted or not yet.
    Think {
        thought: ThoughtId,
        kind: ThoughtKind,
        words: String,
        circle: Option<Circle>,
    },
    /// A thought in other words. `was`: the words that its page showed.
    Rethink {
        thought: ThoughtId,
        was: String,
        words: String,
    },
    Sort {
        thought: ThoughtId,
        circle: Option<Circle>,
    },
    Forget {
        thought: ThoughtId,
    },
    Ask {
        ask: GoalAskId,
        kind: AskKind,
        to: PersonId,
        words: String,
    },
    TakeBackAsk {
        ask: GoalAskId,
    },
    /// Something of the student's own, with a sentence of what it shows.
    Link {
        evidence: EvidenceId,
        made: Made,
        words: String,
    },
    /// What a link shows, in other words. `was`: the words that its page showed.
    Reword {
        evidence: EvidenceId,
        was: String,
        words: String,
    },
    Unlink {
        evidence: EvidenceId,
    },
    /// Aims at a competency of a class, or no longer.
    Aim {
        competency: CompetencyId,
        aims: bool,
    },
    /// "I can …", with what shows it.
    Claim {
        competency: CompetencyId,
        evidence: EvidenceId,
        words: String,
    },
    /// The same said anew: in other words, or shown by something else. `claimed`: when what its page showed was said.
    Reclaim {
        competency: CompetencyId,
        evidence: EvidenceId,
        words: String,
        claimed: Moment,
    },
}

impl GoalAct {
    pub fn deed(&self) -> GoalDeed {
        match self {
            Self::Set { .. } => GoalDeed::Set,
            Self::Adjust { .. } => GoalDeed::Adjust,
            Self::Show { .. } => GoalDeed::Show,
            Self::Reply { .. } => GoalDeed::Reply,
            Self::CheckIn { .. } => GoalDeed::CheckIn,
            Self::Reach { .. } => GoalDeed::Reach,
            Self::SetAside { .. } => GoalDeed::SetAside,
            Self::PickUp => GoalDeed::PickUp,
            Self::Step { .. } => GoalDeed::Step,
            Self::EndStep { .. } => GoalDeed::EndStep,
            Self::Think { .. } => GoalDeed::Think,
            Self::Rethink { .. } => GoalDeed::Rethink,
            Self::Sort { .. } => GoalDeed::Sort,
            Self::Forget { .. } => GoalDeed::Forget,
            Self::Ask { .. } => GoalDeed::Ask,
            Self::TakeBackAsk { .. } => GoalDeed::TakeBackAsk,
            Self::Link { .. } => GoalDeed::Link,
            Self::Reword { .. } => GoalDeed::Reword,
            Self::Unlink { .. } => GoalDeed::Unlink,
            Self::Aim { .. } => GoalDeed::Aim,
            Self::Claim { .. } => GoalDeed::Claim,
            Self::Reclaim { .. } => GoalDeed::Reclaim,
        }
    }

    /// With its words cleaned, or everything that cannot stand.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut act = self.clone();
        match &mut act {
            Self::Set { plan, classes, readers } => {
                *plan = plan.check()?;
                at_most(classes, MOST_CLASSES, "classes", &mut faults);
                at_most(readers, MOST_READERS, "readers", &mut faults);
            }
            Self::Adjust { plan, classes, because } => {
                *plan = plan.check()?;
                *because = faults.take("because", passage(because, LONGEST_SENTENCE));
                at_most(classes, MOST_CLASSES, "classes", &mut faults);
            }
            Self::Show { readers } => at_most(readers, MOST_READERS, "readers", &mut faults),
            Self::Reply { words } => *words = faults.take("words", something(words)),
            Self::CheckIn { feels, words } => {
                *words = faults.take("words", passage(words, LONGEST_SENTENCE));
                at_most(feels, MOST_FEELS, "feels", &mut faults);
                if feels.is_empty() && words.is_empty() {
                    faults.push("words", Sentence::new("goals.say_how_it_goes"));
                }
            }
            Self::Reach { words }
            | Self::EndStep { words, .. }
            | Self::Link { words, .. }
            | Self::Reword { words, .. } => {
                *words = faults.take("words", passage(words, LONGEST_SENTENCE));
            }
            Self::SetAside { words } => match passage(words, LONGEST_SENTENCE) {
                Ok(said) if said.is_empty() => faults.push("words", Sentence::new("goals.say_why_aside")),
                said => *words = faults.take("words", said),
            },
            Self::Step { words, days, .. } => {
                *words = faults.take("words", line(words, LONGEST_SENTENCE));
                faults.take("days", step_by(Moment(0), *days));
            }
            Self::Think { words, .. }
            | Self::Rethink { words, .. }
            | Self::Claim { words, .. }
            | Self::Reclaim { words, .. } => {
                *words = faults.take("words", line(words, LONGEST_SENTENCE));
            }
            Self::Ask { kind, words, .. } => match (kind, passage(words, LONGEST_SENTENCE)) {
                (AskKind::Ask, Ok(said)) if said.is_empty() => faults.push("words", Sentence::new("words.empty")),
                (_, said) => *words = faults.take("words", said),
            },
            Self::PickUp
            | Self::Sort { .. }
            | Self::Forget { .. }
            | Self::TakeBackAsk { .. }
            | Self::Unlink { .. }
            | Self::Aim { .. } => {}
        }
        faults.done(act)
    }
}

fn something(typed: &str) -> Result<String, Sentence> {
    match passage(typed, LONGEST_REPLY)? {
        words if words.is_empty() => Err(Sentence::new("words.empty")),
        words => Ok(words),
    }
}

/// Each once, and no more than there is room for.
fn at_most<T: PartialEq + Copy>(list: &mut Vec<T>, most: usize, field: &str, faults: &mut Faults) {
    let mut once: Vec<T> = Vec::new();
    for item in list.iter() {
        if once.len() <= most && !once.contains(item) {
            once.push(*item);
        }
    }
    if once.len() > most {
        faults.push(field, Sentence::new("goals.too_many").with("most", most));
    }
    *list = once;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(act: GoalAct) -> Vec<(String, String)> {
        match act.check() {
            Err(Refusal::Invalid { faults }) => faults.into_iter().map(|f| (f.field, f.sentence.key)).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_said_says_something() {
        let told = |act, field: &str, key: &str| assert_eq!(faults(act), [(field.to_owned(), key.to_owned())]);
        let (nul, kind) = (" \0\n".to_owned(), AskKind::Ask);
        told(GoalAct::SetAside { words: nul.clone() }, "words", "goals.say_why_aside");
        told(GoalAct::CheckIn { feels: vec![], words: nul.clone() }, "words", "goals.say_how_it_goes");
        told(GoalAct::Reply { words: nul.clone() }, "words", "words.empty");
        let (ask, to) = (GoalAskId::mint(), PersonId::mint());
        told(GoalAct::Ask { ask, kind, to, words: nul.clone() }, "words", "words.empty");
        assert!(GoalAct::Ask { ask, kind: AskKind::Talk, to, words: nul }.check().is_ok(), "asking is enough");
        let (thought, was) = (ThoughtId::mint(), "It is loud".to_owned());
        told(GoalAct::Rethink { thought, was, words: " ".into() }, "words", "words.empty");
        let (competency, evidence, claimed) = (CompetencyId::mint(), EvidenceId::mint(), Moment(1));
        told(GoalAct::Reclaim { competency, evidence, words: " ".into(), claimed }, "words", "words.empty");
        // A link needs no sentence, and so it may lose the one that it had.
        let (was, words) = ("It shows that I asked".to_owned(), " ".to_owned());
        let unsaid = GoalAct::Reword { evidence, was: was.clone(), words: String::new() };
        assert_eq!(GoalAct::Reword { evidence, was, words }.check(), Ok(unsaid));
        let step = GoalAct::Step { step: StepId::mint(), words: "Read".into(), days: 7, thought: None };
        told(step, "days", "goals.under_a_week");
    }

    #[test]
    fn too_long_and_too_many_are_told_and_twice_is_once() {
        let long = "x".repeat(100_000);
        assert_eq!(faults(GoalAct::Reach { words: long.clone() })[0].1, "words.too_long");
        let reword = GoalAct::Reword { evidence: EvidenceId::mint(), was: String::new(), words: long };
        assert_eq!(faults(reword), [("words".to_owned(), "words.too_long".to_owned())]);
        let all = GoalAct::CheckIn { feels: Feel::ALL.to_vec(), words: String::new() };
        assert_eq!(faults(all)[0], ("feels".into(), "goals.too_many".into()));
        let twice = GoalAct::CheckIn { feels: vec![Feel::Stuck; 9], words: String::new() }.check().unwrap();
        assert_eq!(twice, GoalAct::CheckIn { feels: vec![Feel::Stuck], words: String::new() });
    }
}
