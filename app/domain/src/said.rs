//! An act on its way: what stood in the fields of its form, by name. Browsers carry it as it is and never read it, so that no page of a
//! student grows by what can be done elsewhere; the server reads it, from a script and from a plain form alike.

use serde::{Deserialize, Serialize};

use crate::command_form::{Fields, Unreadable};

/// More fields than any form of ours has.
const MOST_FIELDS: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Said(pub Vec<(String, String)>);

impl Said {
    pub fn new(deed: &str) -> Self {
        Self(vec![("do".into(), deed.into())])
    }

    pub fn and(mut self, name: &str, value: impl ToString) -> Self {
        self.0.push((name.into(), value.to_string()));
        self
    }

    /// What stands in these fields of a form, unread.
    pub fn of(deed: &str, names: &[&str], field: Fields) -> Self {
        let mut said = Self::new(deed);
        for name in names {
            if let Some(value) = field(name) {
                said.0.push(((*name).into(), value));
            }
        }
        said
    }

    pub fn field(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// Reads it: which deed it is, and with that its fields.
    pub fn read<D, A>(
        &self,
        named: impl Fn(&str) -> Option<D>,
        act: impl Fn(D, Fields) -> Result<A, Unreadable>,
    ) -> Result<A, Unreadable> {
        let short = self.0.len() <= MOST_FIELDS;
        let deed = self.field("do").filter(|_| short).and_then(|name| named(&name)).ok_or(Unreadable::Unknown)?;
        act(deed, &|name| self.field(name))
    }
}
