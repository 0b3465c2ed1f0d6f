//! How a figure is taken.
//!
//! Machines are noisy: a number alone says little. So every figure is a ratio of two contestants in one run. They take turns, and who
//! begins changes each time, so that a machine that slows down slows both. Each pair gives a ratio; the figure is the median of the
//! ratios, with the lowest and the highest beside it. Whoever asks how long an answer takes comes when it is due and not when the server has
//! time (open loop): a late answer counts from then. Whoever asks how much can be done keeps a fixed crowd busy.

use std::fmt::Write;
use std::future::Future;

use hdrhistogram::Histogram;

use crate::browser::Failed;

/// Times in microseconds, up to a minute.
pub fn histogram() -> Histogram<u64> {
    Histogram::new_with_bounds(1, 60_000_000, 3).expect("these bounds are sound")
}

/// A quantile of times in microseconds, in milliseconds.
pub fn milliseconds(times: &Histogram<u64>, quantile: f64) -> f64 {
    times.value_at_quantile(quantile) as f64 / 1_000.0
}

/// The middle of some figures, and how far they lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub median: f64,
    pub lowest: f64,
    pub highest: f64,
}

impl Spread {
    /// Of at least one figure.
    pub fn of(mut figures: Vec<f64>) -> Self {
        figures.sort_by(f64::total_cmp);
        let (lowest, highest) = (figures[0], figures[figures.len() - 1]);
        let middle = figures.len() / 2;
        let median =
            if figures.len() % 2 == 1 { figures[middle] } else { (figures[middle - 1] + figures[middle]) / 2.0 };
        Self { median, lowest, highest }
    }
}

/// Two contestants take turns; what each of them made in each round.
pub async fn turns<A, B>(
    rounds: usize,
    mut ours: impl FnMut() -> A,
    mut theirs: impl FnMut() -> B,
) -> Result<(Vec<f64>, Vec<f64>), Failed>
where
    A: Future<Output = Result<f64, Failed>>,
    B: Future<Output = Result<f64, Failed>>,
{
    let (mut mine, mut other) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        if round % 2 == 0 {
            mine.push(ours().await?);
            other.push(theirs().await?);
        } else {
            other.push(theirs().await?);
            mine.push(ours().await?);
        }
    }
    Ok((mine, other))
}

/// Round by round.
pub fn ratio(ours: &[f64], theirs: &[f64]) -> Spread {
    Spread::of(ours.iter().zip(theirs).map(|(a, b)| a / b).collect())
}

/// What is to be reached.
#[derive(Clone, Copy, Debug)]
pub enum Goal {
    AtLeast(f64),
    AtMost(f64),
}

/// One line of the table.
#[derive(Debug)]
pub struct Figure {
    pub what: &'static str,
    /// What the contestants made, in words.
    pub made: String,
    /// Of what the goal speaks of: `×`, `KiB`, `ms`.
    pub unit: &'static str,
    /// None where a contestant is missing; `made` says which.
    pub spread: Option<Spread>,
    pub goal: Option<Goal>,
}

impl Figure {
    pub fn is_reached(&self) -> Option<bool> {
        Some(match self.goal? {
            Goal::AtLeast(least) => self.spread?.median >= least,
            Goal::AtMost(most) => self.spread?.median <= most,
        })
    }
}

/// As it is printed, and as it stands in `docs/performance.md`.
pub fn table(figures: &[Figure]) -> String {
    let mut text = String::from("| what | made | figure [lowest, highest] | goal | |\n|---|---|---|---|---|\n");
    for figure in figures {
        let unit = figure.unit;
        let spread = figure.spread.map_or("—".into(), |Spread { median, lowest, highest }| {
            format!("{median:.2} {unit} [{lowest:.2}, {highest:.2}]")
        });
        let goal = match figure.goal {
            Some(Goal::AtLeast(least)) => format!("≥ {least} {unit}"),
            Some(Goal::AtMost(most)) => format!("≤ {most} {unit}"),
            None => "—".into(),
        };
        let reached = match figure.is_reached() {
            Some(true) => "reached",
            Some(false) => "**not reached**",
            None => "",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| {} | {} | {spread} | {goal} | {reached} |", figure.what, figure.made);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_an_odd_and_of_an_even_number() {
        assert_eq!(Spread::of(vec![3.0, 1.0, 2.0]), Spread { median: 2.0, lowest: 1.0, highest: 3.0 });
        assert_eq!(Spread::of(vec![4.0, 1.0]).median, 2.5);
        assert_eq!(ratio(&[10.0, 30.0, 20.0], &[10.0, 10.0, 10.0]).median, 2.0);
    }

    #[test]
    fn a_goal_is_reached_by_the_median() {
        let figure = |goal| {
            let spread = Some(Spread { median: 0.85, lowest: 0.1, highest: 2.0 });
            Figure { what: "", made: String::new(), unit: "×", spread, goal: Some(goal) }
        };
        assert_eq!(figure(Goal::AtLeast(0.85)).is_reached(), Some(true));
        assert_eq!(figure(Goal::AtLeast(0.86)).is_reached(), Some(false));
        assert_eq!(figure(Goal::AtMost(0.84)).is_reached(), Some(false));
        assert!(table(&[figure(Goal::AtLeast(0.9))]).contains("**not reached**"));
    }
}
