//! Which rows of the table are shown: a link each.

use super::{Need, Row};
use crate::viewer::names;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    #[default]
    Everyone,
    /// Who waits for a teacher.
    Waiting,
    /// Whose turn it is themselves.
    TheirTurn,
    /// Whom no teacher has reached lately.
    NotLately,
}
names!(Show {
    Self::Everyone => "everyone", Self::Waiting => "waiting", Self::TheirTurn => "their_turn", Self::NotLately => "not_lately",
});

impl Show {
    /// What is no name shows everyone: nobody gets lost by a wrong address.
    pub fn read(name: &str) -> Self {
        Self::named(name).unwrap_or_default()
    }

    pub fn has(self, row: &Row) -> bool {
        match self {
            Self::Everyone => true,
            Self::Waiting => row.waits_for_a_teacher(),
            Self::TheirTurn => row.has_a_turn(),
            Self::NotLately => matches!(row.need, Some(Need::NotLately { .. })),
        }
    }
}
