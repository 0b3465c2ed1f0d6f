//! The order of a line of things, changed by one step. Pressed on a keyboard, by a switch or with a finger it is the same button.

use serde::{Deserialize, Serialize};

use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    Up,
    Down,
    First,
    Last,
}
names!(Way { Self::Up => "up", Self::Down => "down", Self::First => "first", Self::Last => "last" });

/// The line with the one at `at` moved. At its end already, or not in the line: as it was.
pub fn moved<T>(mut line: Vec<T>, at: usize, way: Way) -> Vec<T> {
    let last = line.len().saturating_sub(1);
    let to = match way {
        Way::Up => at.saturating_sub(1),
        Way::Down => (at + 1).min(last),
        Way::First => 0,
        Way::Last => last,
    };
    if at < line.len() {
        let one = line.remove(at);
        line.insert(to, one);
    }
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn up_down_first_and_last() {
        let line = || vec!['a', 'b', 'c'];
        assert_eq!(moved(line(), 2, Way::Up), ['a', 'c', 'b']);
        assert_eq!(moved(line(), 0, Way::Up), ['a', 'b', 'c']);
        assert_eq!(moved(line(), 0, Way::Last), ['b', 'c', 'a']);
        assert_eq!(moved(line(), 2, Way::First), ['c', 'a', 'b']);
    }

    proptest! {
        #[test]
        fn nobody_is_lost_and_the_others_keep_their_order(
            line in prop::collection::vec(any::<u16>(), 0..12), at in 0usize..14, way in prop::sample::select(Way::ALL),
        ) {
            let line: Vec<(usize, u16)> = line.into_iter().enumerate().collect();
            let after = moved(line.clone(), at, way);
            let others = |line: &[(usize, u16)]| line.iter().copied().filter(|one| one.0 != at).collect::<Vec<_>>();
            prop_assert_eq!(others(&after), others(&line));
            prop_assert_eq!(after.len(), line.len());
        }
    }
}
