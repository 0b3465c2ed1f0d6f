//! How many chose what, as far as a whole class may see it. A figure under five points at somebody; so does what is left when the
//! figures beside it are taken off a total. Options under five are put together, and if together they are still under five, the
//! smallest of the others joins them. When nothing of at least five comes of it, there is no figure at all.

use super::OptionView;
use crate::id::OptionId;

/// No figure is smaller.
pub const FEWEST_SHOWN: u32 = 5;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Most first.
    pub options: Vec<(OptionId, u32)>,
    /// Those that are only shown together: which, and how many they are.
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

/// `counts` are how often each option was chosen. Those that nobody chose say nothing.
pub fn totals(counts: &[(OptionId, u32)]) -> Totals {
    let mut shown: Vec<_> = counts.iter().copied().filter(|(_, n)| *n > 0).collect();
    shown.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let few = shown.iter().position(|(_, n)| *n < FEWEST_SHOWN).unwrap_or(shown.len());
    let mut together = shown.split_off(few);
    let sum = |of: &[(OptionId, u32)]| of.iter().map(|(_, n)| *n).sum::<u32>();
    while !together.is_empty() && sum(&together) < FEWEST_SHOWN {
        match shown.pop() {
            Some(smallest) => together.insert(0, smallest),
            None => return Totals::default(),
        }
    }
    Totals { others: sum(&together), together: together.into_iter().map(|(id, _)| id).collect(), options: shown }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_class_of_four_shows_nothing_and_one_small_option_takes_another_along() {
        let [a, b, c] = [OptionId::mint(), OptionId::mint(), OptionId::mint()];
        assert!(totals(&[(a, 4)]).is_hidden());
        let shown = totals(&[(a, 9), (b, 6), (c, 2)]);
        assert_eq!((shown.options, shown.together, shown.others), (vec![(a, 9)], vec![b, c], 8));
        assert!(totals(&[(a, 0), (b, 0)]).is_hidden());
    }

    proptest! {
        #[test]
        fn no_figure_is_under_five_and_none_can_be_worked_out(counts in proptest::collection::vec(0u32..12, 0..12)) {
            let counts: Vec<_> = counts.into_iter().map(|n| (OptionId::mint(), n)).collect();
            let totals = totals(&counts);
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
