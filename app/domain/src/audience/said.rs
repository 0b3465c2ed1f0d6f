//! An act on its way: what stood in the fields of its form, by name. Only the server reads it.

use serde::{Deserialize, Serialize};

use super::AudienceAct;
use super::act::{AudienceDeed, act};
use crate::command_form::Unreadable;

/// More fields than any form of ours has.
const MOST_FIELDS: usize = 20;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AudienceSaid(pub Vec<(String, String)>);

impl AudienceSaid {
    pub fn new(deed: AudienceDeed) -> Self {
        Self(vec![("do".into(), deed.name().into())])
    }

    pub(super) fn and(mut self, name: &str, value: impl ToString) -> Self {
        self.0.push((name.into(), value.to_string()));
        self
    }

    pub fn field(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    pub fn deed(&self) -> Option<AudienceDeed> {
        self.field("do").and_then(|name| AudienceDeed::named(&name))
    }

    pub fn act(&self) -> Result<AudienceAct, Unreadable> {
        if self.0.len() > MOST_FIELDS {
            return Err(Unreadable::Unknown);
        }
        act(self.deed().ok_or(Unreadable::Unknown)?, &|name| self.field(name))
    }
}
