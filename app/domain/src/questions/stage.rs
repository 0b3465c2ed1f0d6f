//! Where a question stands, and what can become of it there.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionStage {
    /// For a teacher's release. Its student and the staff read it.
    Waiting,
    /// On the board.
    Open,
    /// A teacher took it off; its student keeps it.
    Off,
    /// Its student took it back; nobody else finds it.
    Withdrawn,
}
names!(QuestionStage {
    Self::Waiting => "waiting", Self::Open => "open", Self::Off => "off", Self::Withdrawn => "withdrawn",
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionMove {
    Release,
    TakeOff,
    PutBack,
    /// In other words. `again`: where a question of this student in this class begins now.
    Reword {
        again: QuestionStage,
    },
    Withdraw,
    /// The student puts out again what they took back.
    BringBack {
        again: QuestionStage,
    },
}

impl QuestionStage {
    /// Conflict: `questions.withdrawn_already`, `questions.taken_off_already`, `questions.not_on_board`, `questions.on_board_already`.
    pub fn after(self, happens: QuestionMove) -> Result<Self, Refusal> {
        let conflict = |key| Err(Refusal::conflict(key));
        match (self, happens) {
            (Self::Waiting, QuestionMove::Release) | (Self::Off, QuestionMove::PutBack) => Ok(Self::Open),
            (Self::Waiting | Self::Open, QuestionMove::TakeOff) => Ok(Self::Off),
            (Self::Open, QuestionMove::Reword { again }) => Ok(again),
            (Self::Waiting | Self::Off, QuestionMove::Reword { .. }) => Ok(Self::Waiting),
            (Self::Waiting | Self::Open, QuestionMove::Withdraw) => Ok(Self::Withdrawn),
            (Self::Withdrawn, QuestionMove::BringBack { again }) => Ok(again),
            (Self::Open, QuestionMove::Release | QuestionMove::PutBack)
            | (Self::Waiting | Self::Open | Self::Off, QuestionMove::BringBack { .. }) => {
                conflict("questions.on_board_already")
            }
            (Self::Waiting, QuestionMove::PutBack) => conflict("questions.not_on_board"),
            (Self::Off, QuestionMove::Release | QuestionMove::TakeOff | QuestionMove::Withdraw) => {
                conflict("questions.taken_off_already")
            }
            (Self::Withdrawn, _) => conflict("questions.withdrawn_already"),
        }
    }

    pub fn is_on_board(self) -> bool {
        self == Self::Open
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn moves() -> impl Strategy<Value = QuestionMove> {
        use QuestionStage::{Open, Waiting};
        prop_oneof![
            Just(QuestionMove::Release),
            Just(QuestionMove::TakeOff),
            Just(QuestionMove::PutBack),
            Just(QuestionMove::Reword { again: Waiting }),
            Just(QuestionMove::Withdraw),
            Just(QuestionMove::BringBack { again: Waiting }),
            Just(QuestionMove::BringBack { again: Open }),
        ]
    }

    #[test]
    fn only_a_teacher_puts_back_what_a_teacher_took_off() {
        let off = QuestionStage::Open.after(QuestionMove::TakeOff).unwrap();
        assert_eq!(off.after(QuestionMove::Withdraw), Err(Refusal::conflict("questions.taken_off_already")));
        assert_eq!(off.after(QuestionMove::Reword { again: QuestionStage::Open }), Ok(QuestionStage::Waiting));
        assert_eq!(off.after(QuestionMove::PutBack), Ok(QuestionStage::Open));
    }

    proptest! {
        #[test]
        fn where_a_teacher_reads_first_nothing_comes_to_the_board_without_one(
            happens in proptest::collection::vec(moves(), 0..12)
        ) {
            let mut stage = QuestionStage::Waiting;
            for happens in happens {
                let by_teacher = matches!(happens, QuestionMove::Release | QuestionMove::PutBack);
                if matches!(happens, QuestionMove::BringBack { again: QuestionStage::Open }) {
                    continue;
                }
                if let Ok(next) = stage.after(happens) {
                    prop_assert!(!next.is_on_board() || by_teacher, "{:?} after {:?}", happens, stage);
                    stage = next;
                }
                prop_assert_eq!(QuestionStage::named(stage.name()), Some(stage));
            }
        }
    }
}
