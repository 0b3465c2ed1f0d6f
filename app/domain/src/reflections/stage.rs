//! Where a piece stands, and how it comes to stand elsewhere.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// Where a piece stands. `version` is the newest shared version, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(tag = "stage", rename_all = "snake_case", from = "crate::flat::Stage")]
pub enum Stage {
    /// Nothing shared: nobody but the student knows a word of it.
    Draft,
    /// Shared, not yet read.
    Shared { version: i32 },
    /// Read by a teacher, with no words back.
    Read { version: i32 },
    /// A teacher wrote back about `version`.
    Answered { version: i32 },
    /// "I'm proud of this": asks for nothing more.
    Resting { version: i32 },
}

impl Stage {
    pub fn read(name: &str, version: i32) -> Self {
        match name {
            "shared" => Self::Shared { version },
            "read" => Self::Read { version },
            "answered" => Self::Answered { version },
            "resting" => Self::Resting { version },
            _ => Self::Draft,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Shared { .. } => "shared",
            Self::Read { .. } => "read",
            Self::Answered { .. } => "answered",
            Self::Resting { .. } => "resting",
        }
    }

    /// The newest shared version; 0 while nothing is.
    pub fn version(self) -> i32 {
        match self {
            Self::Draft => 0,
            Self::Shared { version }
            | Self::Read { version }
            | Self::Answered { version }
            | Self::Resting { version } => version,
        }
    }

    pub fn is_shared(self) -> bool {
        self != Self::Draft
    }

    /// Version 1, or the next one: from a reply, a note, or the student's own check, also out of rest.
    pub fn share(self) -> Self {
        Self::Shared { version: self.version() + 1 }
    }

    /// Before anyone read it, what was shared last can be taken back; `before` is what came back about the version before.
    pub fn take_back(self, before: CameBack) -> Result<Self, Refusal> {
        match self {
            Self::Shared { version: 1 } => Ok(Self::Draft),
            Self::Shared { version } => Ok(before.stage(version - 1)),
            Self::Draft => Err(Refusal::conflict("reflections.not_shared_yet")),
            Self::Read { .. } | Self::Answered { .. } | Self::Resting { .. } => {
                Err(Refusal::conflict("reflections.already_read"))
            }
        }
    }

    /// One key: read, no words. What was answered or rests stays so.
    pub fn mark_read(self) -> Result<Self, Refusal> {
        match self {
            Self::Draft => Err(Refusal::NotFound),
            Self::Shared { version } => Ok(Self::Read { version }),
            stays => Ok(stays),
        }
    }

    /// Words came back about `about`. An answer to an older version than the newest leaves the newest waiting.
    pub fn answer(self, about: i32) -> Result<Self, Refusal> {
        match self {
            Self::Draft => Err(Refusal::NotFound),
            _ if about < 1 || about > self.version() => Err(Refusal::conflict("reflections.no_such_version")),
            Self::Resting { version } => Ok(Self::Resting { version }),
            Self::Shared { version } if about < version => Ok(Self::Shared { version }),
            Self::Shared { version } | Self::Read { version } | Self::Answered { version } => {
                Ok(Self::Answered { version })
            }
        }
    }

    /// "I'm proud of this."
    pub fn rest(self) -> Result<Self, Refusal> {
        match self {
            Self::Draft => Err(Refusal::conflict("reflections.not_shared_yet")),
            other => Ok(Self::Resting { version: other.version() }),
        }
    }

    /// Picks a resting piece up again; `so_far` is what came back about its newest version.
    pub fn wake(self, so_far: CameBack) -> Result<Self, Refusal> {
        match self {
            Self::Resting { version } => Ok(so_far.stage(version)),
            _ => Err(Refusal::conflict("reflections.not_resting")),
        }
    }
}

/// What came back about one version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CameBack {
    /// Nobody has read it.
    #[default]
    Nothing,
    Read,
    Words,
}

impl CameBack {
    /// Where a piece stands whose newest version is this one. What nobody read never says it was read.
    fn stage(self, version: i32) -> Stage {
        match self {
            Self::Nothing => Stage::Shared { version },
            Self::Read => Stage::Read { version },
            Self::Words => Stage::Answered { version },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn taking_back_ends_with_the_first_reader() {
        let second = Stage::Shared { version: 2 };
        assert_eq!(Stage::Shared { version: 1 }.take_back(CameBack::Nothing).unwrap(), Stage::Draft);
        assert_eq!(second.take_back(CameBack::Words).unwrap(), Stage::Answered { version: 1 });
        assert_eq!(second.take_back(CameBack::Read).unwrap(), Stage::Read { version: 1 });
        assert_eq!(second.take_back(CameBack::Nothing).unwrap(), Stage::Shared { version: 1 }, "nobody read it");
        for stage in
            [Stage::Draft, Stage::Read { version: 1 }, Stage::Answered { version: 1 }, Stage::Resting { version: 1 }]
        {
            assert!(stage.take_back(CameBack::Words).is_err(), "{stage:?}");
        }
    }

    #[derive(Clone, Copy, Debug)]
    enum Step {
        Share,
        TakeBack,
        Read,
        Answer(i32),
        Rest,
        Wake,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            Just(Step::Share),
            Just(Step::TakeBack),
            Just(Step::Read),
            (0..5i32).prop_map(Step::Answer),
            Just(Step::Rest),
            Just(Step::Wake),
        ]
    }

    proptest! {
        /// However the steps fall, versions grow by one on sharing, shrink by one only on taking back what nobody read, and
        /// an answer never makes a newer version look answered.
        #[test]
        fn versions_only_move_by_sharing_and_taking_back(steps in proptest::collection::vec(step(), 0..60)) {
            let mut stage = Stage::Draft;
            for step in steps {
                let before = stage;
                let next = match step {
                    Step::Share => Ok(stage.share()),
                    Step::TakeBack => stage.take_back(CameBack::Words),
                    Step::Read => stage.mark_read(),
                    Step::Answer(about) => stage.answer(about),
                    Step::Rest => stage.rest(),
                    Step::Wake => stage.wake(CameBack::Words),
                };
                let Ok(next) = next else { continue };
                let moved = next.version() - before.version();
                match step {
                    Step::Share => prop_assert_eq!(moved, 1),
                    Step::TakeBack => {
                        prop_assert_eq!(moved, -1);
                        let was_shared = matches!(before, Stage::Shared { .. });
                        prop_assert!(was_shared);
                    }
                    _ => prop_assert_eq!(moved, 0),
                }
                if let (Step::Answer(about), Stage::Answered { version }, Stage::Shared { .. }) = (step, next, before) {
                    prop_assert_eq!(about, version);
                }
                prop_assert_eq!(Stage::read(next.name(), next.version()), next);
                stage = next;
            }
        }
    }
}
