//! The geometry of a picture: where on a sheet of paper a moment and a value stand. Numbers in, numbers out; what is drawn there, and in
//! which words, is the page's.
//!
//! The time axis is time: two points a week apart stand seven times as far from each other as two a day apart, and where nothing was
//! noted there is nothing, no empty box that asks for something. The value axis ends near the values of the student whose picture it
//! is; there is no line on it that the student did not draw.

use crate::clock::Moment;

/// A sheet, in the units of an SVG's view box, with room around for words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub width: f64,
    pub height: f64,
    /// Where time begins; at the right edge in languages written from right to left.
    pub start: f64,
    pub end: f64,
    pub top: f64,
    pub bottom: f64,
    /// Time goes from right to left.
    pub mirrored: bool,
}

impl Frame {
    /// `along` from 0 (the start of time) to 1.
    pub(super) fn x(&self, along: f64) -> f64 {
        let x = self.start + along * (self.width - self.start - self.end);
        if self.mirrored { self.width - x } else { x }
    }

    fn y(&self, up: f64) -> f64 {
        self.top + (1.0 - up) * (self.height - self.top - self.bottom)
    }
}

/// What the values are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// Named levels, the first is 1. The axis shows all of them: each is a step, and none is a share of another.
    Levels(u32),
    Numbers,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
    pub at: Moment,
    pub value: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    pub y: f64,
    pub value: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// By time; what happened in one moment, in the order it was given.
    pub spots: Vec<Spot>,
    /// From the lowest. At least one where there is a spot.
    pub ticks: Vec<Tick>,
}

/// Most lines across a picture.
const MOST_TICKS: usize = 5;

/// Values that are no numbers are left out.
pub fn plot(values: &[(Moment, f64)], scale: Scale, frame: Frame) -> Plot {
    let mut values: Vec<(Moment, f64)> = values.iter().copied().filter(|(_, value)| value.is_finite()).collect();
    values.sort_by_key(|(at, _)| *at);
    let (Some(first), Some(last)) = (values.first(), values.last()) else {
        return Plot { spots: Vec::new(), ticks: Vec::new() };
    };
    let along = |at: Moment| share(at.0 as f64, first.0.0 as f64, last.0.0 as f64);
    let marks = match scale {
        Scale::Levels(levels) => (1..=levels.max(1)).map(f64::from).collect(),
        Scale::Numbers => round_numbers(&values),
    };
    let ends = values.iter().map(|(_, value)| *value).chain(marks.iter().copied());
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    let up = |value: f64| frame.y(share(value, low, high));
    let spots = values.iter().map(|(at, value)| Spot { x: frame.x(along(*at)), y: up(*value), at: *at, value: *value });
    Plot { spots: spots.collect(), ticks: marks.into_iter().map(|value| Tick { y: up(value), value }).collect() }
}

/// How far `value` lies from `low` to `high`; in the middle where there is no way between them. Halved first: the distance between two
/// numbers may be no number.
pub(super) fn share(value: f64, low: f64, high: f64) -> f64 {
    let whole = high / 2.0 - low / 2.0;
    if whole > 0.0 { ((value / 2.0 - low / 2.0) / whole).clamp(0.0, 1.0) } else { 0.5 }
}

/// A few round numbers around the values: steps of 1, 2 or 5 and so many zeros. Where there are none (one value, or values too large to
/// step between), the values' own ends.
fn round_numbers(values: &[(Moment, f64)]) -> Vec<f64> {
    let numbers = || values.iter().map(|(_, value)| *value);
    let (low, high) = (numbers().fold(f64::INFINITY, f64::min), numbers().fold(f64::NEG_INFINITY, f64::max));
    if low == high {
        return vec![low];
    }
    let rough = (high - low) / (MOST_TICKS - 2) as f64;
    let size = 10f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * size);
    let step = steps.into_iter().find(|step| *step >= rough).unwrap_or(rough);
    let (from, to) = ((low / step).floor(), (high / step).ceil());
    let marks: Vec<f64> = match (to - from).is_finite() && to - from < MOST_TICKS as f64 {
        true => (0..=(to - from) as u32).map(|n| (from + f64::from(n)) * step).collect(),
        false => Vec::new(),
    };
    let rising = marks.windows(2).all(|two| two[0] < two[1]) && marks.iter().all(|mark| mark.is_finite());
    if marks.len() > 1 && rising { marks } else { vec![low, high] }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::DAY;

    const SHEET: Frame =
        Frame { width: 320.0, height: 180.0, start: 40.0, end: 12.0, top: 10.0, bottom: 28.0, mirrored: false };

    fn day(n: i64) -> Moment {
        Moment(n * DAY)
    }

    #[test]
    fn one_value_stands_in_the_middle_and_equal_values_on_one_line() {
        let one = plot(&[(day(3), 7.0)], Scale::Numbers, SHEET);
        assert_eq!((one.spots[0].x, one.spots[0].y), (174.0, 81.0));
        assert_eq!(one.ticks.iter().map(|tick| tick.value).collect::<Vec<_>>(), [7.0]);
        let flat = plot(&[(day(1), 7.0), (day(2), 7.0), (day(9), 7.0)], Scale::Numbers, SHEET);
        assert!(flat.spots.iter().all(|spot| spot.y == 81.0));
        assert_eq!((flat.spots[1].x - 40.0) * 7.0, flat.spots[2].x - flat.spots[1].x, "a week is seven days");
    }

    #[test]
    fn a_scale_of_numbers_has_round_ones() {
        let values = |plot: Plot| plot.ticks.iter().map(|tick| tick.value).collect::<Vec<_>>();
        assert_eq!(
            values(plot(&[(day(1), 62.0), (day(2), 91.0)], Scale::Numbers, SHEET)),
            [60.0, 70.0, 80.0, 90.0, 100.0]
        );
        assert_eq!(values(plot(&[(day(1), 0.0), (day(2), 3.0)], Scale::Numbers, SHEET)), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(
            values(plot(&[(day(1), f64::MAX), (day(2), f64::MIN)], Scale::Numbers, SHEET)),
            [f64::MIN, f64::MAX]
        );
    }

    #[test]
    fn levels_are_all_there_whatever_was_reached() {
        let levels = plot(&[(day(1), 2.0), (day(8), 3.0)], Scale::Levels(4), SHEET);
        assert_eq!(levels.ticks.len(), 4);
        assert!((levels.spots[0].y - levels.ticks[1].y).abs() < 1e-9);
        assert!(plot(&[], Scale::Levels(4), SHEET).ticks.is_empty());
        assert!(plot(&[(day(1), f64::NAN)], Scale::Numbers, SHEET).spots.is_empty());
    }

    fn value() -> impl Strategy<Value = f64> {
        prop_oneof![
            -1e6..1e6,
            (0i32..100).prop_map(f64::from),
            prop::num::f64::ANY,
            prop::sample::select(vec![f64::MAX, f64::MIN, f64::MIN_POSITIVE, -0.0, f64::NAN, f64::INFINITY]),
        ]
    }

    proptest! {
        /// Everything is on the sheet, time goes one way, a larger value is never lower, and equal ones are level: whatever the numbers.
        #[test]
        fn nothing_is_drawn_beside_the_paper(
            points in prop::collection::vec((any::<i64>(), value()), 0..30),
            levels in prop::option::of(0u32..8),
            mirrored: bool,
        ) {
            let values: Vec<_> = points.iter().map(|(at, value)| (Moment(*at), *value)).collect();
            let frame = Frame { mirrored, ..SHEET };
            let drawn = plot(&values, levels.map_or(Scale::Numbers, Scale::Levels), frame);
            prop_assert_eq!(drawn.spots.len(), values.iter().filter(|(_, value)| value.is_finite()).count());
            let (left, right) = if mirrored { (12.0, 280.0) } else { (40.0, 308.0) };
            for spot in &drawn.spots {
                prop_assert!((left - 1e-6..=right + 1e-6).contains(&spot.x), "{spot:?}");
                prop_assert!((10.0 - 1e-6..=152.0 + 1e-6).contains(&spot.y), "{spot:?}");
            }
            for tick in &drawn.ticks {
                prop_assert!(tick.value.is_finite() && (10.0 - 1e-6..=152.0 + 1e-6).contains(&tick.y), "{tick:?}");
            }
            prop_assert_eq!(drawn.ticks.is_empty(), drawn.spots.is_empty());
            prop_assert!(drawn.ticks.windows(2).all(|two| two[0].value < two[1].value && two[0].y >= two[1].y));
            for two in drawn.spots.windows(2) {
                prop_assert!(two[0].at <= two[1].at);
                let onward = if mirrored { two[0].x >= two[1].x } else { two[0].x <= two[1].x };
                prop_assert!(onward, "{two:?}");
                match two[0].value.partial_cmp(&two[1].value) {
                    Some(std::cmp::Ordering::Less) => prop_assert!(two[0].y >= two[1].y),
                    Some(std::cmp::Ordering::Equal) => prop_assert_eq!(two[0].y, two[1].y),
                    _ => prop_assert!(two[0].y <= two[1].y),
                }
            }
        }
    }
}
