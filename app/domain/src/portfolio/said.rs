//! An act on its way: what stood in the fields of its form, by name. Browsers never read it: these pages are plain ones.

use serde::{Deserialize, Serialize};

use super::{PortfolioAct, PortfolioDeed};
use crate::command_form::Unreadable;
use crate::conference::{ConferenceAct, ConferenceDeed};

/// More fields than any form of ours has.
const MOST_FIELDS: usize = 160;
/// Fields of the envelope, and what only a page knows about its form.
const NOT_SAID: [&str; 4] = ["do", "command", "person", "form"];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PortfolioSaid(pub Vec<(String, String)>);

impl PortfolioSaid {
    /// `deed` with its feature: `story_pick`, `conference_plan`.
    pub fn new(deed: &str) -> Self {
        Self(vec![("do".into(), deed.into())])
    }

    pub fn and(mut self, name: &str, value: impl ToString) -> Self {
        self.0.push((name.into(), value.to_string()));
        self
    }

    /// What a form says, if it is one of ours.
    pub fn read(fields: &[(String, String)]) -> Option<Self> {
        let deed = &fields.iter().find(|(name, _)| name == "do")?.1;
        let said = Self::new(deed);
        if said.story().is_none() && said.conference().is_none() {
            return None;
        }
        let more = fields.iter().filter(|(name, _)| !NOT_SAID.contains(&name.as_str())).take(MOST_FIELDS);
        Some(more.fold(said, |said, (name, value)| said.and(name, value.replace("\r\n", "\n"))))
    }

    pub fn field(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    pub fn story(&self) -> Option<PortfolioDeed> {
        PortfolioDeed::named(self.field("do")?.strip_prefix("story_")?)
    }

    pub fn conference(&self) -> Option<ConferenceDeed> {
        ConferenceDeed::named(self.field("do")?.strip_prefix("conference_")?)
    }

    pub fn story_act(&self) -> Result<PortfolioAct, Unreadable> {
        PortfolioAct::read(self.short()?.story().ok_or(Unreadable::Unknown)?, &|name| self.field(name))
    }

    pub fn conference_act(&self) -> Result<ConferenceAct, Unreadable> {
        ConferenceAct::read(self.short()?.conference().ok_or(Unreadable::Unknown)?, &|name| self.field(name))
    }

    /// A queue of a later day may bring what no page of ours makes.
    fn short(&self) -> Result<&Self, Unreadable> {
        if self.0.len() <= MOST_FIELDS + 1 { Ok(self) } else { Err(Unreadable::Unknown) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_forms_of_these_pages_are_ours() {
        let form = |deed: &str| {
            vec![("do".to_owned(), deed.to_owned()), ("form".into(), "x".into()), ("why".into(), "a\r\nb".into())]
        };
        let said = PortfolioSaid::read(&form("story_write")).unwrap();
        assert_eq!((said.field("why").unwrap().as_str(), said.field("form")), ("a\nb", None));
        assert!(PortfolioSaid::read(&form("conference_plan")).is_some());
        for other in ["share", "story_", "story_fly", "conference", ""] {
            assert_eq!(PortfolioSaid::read(&form(other)), None, "{other}");
        }
        let flood = (0..1_000).fold(PortfolioSaid::new("story_name"), |said, n| said.and(&n.to_string(), n));
        assert_eq!(flood.story_act(), Err(Unreadable::Unknown));
    }
}
