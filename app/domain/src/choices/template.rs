//! How a board is to be chosen from. The template decides two things: what cannot stand together, and what a whole choice is. The
//! first is refused, the second is only said.

use serde::{Deserialize, Serialize};

use super::Axis;
use crate::id::OptionId;
use crate::refusal::Sentence;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// One of each part.
    #[default]
    Menu,
    /// Three by three: any of them, one at least.
    Grid,
    /// Every *must*, and any *may*.
    MustMay,
}
names!(Template { Self::Menu => "menu", Self::Grid => "grid", Self::MustMay => "must_may" });

/// An option, as far as the rule looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    pub id: OptionId,
    pub axis: Axis,
    /// Only looked at by *must-do, may-do*.
    pub must: bool,
}

/// What a choice lacks to be whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nothing of this part is picked.
    Part(Axis),
    /// Nothing is picked at all.
    Anything,
    /// A must-do.
    Must(OptionId),
}

impl Template {
    /// Room for so many options.
    pub fn room(self) -> usize {
        match self {
            Self::Grid => 9,
            Self::Menu | Self::MustMay => 24,
        }
    }

    /// `picked` may hold options that are offered no longer: what was chosen stays chosen, and counts for its part.
    pub fn missing(self, offered: &[Offered], picked: &[Offered]) -> Vec<Missing> {
        let has = |axis: Axis| picked.iter().any(|pick| pick.axis == axis);
        match self {
            Self::Menu => Axis::ALL
                .iter()
                .filter(|axis| offered.iter().any(|option| option.axis == **axis) && !has(**axis))
                .map(|axis| Missing::Part(*axis))
                .collect(),
            Self::Grid if picked.is_empty() => vec![Missing::Anything],
            Self::Grid => Vec::new(),
            Self::MustMay => {
                let musts = offered.iter().filter(|option| option.must);
                let left = musts.filter(|must| !picked.iter().any(|pick| pick.id == must.id));
                left.map(|must| Missing::Must(must.id)).collect()
            }
        }
    }

    /// Whether these can stand together. A menu is one of each part.
    pub fn admits(self, picked: &[Offered]) -> Result<(), Sentence> {
        let twice = |axis: Axis| picked.iter().filter(|pick| pick.axis == axis).count() > 1;
        match self {
            Self::Menu if Axis::ALL.iter().any(|axis| twice(*axis)) => Err(Sentence::new("choices.one_of_each")),
            _ => Ok(()),
        }
    }

    /// What is picked once `option` is taken on as well: in a menu it takes the place of what was picked of its part.
    pub fn taking(self, picked: &[Offered], option: Offered) -> Vec<Offered> {
        let stays = |pick: &&Offered| pick.id != option.id && (self != Self::Menu || pick.axis != option.axis);
        picked.iter().filter(stays).copied().chain([option]).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn option(axis: Axis, must: bool) -> Offered {
        Offered { id: OptionId::mint(), axis, must }
    }

    #[test]
    fn a_menu_is_whole_with_one_of_each_part_that_offers_something() {
        let (read, show) = (option(Axis::Learn, false), option(Axis::Show, false));
        let board = [read, option(Axis::Learn, false), show];
        assert_eq!(Template::Menu.missing(&board, &[read]), [Missing::Part(Axis::Show)]);
        assert_eq!(Template::Menu.missing(&board, &[read, show]), []);
        assert_eq!(Template::Menu.admits(&[board[0], board[1]]), Err(Sentence::new("choices.one_of_each")));
    }

    #[test]
    fn a_grid_wants_one_and_must_dos_want_all_of_them() {
        let (a, b, may) = (option(Axis::Learn, true), option(Axis::Show, true), option(Axis::Tool, false));
        assert_eq!(Template::Grid.missing(&[a, b], &[]), [Missing::Anything]);
        assert_eq!(Template::Grid.missing(&[a, b], &[b]), []);
        assert_eq!(Template::MustMay.missing(&[a, b, may], &[may, a]), [Missing::Must(b.id)]);
        assert_eq!(Template::MustMay.missing(&[a, b, may], &[a, b]), []);
    }

    #[test]
    fn what_is_offered_no_longer_still_counts_for_its_part() {
        let gone = option(Axis::Learn, false);
        assert_eq!(Template::Menu.missing(&[option(Axis::Learn, false)], &[gone]), []);
    }

    proptest! {
        #[test]
        fn taking_one_option_after_the_other_always_stands_and_never_lacks_more(
            axes in proptest::collection::vec((0usize..4, any::<bool>()), 1..20), template in 0usize..3,
        ) {
            let template = Template::ALL[template];
            let board: Vec<_> = axes.into_iter().map(|(axis, must)| option(Axis::ALL[axis], must)).collect();
            let (mut picked, mut lacks) = (Vec::new(), template.missing(&board, &[]).len());
            for option in &board {
                picked = template.taking(&picked, *option);
                prop_assert_eq!(template.admits(&picked), Ok(()));
                prop_assert!(picked.contains(option));
                let now = template.missing(&board, &picked).len();
                prop_assert!(now <= lacks);
                lacks = now;
            }
            prop_assert_eq!(lacks, 0, "whoever took everything lacks nothing");
        }
    }
}
