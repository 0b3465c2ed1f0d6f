//! Who sits together. Three or four, so that everybody is heard; never one or two, unless the class is no larger; and since five cannot
//! be parted into threes and fours, five sit together.

use crate::id::PersonId;
use crate::viewer::names;

/// Whom the groups are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DealtFrom {
    /// Those who came in through the door that is open now.
    Present,
    /// Everybody on the roster.
    Everybody,
}
names!(DealtFrom { Self::Present => "present", Self::Everybody => "everybody" });

/// How large the groups of a class of `n` are, the larger ones first.
pub fn sizes(n: usize) -> Vec<usize> {
    let groups = match n {
        0 => return Vec::new(),
        5 => 1,
        n => n.div_ceil(4),
    };
    (0..groups).map(|nth| n / groups + usize::from(nth < n % groups)).collect()
}

/// The groups of these persons. The same seed deals the same persons the same way, in whatever order they are handed in.
pub fn deal(mut persons: Vec<PersonId>, seed: u64) -> Vec<Vec<PersonId>> {
    persons.sort_unstable();
    persons.dedup();
    let mut numbers = Numbers(seed);
    for last in (1..persons.len()).rev() {
        persons.swap(last, numbers.below(last + 1));
    }
    let mut rest = persons.as_slice();
    let mut groups = Vec::new();
    for size in sizes(persons.len()) {
        let (group, others) = rest.split_at(size);
        groups.push(group.to_vec());
        rest = others;
    }
    groups
}

/// Where somebody who comes late sits: in the smallest group, the first of these. None where there is no group.
pub fn smallest(sizes: &[usize]) -> Option<usize> {
    sizes.iter().enumerate().min_by_key(|(nth, size)| (**size, *nth)).map(|(nth, _)| nth)
}

/// SplitMix64 (Steele, Lea and Flood 2014): a dozen lines that shuffle the same way on every machine and in every release.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        // The leaning towards small numbers is far below anything a class could notice.
        usize::try_from(self.next() % n as u64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_class_sits_in_threes_and_fours() {
        for n in 0..=60 {
            let sizes = sizes(n);
            assert_eq!(sizes.iter().sum::<usize>(), n);
            let fits = |size: &usize| (3..=4).contains(size);
            match n {
                0 => assert!(sizes.is_empty()),
                1 | 2 | 5 => assert_eq!(sizes, [n], "too few to part"),
                n => assert!(sizes.iter().all(fits), "{n}: {sizes:?}"),
            }
        }
    }

    #[test]
    fn who_is_late_sits_where_there_are_fewest() {
        assert_eq!(smallest(&[4, 3, 3]), Some(1));
        assert_eq!(smallest(&[]), None);
    }

    proptest! {
        #[test]
        fn everybody_sits_somewhere_once_and_the_seed_decides_where(n in 0usize..=60, seed: u64) {
            let persons: Vec<PersonId> = (0..n as u128).map(|n| PersonId(uuid::Uuid::from_u128(n))).collect();
            let groups = deal(persons.clone(), seed);
            prop_assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), sizes(n));
            let mut seated: Vec<PersonId> = groups.iter().flatten().copied().collect();
            seated.sort_unstable();
            prop_assert_eq!(&seated, &persons);
            let mut otherwise = persons;
            otherwise.reverse();
            prop_assert_eq!(deal(otherwise, seed), groups);
        }

        #[test]
        fn another_seed_deals_otherwise(seed: u64) {
            let persons: Vec<PersonId> = (0..30u128).map(|n| PersonId(uuid::Uuid::from_u128(n))).collect();
            prop_assert_ne!(deal(persons.clone(), seed), deal(persons, seed.wrapping_add(1)));
        }
    }
}
