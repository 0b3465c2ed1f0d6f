//! What is told on both sides. Whoever brought something may go on with it here, and somebody may have gone on with it there: then neither is
//! overwritten by the other.

use crate::clock::Moment;

/// What becomes of a part that is here, and that a zip tells differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parted {
    /// Nothing: both say the same, or what the zip says was known here already.
    Same,
    /// It was changed there only.
    Take,
    /// It was changed there and here: it stays as it is here, and that is said.
    Apart,
}

/// `since`: how new the telling is that was brought last, or when it was begun where it was made here. `touched`: it was changed here after
/// that. `at`: how new the telling of the zip is.
pub fn parted<T: PartialEq + ?Sized>(here: &T, there: &T, at: Moment, (since, touched): (Moment, bool)) -> Parted {
    if here == there || at <= since {
        Parted::Same
    } else if touched {
        Parted::Apart
    } else {
        Parted::Take
    }
}

/// All of `line` in its order; what only `other` has stands after what it follows there.
pub fn threaded<T: Copy + PartialEq>(line: &[T], other: &[T]) -> Vec<T> {
    let mut all = line.to_vec();
    for (n, one) in other.iter().enumerate() {
        if !all.contains(one) {
            let before = other[..n].iter().rev().find_map(|before| all.iter().position(|known| known == before));
            all.insert(before.map_or(0, |at| at + 1), *one);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_was_changed_on_one_side_is_taken_and_on_both_stays() {
        let says = |there: &str, at: i64, touched: bool| parted("Autumn", there, Moment(at), (Moment(5), touched));
        assert_eq!(says("Winter", 6, false), Parted::Take);
        assert_eq!(says("Winter", 6, true), Parted::Apart);
        assert_eq!(says("Winter", 5, true), Parted::Same, "the zip says what it said when it was brought");
        assert_eq!(says("Winter", 4, false), Parted::Same, "an older zip");
        assert_eq!(says("Autumn", 6, true), Parted::Same);
    }

    #[test]
    fn what_is_new_stands_after_what_it_follows() {
        let line = |line: &str, other: &str| {
            let (line, other): (Vec<char>, Vec<char>) = (line.chars().collect(), other.chars().collect());
            threaded(&line, &other).into_iter().collect::<String>()
        };
        assert_eq!(line("abc", "axyc"), "axybc");
        assert_eq!(line("abc", "xa"), "xabc");
        assert_eq!(line("cba", "abc"), "cba", "nobody's order is changed");
        assert_eq!(line("", "ab"), "ab");
    }

    proptest! {
        #[test]
        fn nobody_is_lost_and_nobody_stands_there_twice(
            line in prop::collection::hash_set(0u8..20, 0..12),
            other in prop::collection::hash_set(0u8..20, 0..12),
        ) {
            let (line, other): (Vec<u8>, Vec<u8>) = (line.into_iter().collect(), other.into_iter().collect());
            let mut all = threaded(&line, &other);
            prop_assert!(all.iter().filter(|one| line.contains(one)).eq(line.iter()), "in its order");
            all.sort_unstable();
            let mut both = [line, other].concat();
            both.sort_unstable();
            both.dedup();
            prop_assert_eq!(all, both);
        }
    }
}
