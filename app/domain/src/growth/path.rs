//! A path with stones on it: what happened, at its date, on the line of its way in. No stone is larger than another, none stands on
//! another, and where no stone lies there is the path.

use super::plot::{Frame, share};
use crate::classes::AccessPoint;
use crate::clock::Moment;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stone {
    pub x: f64,
    pub y: f64,
    pub at: Moment,
    pub point: AccessPoint,
}

/// The paths of the ways in that have a stone, from the top, with their height.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Along {
    pub lines: Vec<(AccessPoint, f64)>,
    /// By time.
    pub stones: Vec<Stone>,
    /// The height of the whole picture: as many paths as there are stand in it.
    pub height: f64,
}

/// `height` is that of one path; the frame's own is not looked at.
pub fn path(stones: &[(Moment, AccessPoint)], height: f64, frame: Frame) -> Along {
    let mut stones = stones.to_vec();
    stones.sort();
    let (Some((first, _)), Some((last, _))) = (stones.first(), stones.last()) else { return Along::default() };
    let along = |at: Moment| frame.x(share(at.0 as f64, first.0 as f64, last.0 as f64));
    let points = AccessPoint::ALL.iter().filter(|point| stones.iter().any(|(_, of)| of == *point));
    let lines: Vec<(AccessPoint, f64)> =
        points.enumerate().map(|(n, point)| (*point, frame.top + (n as f64 + 0.5) * height)).collect();
    let y = |point: AccessPoint| lines.iter().find(|(of, _)| *of == point).map_or(frame.top, |(_, y)| *y);
    let stones = stones.iter().map(|(at, point)| Stone { x: along(*at), y: y(*point), at: *at, point: *point });
    Along { stones: stones.collect(), height: frame.top + lines.len() as f64 * height + frame.bottom, lines }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SHEET: Frame =
        Frame { width: 320.0, height: 0.0, start: 12.0, end: 12.0, top: 8.0, bottom: 24.0, mirrored: false };

    proptest! {
        #[test]
        fn every_stone_lies_on_its_path_in_its_order(
            stones in prop::collection::vec((any::<i64>(), prop::sample::select(AccessPoint::ALL)), 0..60),
            mirrored: bool,
        ) {
            let given: Vec<_> = stones.iter().map(|(at, point)| (Moment(*at), *point)).collect();
            let drawn = path(&given, 44.0, Frame { mirrored, ..SHEET });
            prop_assert_eq!(drawn.stones.len(), given.len());
            for stone in &drawn.stones {
                prop_assert!((12.0 - 1e-6..=308.0 + 1e-6).contains(&stone.x), "{stone:?}");
                prop_assert!(drawn.lines.contains(&(stone.point, stone.y)));
                prop_assert!(stone.y + 22.0 <= drawn.height);
            }
            for two in drawn.stones.windows(2) {
                prop_assert!(two[0].at <= two[1].at);
                let onward = if mirrored { two[0].x >= two[1].x } else { two[0].x <= two[1].x };
                prop_assert!(onward, "{two:?}");
            }
            prop_assert!(drawn.lines.windows(2).all(|two| two[0].1 + 44.0 == two[1].1), "as far apart as there is room for");
            prop_assert!(drawn.lines.iter().all(|(point, _)| given.iter().any(|(_, of)| of == point)), "no empty path");
        }
    }
}
