//! What an item of an agenda is. The known ones have a title in every language, and the student may call them something else.

use serde::{Deserialize, Serialize};

use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    Welcome,
    Proud,
    Grew,
    Struggle,
    NextGoal,
    /// The family asks; what they ask is typed in here.
    Questions,
    /// Who does what by when.
    Step,
    /// The student's own; it has a title.
    Own,
}
names!(ItemKind {
    Self::Welcome => "welcome", Self::Proud => "proud", Self::Grew => "grew", Self::Struggle => "struggle",
    Self::NextGoal => "next_goal", Self::Questions => "questions", Self::Step => "step", Self::Own => "own",
});

impl ItemKind {
    /// What an agenda begins with, in this order.
    pub const FIRST: [Self; 7] =
        [Self::Welcome, Self::Proud, Self::Grew, Self::Struggle, Self::NextGoal, Self::Questions, Self::Step];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agenda_begins_with_everything_but_what_is_ones_own() {
        for kind in ItemKind::ALL {
            assert_eq!(ItemKind::FIRST.contains(kind), *kind != ItemKind::Own);
            assert_eq!(ItemKind::named(kind.name()), Some(*kind));
        }
    }
}
