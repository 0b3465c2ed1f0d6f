//! Where one asking for help stands.

use crate::id::PersonId;
use crate::refusal::Refusal;
use crate::viewer::names;

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A teacher wrote: in the queue, or an answer to the piece.
    Replied,
    /// A teacher was there.
    InPerson,
    /// The student does not need it any more.
    Withdrawn,
}
names!(End { Self::Replied => "replied", Self::InPerson => "in_person", Self::Withdrawn => "withdrawn" });

/// In the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    Waiting,
    /// A teacher said that they are on the way: co-teachers see who, and need not go.
    Claimed {
        by: PersonId,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpStage {
    Open(Open),
    /// Nothing follows.
    Over(End),
}

impl Open {
    /// `by` goes there. Said twice it is said once. Conflict: `help.claimed` when a colleague is on the way.
    pub fn claim(self, by: PersonId) -> Result<Self, Refusal> {
        match self {
            Self::Claimed { by: other } if other != by => Err(Refusal::conflict("help.claimed")),
            Self::Waiting | Self::Claimed { .. } => Ok(Self::Claimed { by }),
        }
    }

    /// Nobody is on the way any more. Any teacher of the class may say so: whoever claimed it may have been called away.
    pub fn let_go(self) -> Self {
        Self::Waiting
    }

    pub fn end(self, how: End) -> HelpStage {
        HelpStage::Over(how)
    }
}

impl HelpStage {
    /// What can still happen to it. Conflict: `help.over`.
    pub fn open(self) -> Result<Open, Refusal> {
        match self {
            Self::Open(open) => Ok(open),
            Self::Over(_) => Err(Refusal::conflict("help.over")),
        }
    }

    /// The name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open(Open::Waiting) => "waiting",
            Self::Open(Open::Claimed { .. }) => "claimed",
            Self::Over(end) => end.name(),
        }
    }

    /// From the table. What a later release wrote is over for this one.
    pub fn read(name: &str, claimed_by: Option<PersonId>) -> Self {
        match (name, claimed_by) {
            ("claimed", Some(by)) => Self::Open(Open::Claimed { by }),
            ("waiting" | "claimed", _) => Self::Open(Open::Waiting),
            (name, _) => Self::Over(End::named(name).unwrap_or(End::Withdrawn)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_colleague_on_the_way_is_not_overtaken_but_may_be_let_go() {
        let (rivera, osei) = (PersonId::mint(), PersonId::mint());
        let claimed = Open::Waiting.claim(rivera).unwrap();
        assert_eq!(claimed.claim(rivera), Ok(claimed), "twice is once");
        assert_eq!(claimed.claim(osei), Err(Refusal::conflict("help.claimed")));
        assert_eq!(claimed.let_go().claim(osei), Ok(Open::Claimed { by: osei }));
    }

    #[test]
    fn what_is_over_stays_over() {
        for end in End::ALL {
            let over = Open::Waiting.end(*end);
            assert_eq!(over.open(), Err(Refusal::conflict("help.over")));
        }
    }

    #[derive(Clone, Copy, Debug)]
    enum Step {
        Claim(bool),
        LetGo,
        End(usize),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![any::<bool>().prop_map(Step::Claim), Just(Step::LetGo), (0..End::ALL.len()).prop_map(Step::End)]
    }

    proptest! {
        /// Whatever two teachers and a student do in whatever order: it ends at most once, comes back the same from the table, and never
        /// loses who is on the way.
        #[test]
        fn every_way_through_the_queue_holds(steps in proptest::collection::vec(step(), 0..20)) {
            let people = [PersonId::mint(), PersonId::mint()];
            let (mut stage, mut ended) = (HelpStage::Open(Open::Waiting), 0);
            for step in steps {
                let Ok(open) = stage.open() else { break };
                stage = match step {
                    Step::Claim(which) => open.claim(people[usize::from(which)]).map_or(stage, HelpStage::Open),
                    Step::LetGo => HelpStage::Open(open.let_go()),
                    Step::End(how) => { ended += 1; open.end(End::ALL[how]) }
                };
                let by = if let HelpStage::Open(Open::Claimed { by }) = stage { Some(by) } else { None };
                prop_assert_eq!(HelpStage::read(stage.name(), by), stage);
            }
            prop_assert!(ended <= 1);
        }
    }
}
