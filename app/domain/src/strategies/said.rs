//! An act on its way: what stood in the fields of its form, by name. Browsers carry it as it is and never read it, so that no page of a
//! student grows by what can be done to the shelf or to a try; the server reads it.

use serde::{Deserialize, Serialize};

use super::{StrategyAct, StrategyDeed, strategy_act};
use crate::command_form::Unreadable;
use crate::trying::{TryAct, TryDeed, try_act};

/// More fields than any form of ours has.
const MOST_FIELDS: usize = 60;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShelfSaid(pub Vec<(String, String)>);

impl ShelfSaid {
    pub fn new(deed: &str) -> Self {
        Self(vec![("do".into(), deed.into())])
    }

    pub fn and(mut self, name: &str, value: impl ToString) -> Self {
        self.0.push((name.into(), value.to_string()));
        self
    }

    pub fn field(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    pub fn strategy(&self) -> Result<StrategyAct, Unreadable> {
        let deed = self.deed(StrategyDeed::named)?;
        strategy_act(deed, &|name| self.field(name))
    }

    pub fn attempt(&self) -> Result<TryAct, Unreadable> {
        let deed = self.deed(TryDeed::named)?;
        try_act(deed, &|name| self.field(name))
    }

    fn deed<T>(&self, named: impl Fn(&str) -> Option<T>) -> Result<T, Unreadable> {
        let short = self.0.len() <= MOST_FIELDS;
        self.field("do").filter(|_| short).and_then(|name| named(&name)).ok_or(Unreadable::Unknown)
    }
}
