//! How many chose what, as far as a whole class may see it. A figure under five points at somebody; so does what is left when the
//! figures beside it are taken off a total. Options under five are put together, and if together they are still under five, the
//! smallest of the others joins them. When nothing of at least five comes of it, there is no figure at all. A figure is of students: on a
//! board in two parts three of them pick six options, and are three all the same.

use std::collections::BTreeSet;

use super::OptionView;
use crate::id::{OptionId, PersonId};

/// No figure is smaller.
pub const FEWEST_SHOWN: u32 = 5;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Most first.
    pub options: Vec<(OptionId, u32)>,
    /// Those that are only shown together: which, and how many students picked one of them.
    pub together: Vec<OptionId>,
    pub others: u32,
}

impl Totals {
    pub fn is_hidden(&self) -> bool {
        self.options.is_empty() && self.others == 0
    }

    /// The options in their order, each with its figure if it has one of its own.
    pub fn of<'a>(&self, options: &'a [OptionView]) -> impl Iterator<Item = (&'a OptionView, Option<u32>)> {
        options.iter().map(|option| {
            let own = self.options.iter().find(|(id, _)| *id == option.id);
            (option, own.map(|(_, n)| *n))
        })
    }
}

/// Who chose an option.
pub type PickedBy = (OptionId, BTreeSet<PersonId>);

/// Options that nobody chose say nothing.
pub fn totals(chosen: &[PickedBy]) -> Totals {
    let many = |of: &PickedBy| u32::try_from(of.1.len()).unwrap_or(u32::MAX);
    let mut shown: Vec<&PickedBy> = chosen.iter().filter(|of| !of.1.is_empty()).collect();
    shown.sort_by(|a, b| many(b).cmp(&many(a)).then(a.0.cmp(&b.0)));
    let few = shown.iter().position(|of| many(of) < FEWEST_SHOWN).unwrap_or(shown.len());
    let mut together = shown.split_off(few);
    let sum = |of: &[&PickedBy]| {
        let students: BTreeSet<PersonId> = of.iter().flat_map(|of| of.1.iter().copied()).collect();
        u32::try_from(students.len()).unwrap_or(u32::MAX)
    };
    while !together.is_empty() && sum(&together) < FEWEST_SHOWN {
        match shown.pop() {
            Some(smallest) => together.insert(0, smallest),
            None => return Totals::default(),
        }
    }
    Totals {
        others: sum(&together),
        together: together.into_iter().map(|of| of.0).collect(),
        options: shown.into_iter().map(|of| (of.0, many(of))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// So many students who picked nothing else.
    fn by(option: OptionId, many: u32) -> PickedBy {
        (option, (0..many).map(|_| PersonId::mint()).collect())
    }

    #[test]
    fn three_who_picked_twice_are_three() {
        let three = by(OptionId::mint(), 3);
        let twice = (OptionId::mint(), three.1.clone());
        assert!(totals(&[three, twice]).is_hidden());
    }

    #[test]
    fn a_class_of_four_shows_nothing_and_one_small_option_takes_another_along() {
        let [a, b, c] = [OptionId::mint(), OptionId::mint(), OptionId::mint()];
        assert!(totals(&[by(a, 4)]).is_hidden());
        let shown = totals(&[by(a, 9), by(b, 6), by(c, 2)]);
        assert_eq!((shown.options, shown.together, shown.others), (vec![(a, 9)], vec![b, c], 8));
        assert!(totals(&[by(a, 0), by(b, 0)]).is_hidden());
    }

    proptest! {
        #[test]
        fn no_figure_is_under_five_and_none_can_be_worked_out(counts in proptest::collection::vec(0u32..12, 0..12)) {
            let counts: Vec<_> = counts.into_iter().map(|n| (OptionId::mint(), n)).collect();
            let totals = totals(&counts.iter().map(|(id, n)| by(*id, *n)).collect::<Vec<_>>());
            let all: u32 = counts.iter().map(|(_, n)| n).sum();
            let shown: u32 = totals.options.iter().map(|(_, n)| n).sum();
            prop_assert!(totals.options.iter().all(|(_, n)| *n >= FEWEST_SHOWN));
            prop_assert!(totals.others == 0 || totals.others >= FEWEST_SHOWN);
            prop_assert!(totals.others == 0 || totals.together.len() > 1 || totals.others >= FEWEST_SHOWN);
            if totals.is_hidden() {
                prop_assert!(all == 0 || counts.iter().all(|(_, n)| *n < FEWEST_SHOWN) && all < FEWEST_SHOWN);
            } else {
                prop_assert_eq!(shown + totals.others, all, "what is shown is everything");
            }
            for (id, n) in counts.iter().filter(|(_, n)| *n > 0) {
                let own = totals.options.contains(&(*id, *n));
                prop_assert!(totals.is_hidden() || own != totals.together.contains(id));
            }
        }
    }
}
