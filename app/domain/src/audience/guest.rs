//! A guest: whoever has a link. The link is for one inquiry, for some days, and ends at once when its teacher or its student says so. A guest is
//! not signed in, leaves no address, and says what they say to a page, never to a child.

use serde::{Deserialize, Serialize};

use crate::clock::{DAY, MINUTE, Moment};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::replies::ReplyKind;
use crate::viewer::names;
use crate::words::{LONGEST_NAME, LONGEST_SENTENCE, line, passage};

/// Most days that a link is good.
pub const MOST_DAYS: i64 = 30;
/// Most links of one inquiry that are open at once.
pub const MOST_LINKS: usize = 10;
pub const LONGEST_GUEST_REPLY: usize = 500;
/// Most replies of one link that wait at once, and that it takes in all.
pub const MOST_WAITING: u64 = 10;
pub const MOST_REPLIES: u64 = 40;
/// Most replies, and most wrong links, from one address in [`WITHIN`].
pub const MOST_FROM_ADDRESS: u64 = 20;
pub const WITHIN: i64 = 10 * MINUTE;

/// Of a link, as a teacher types it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuestDraft {
    /// For whom. Stands on the teacher's page alone.
    pub label: String,
    /// What the guest reads first.
    pub greeting: String,
    pub days: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestPlan {
    pub label: String,
    pub greeting: String,
    pub days: i64,
}

impl GuestDraft {
    /// Invalid: `label`, `greeting`, `days`.
    pub fn check(&self) -> Result<GuestPlan, Refusal> {
        let mut faults = Faults::default();
        let label = faults.take("label", line(&self.label, LONGEST_NAME));
        let greeting = match passage(&self.greeting, LONGEST_SENTENCE) {
            Ok(said) if said.is_empty() => Err(Sentence::new("words.empty")),
            said => said,
        };
        let greeting = faults.take("greeting", greeting);
        let days = match self.days.trim().parse() {
            Ok(days @ 1..=MOST_DAYS) => days,
            _ => {
                faults.push("days", Sentence::new("audience.how_many_days").with("most", MOST_DAYS));
                1
            }
        };
        faults.done(GuestPlan { label, greeting, days })
    }
}

impl GuestPlan {
    pub fn until(&self, made: Moment) -> Moment {
        made.plus(self.days * DAY)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    Open,
    /// By a teacher, or because its student took the audience back.
    Ended,
    Expired,
}

impl LinkState {
    pub fn of(expires: Moment, ended: Option<Moment>, now: Moment) -> Self {
        match ended {
            Some(_) => Self::Ended,
            None if expires <= now => Self::Expired,
            None => Self::Open,
        }
    }
}

/// Where a guest's words stand. They wait first, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuestState {
    #[default]
    Waiting,
    /// Its student reads it, and it stands on the link's page.
    Released,
    /// Its student never hears of it.
    Held,
}
names!(GuestState { Self::Waiting => "waiting", Self::Released => "released", Self::Held => "held" });

impl GuestState {
    /// What was read cannot be unread, but it can be taken off; what was held can be released after all.
    pub fn decided(self, release: bool) -> Self {
        if release { Self::Released } else { Self::Held }
    }
}

/// Where the student's answer to a guest stands: it goes to the page once a teacher releases it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuestAnswer {
    #[default]
    Nothing,
    Waiting,
    Released,
    Held,
}
names!(GuestAnswer {
    Self::Nothing => "nothing", Self::Waiting => "waiting", Self::Released => "released", Self::Held => "held",
});

impl GuestAnswer {
    /// Said, or said anew while nobody outside read it.
    pub fn said(self, to: GuestState) -> Result<Self, Refusal> {
        match (to, self) {
            (GuestState::Waiting | GuestState::Held, _) => Err(Refusal::NotFound),
            (_, Self::Released) => Err(Refusal::conflict("audience.answered_already")),
            _ => Ok(Self::Waiting),
        }
    }

    pub fn decided(self, release: bool) -> Result<Self, Refusal> {
        match self {
            Self::Nothing => Err(Refusal::NotFound),
            _ if release => Ok(Self::Released),
            _ => Ok(Self::Held),
        }
    }
}

/// What a guest typed: they ask, or say what they noticed. Nothing is rated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestWords {
    pub kind: ReplyKind,
    /// How they call themselves: a name, a trade.
    pub name: String,
    pub words: String,
}

impl GuestWords {
    /// Invalid: `name`, `words`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let name = faults.take("name", line(&self.name, LONGEST_NAME));
        let words = match passage(&self.words, LONGEST_GUEST_REPLY) {
            Ok(said) if said.is_empty() => Err(Sentence::new("words.empty")),
            said => said,
        };
        let words = faults.take("words", words);
        faults.done(Self { kind: self.kind, name, words })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_link_is_for_somebody_with_a_greeting_and_ends() {
        let draft = |days: &str| GuestDraft {
            label: "Mr Green, gardener".into(),
            greeting: "Welcome".into(),
            days: days.into(),
        };
        let plan = draft(" 7 ").check().unwrap();
        assert_eq!(plan.until(Moment(0)), Moment(7 * DAY));
        for days in ["0", "31", "-1", "", "seven", "99999999999999999999"] {
            let Err(Refusal::Invalid { faults }) = draft(days).check() else { panic!("{days}") };
            assert_eq!((faults.len(), faults[0].field.as_str()), (1, "days"), "{days}");
        }
        let Err(Refusal::Invalid { faults }) = GuestDraft::default().check() else { panic!() };
        assert_eq!(faults.len(), 3);
        let now = Moment(8 * DAY);
        assert_eq!(LinkState::of(Moment(7 * DAY), None, now), LinkState::Expired);
        assert_eq!(LinkState::of(Moment(9 * DAY), None, now), LinkState::Open);
        assert_eq!(LinkState::of(Moment(9 * DAY), Some(Moment(1)), now), LinkState::Ended);
    }

    #[test]
    fn a_guest_says_who_they_are_and_something() {
        let said = GuestWords { kind: ReplyKind::Ask, name: " gardener ".into(), words: "Which soil?\0".into() };
        let kept = said.check().unwrap();
        assert_eq!((kept.name.as_str(), kept.words.as_str()), ("gardener", "Which soil?"));
        let flood = GuestWords { kind: ReplyKind::Notice, name: String::new(), words: "x".repeat(100_000) };
        let Err(Refusal::Invalid { faults }) = flood.check() else { panic!() };
        assert_eq!(faults.len(), 2);
    }

    proptest! {
        /// An answer reaches a guest only over a released reply and a release of its own, and what a guest read is not reworded.
        #[test]
        fn nothing_goes_out_unreleased(happens in prop::collection::vec(0u8..6, 0..40)) {
            let (mut reply, mut answer) = (GuestState::Waiting, GuestAnswer::Nothing);
            for happens in happens {
                match happens {
                    0 | 1 => reply = reply.decided(happens == 0),
                    2 | 3 => {
                        let next = answer.decided(happens == 2);
                        prop_assert_eq!(next.is_err(), answer == GuestAnswer::Nothing);
                        answer = next.unwrap_or(answer);
                    }
                    _ => match answer.said(reply) {
                        Ok(next) => {
                            prop_assert_eq!(reply, GuestState::Released);
                            prop_assert_eq!(next, GuestAnswer::Waiting);
                            answer = next;
                        }
                        Err(_) => prop_assert!(reply != GuestState::Released || answer == GuestAnswer::Released),
                    },
                }
            }
        }
    }
}
