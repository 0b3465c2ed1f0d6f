//! An act on its way: what stood in the fields of its form, by name. Only the server reads it, from a plain form and from a queue alike,
//! so that no student's page carries a reader of what it does not show.

use serde::{Deserialize, Serialize};

use super::{ChoiceAct, ShowMode};
use crate::command_form::{ChoiceDeed, Unreadable, choice_act};

/// More fields than any form of ours has.
const MOST_FIELDS: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChoiceSaid(pub Vec<(String, String)>);

impl ChoiceSaid {
    pub fn new(deed: ChoiceDeed) -> Self {
        Self(vec![("do".into(), deed.name().into())])
    }

    fn and(mut self, name: &str, value: impl ToString) -> Self {
        self.0.push((name.into(), value.to_string()));
        self
    }

    fn field(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    pub fn act(&self) -> Result<ChoiceAct, Unreadable> {
        if self.0.len() > MOST_FIELDS {
            return Err(Unreadable::Unknown);
        }
        let deed = self.field("do").and_then(|name| ChoiceDeed::named(&name)).ok_or(Unreadable::Unknown)?;
        choice_act(deed, &|name| self.field(name))
    }
}

/// As a form would say it.
impl From<&ChoiceAct> for ChoiceSaid {
    fn from(act: &ChoiceAct) -> Self {
        let said = Self::new(act.deed());
        match act {
            ChoiceAct::Choose { choice, picks, why, goal } => {
                let ids: Vec<String> = picks.iter().map(ToString::to_string).collect();
                let said = said
                    .and("choice", choice)
                    .and("options", ids.join(","))
                    .and("why", why)
                    .and("goal", goal.map(|id| id.to_string()).unwrap_or_default());
                ids.iter().fold(said, |said, id| said.and(&format!("pick-{id}"), "yes"))
            }
            ChoiceAct::Propose { option, words } => said
                .and("option", option)
                .and("axis", words.axis.name())
                .and("words", &words.words)
                .and("mode", words.mode.map(ShowMode::name).unwrap_or_default())
                .and("reaches", &words.reaches),
            ChoiceAct::Withdraw { option } => said.and("option", option),
            ChoiceAct::Begin { reflection, question } => said.and("reflection", reflection).and("question", question),
            ChoiceAct::Work { reflection } => said.and("work", reflection.map(|id| id.to_string()).unwrap_or_default()),
            ChoiceAct::After { option, outcome, words } => {
                said.and("option", option).and("outcome", outcome.name()).and("words", words)
            }
        }
    }
}

impl From<ChoiceAct> for ChoiceSaid {
    fn from(act: ChoiceAct) -> Self {
        Self::from(&act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choices::{Axis, Outcome, ProposalWords};
    use crate::id::{ChoiceId, GoalId, OptionId, ReflectionId};

    #[test]
    fn every_act_comes_back_as_it_was_said() {
        let (option, words) = (OptionId::mint(), "Two\nlines".to_owned());
        let (axis, mode) = (Axis::Show, Some(ShowMode::Sound));
        let proposed = ProposalWords { axis, words: "A song".into(), mode, reaches: words.clone() };
        let acts = [
            ChoiceAct::Choose {
                choice: ChoiceId::mint(),
                picks: vec![option, OptionId::mint()],
                why: words.clone(),
                goal: Some(GoalId::mint()),
            },
            ChoiceAct::Propose { option, words: proposed },
            ChoiceAct::Withdraw { option },
            ChoiceAct::Begin { reflection: ReflectionId::mint(), question: "Why?".into() },
            ChoiceAct::Work { reflection: Some(ReflectionId::mint()) },
            ChoiceAct::After { option, outcome: Outcome::Partly, words },
        ];
        assert_eq!(acts.iter().map(ChoiceAct::deed).collect::<Vec<_>>(), ChoiceDeed::ALL, "one of each");
        for act in acts {
            let text = serde_json::to_string(&ChoiceSaid::from(&act)).unwrap();
            assert_eq!(serde_json::from_str::<ChoiceSaid>(&text).unwrap().act(), Ok(act), "{text}");
        }
        assert_eq!(ChoiceSaid(vec![]).act(), Err(Unreadable::Unknown));
        let strange =
            ChoiceSaid::new(ChoiceDeed::Propose).and("option", option).and("axis", "show").and("mode", "dance");
        assert_eq!(strange.act(), Err(Unreadable::Wrong("mode")));
        let endless = ChoiceAct::Choose { choice: ChoiceId::mint(), picks: vec![], why: String::new(), goal: None };
        let mut endless = ChoiceSaid::from(endless);
        endless.0.resize(MOST_FIELDS + 1, (String::new(), String::new()));
        assert_eq!(endless.act(), Err(Unreadable::Unknown));
    }
}
