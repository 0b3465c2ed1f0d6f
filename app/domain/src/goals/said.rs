//! An act on its way: what stood in the fields of its form, by name. Browsers carry it as it is and never read it, so that no page of a
//! student grows by what can be done to goals; the server reads it, from a script and from a plain form alike.

use serde::{Deserialize, Serialize};

use super::{Circle, GoalAct, GoalPlan};
use crate::command_form::{GoalDeed, Unreadable, goal_act};

/// More fields than any form of ours has.
const MOST_FIELDS: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GoalSaid(pub Vec<(String, String)>);

impl GoalSaid {
    pub fn new(deed: GoalDeed) -> Self {
        Self(vec![("do".into(), deed.name().into())])
    }

    pub fn and(mut self, name: &str, value: impl ToString) -> Self {
        self.0.push((name.into(), value.to_string()));
        self
    }

    fn field(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    pub fn deed(&self) -> Option<GoalDeed> {
        GoalDeed::named(&self.field("do")?)
    }

    pub fn act(&self) -> Result<GoalAct, Unreadable> {
        if self.0.len() > MOST_FIELDS {
            return Err(Unreadable::Unknown);
        }
        let deed = self.deed().ok_or(Unreadable::Unknown)?;
        goal_act(deed, &|name| self.field(name))
    }

    fn words(self, words: &str) -> Self {
        self.and("words", words)
    }

    fn circle(self, circle: Option<Circle>) -> Self {
        self.and("circle", circle.map(Circle::name).unwrap_or_default())
    }

    fn plan(self, plan: &GoalPlan) -> Self {
        let GoalPlan { kind, statement, stand, why, success, by, obstacle, then } = plan;
        self.and("kind", kind.name())
            .and("statement", statement)
            .and("stand", stand)
            .and("why", why)
            .and("success", success)
            .and("by", by)
            .and("obstacle", obstacle)
            .and("then", then)
    }

    fn ticked<T: ToString>(self, all: &str, one: &str, picked: &[T]) -> Self {
        let ids: Vec<String> = picked.iter().map(T::to_string).collect();
        let said = self.and(all, ids.join(","));
        ids.iter().fold(said, |said, id| said.and(&format!("{one}-{id}"), "yes"))
    }
}

/// As a form would say it.
impl From<&GoalAct> for GoalSaid {
    fn from(act: &GoalAct) -> Self {
        let said = Self::new(act.deed());
        match act {
            GoalAct::Set { plan, classes, readers } => {
                said.plan(plan).ticked("classes", "class", classes).ticked("teachers", "teacher", readers)
            }
            GoalAct::Adjust { plan, classes, because } => {
                said.plan(plan).ticked("classes", "class", classes).and("because", because)
            }
            GoalAct::Show { readers } => said.ticked("teachers", "teacher", readers),
            GoalAct::CheckIn { feels, words } => {
                let said = said.words(words);
                feels.iter().fold(said, |said, feel| said.and(&format!("feel-{}", feel.name()), "yes"))
            }
            GoalAct::Reply { words } | GoalAct::Reach { words } | GoalAct::SetAside { words } => said.words(words),
            GoalAct::PickUp => said,
            GoalAct::Step { step, words, days, thought } => said
                .and("step", step)
                .words(words)
                .and("days", days)
                .and("thought", thought.map(|thought| thought.to_string()).unwrap_or_default()),
            GoalAct::EndStep { step, end, words } => said.and("step", step).and("end", end.name()).words(words),
            GoalAct::Think { thought, kind, words, circle } => {
                said.and("thought", thought).and("kind", kind.name()).words(words).circle(*circle)
            }
            GoalAct::Rethink { thought, was, words } => said.and("thought", thought).and("was", was).words(words),
            GoalAct::Sort { thought, circle } => said.and("thought", thought).circle(*circle),
            GoalAct::Forget { thought } => said.and("thought", thought),
            GoalAct::Ask { ask, kind, to, words } => {
                said.and("ask", ask).and("kind", kind.name()).and("to", to).words(words)
            }
            GoalAct::TakeBackAsk { ask } => said.and("ask", ask),
            GoalAct::Link { evidence, made, words } => said.and("evidence", evidence).and("made", made).words(words),
            GoalAct::Reword { evidence, was, words } => said.and("evidence", evidence).and("was", was).words(words),
            GoalAct::Unlink { evidence } => said.and("evidence", evidence),
            GoalAct::Aim { competency, aims } => {
                said.and("competency", competency).and("aims", if *aims { "yes" } else { "no" })
            }
            GoalAct::Claim { competency, evidence, words } => {
                said.and("competency", competency).and("evidence", evidence).words(words)
            }
            GoalAct::Reclaim { competency, evidence, words, claimed } => {
                said.and("competency", competency).and("evidence", evidence).words(words).and("claimed", claimed.0)
            }
        }
    }
}

impl From<GoalAct> for GoalSaid {
    fn from(act: GoalAct) -> Self {
        Self::from(&act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Moment;
    use crate::evidence::Made;
    use crate::goals::{AskKind, Feel, StepEnd, ThoughtKind};
    use crate::id::{ClassId, CompetencyId, EvidenceId, GoalAskId, PersonId, StepId, ThoughtId, VersionId};

    #[test]
    fn every_act_comes_back_as_it_was_said() {
        let words = || "Two\nlines".to_owned();
        let plan = || GoalPlan { statement: "Ask".into(), by: "2026-12-01".into(), why: words(), ..Default::default() };
        let (thought, step, ask, to) = (ThoughtId::mint(), StepId::mint(), GoalAskId::mint(), PersonId::mint());
        let (competency, evidence) = (CompetencyId::mint(), EvidenceId::mint());
        let acts = [
            GoalAct::Set { plan: plan(), classes: vec![ClassId::mint()], readers: vec![to, PersonId::mint()] },
            GoalAct::Adjust { plan: plan(), classes: vec![], because: "Clearer".into() },
            GoalAct::Show { readers: vec![] },
            GoalAct::Reply { words: words() },
            GoalAct::CheckIn { feels: vec![Feel::Moving, Feel::NeedsChange], words: words() },
            GoalAct::Reach { words: words() },
            GoalAct::SetAside { words: words() },
            GoalAct::PickUp,
            GoalAct::Step { step, words: words(), days: 3, thought: Some(thought) },
            GoalAct::EndStep { step, end: StepEnd::LetGo, words: words() },
            GoalAct::Think { thought, kind: ThoughtKind::Idea, words: words(), circle: Some(Circle::Cannot) },
            GoalAct::Rethink { thought, was: "It is loud".into(), words: words() },
            GoalAct::Sort { thought, circle: None },
            GoalAct::Forget { thought },
            GoalAct::Ask { ask, kind: AskKind::Talk, to, words: String::new() },
            GoalAct::TakeBackAsk { ask },
            GoalAct::Link { evidence, made: Made::Version(VersionId::mint()), words: words() },
            GoalAct::Reword { evidence, was: words(), words: "Three\nshort\nlines".into() },
            GoalAct::Unlink { evidence },
            GoalAct::Aim { competency, aims: false },
            GoalAct::Claim { competency, evidence, words: words() },
            GoalAct::Reclaim { competency, evidence, words: words(), claimed: Moment(1_789_394_400_000) },
        ];
        let deeds: Vec<_> = acts.iter().map(GoalAct::deed).collect();
        assert_eq!(deeds, GoalDeed::ALL, "one of each");
        for act in acts {
            let text = serde_json::to_string(&GoalSaid::from(&act)).unwrap();
            assert_eq!(serde_json::from_str::<GoalSaid>(&text).unwrap().act(), Ok(act), "{text}");
        }
        assert_eq!(GoalSaid(vec![]).act(), Err(Unreadable::Unknown));
    }

    #[test]
    fn what_an_earlier_release_said_of_a_version_is_understood() {
        let (evidence, version) = (EvidenceId::mint(), VersionId::mint());
        let text = format!(r#"[["do","link"],["evidence","{evidence}"],["version","{version}"],["words","Here"]]"#);
        let said: GoalSaid = serde_json::from_str(&text).unwrap();
        let made = Made::Version(version);
        assert_eq!(said.act(), Ok(GoalAct::Link { evidence, made, words: "Here".into() }));
    }

    #[test]
    fn what_a_form_says_it_was_is_known_again_whatever_its_line_ends_are() {
        let evidence = EvidenceId::mint();
        let said = GoalSaid::new(GoalDeed::Reword).and("evidence", evidence).and("was", "Two\r\nlines");
        let (was, words) = ("Two\nlines".to_owned(), "One\nline".to_owned());
        assert_eq!(said.and("words", "One\r\nline").act(), Ok(GoalAct::Reword { evidence, was, words }));
        let unsaid = GoalSaid::new(GoalDeed::Reword).and("words", "One");
        assert_eq!(unsaid.act(), Err(Unreadable::Missing("evidence")));
    }

    #[test]
    fn what_no_form_of_ours_says_is_not_read_to_its_end() {
        let readers = |many: usize| (0..many).map(|_| PersonId::mint()).collect::<Vec<_>>();
        let GoalAct::Show { readers: read } = GoalSaid::from(GoalAct::Show { readers: readers(60) }).act().unwrap()
        else {
            panic!()
        };
        assert_eq!(read.len(), crate::goals::MOST_READERS + 1, "too many, and known to be");
        let endless = GoalSaid::from(GoalAct::Show { readers: readers(MOST_FIELDS) });
        assert_eq!(endless.act(), Err(Unreadable::Unknown));
    }
}
