//! An act on its way: what stood in the fields of its form, by name. Browsers carry it as it is and never read it, so that no page of a
//! student grows by what can be done to an inquiry or a reply; the server reads it.

use serde::{Deserialize, Serialize};

use super::{InquiryAct, InquiryDeed, act};
use crate::command_form::Unreadable;
use crate::replies::{ReplyAct, ReplyDeed, reply_act};

/// More fields than any form of ours has.
const MOST_FIELDS: usize = 80;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InquirySaid(pub Vec<(String, String)>);

impl InquirySaid {
    pub fn new(deed: &str) -> Self {
        Self(vec![("do".into(), deed.into())])
    }

    pub fn and(mut self, name: &str, value: impl ToString) -> Self {
        self.0.push((name.into(), value.to_string()));
        self
    }

    /// Boxes beside a list, as forms have them: the ids in one field, and one for each that is ticked.
    pub fn ticked<T: ToString>(self, all: &str, one: &str, picked: &[T]) -> Self {
        let ids: Vec<String> = picked.iter().map(T::to_string).collect();
        let said = self.and(all, ids.join(","));
        ids.iter().fold(said, |said, id| said.and(&format!("{one}-{id}"), "yes"))
    }

    pub fn field(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    pub fn inquiry(&self) -> Result<InquiryAct, Unreadable> {
        act::act(self.deed(InquiryDeed::named)?, &|name| self.field(name))
    }

    pub fn reply(&self) -> Result<ReplyAct, Unreadable> {
        reply_act(self.deed(ReplyDeed::named)?, &|name| self.field(name))
    }

    fn deed<T>(&self, named: impl Fn(&str) -> Option<T>) -> Result<T, Unreadable> {
        let short = self.0.len() <= MOST_FIELDS;
        self.field("do").filter(|_| short).and_then(|name| named(&name)).ok_or(Unreadable::Unknown)
    }
}
