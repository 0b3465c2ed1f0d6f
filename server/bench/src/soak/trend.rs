//! Whether something grows: the line of least squares through what was seen of it after the first quarter, in which caches fill. What goes up and
//! down by thousands (a browser's nodes, until it tidies up) gives a line that is as unsure; so the line has its margin beside it, and what
//! grows is what would be over the bound at the lower end of it, too.

/// What is seen of one thing over time: when (in seconds), and how much.
#[derive(Default)]
pub struct Seen(Vec<(f64, f64)>);

/// How much of it may come to in an hour.
#[derive(Clone, Copy)]
pub enum Most {
    Mebibytes(f64),
    Count(f64),
}

/// How it went on.
pub struct Trend {
    what: &'static str,
    most: Most,
    begins: f64,
    ends: f64,
    samples: usize,
    /// In seconds, after the first quarter.
    lasts: f64,
    /// In an hour, by the line; or in all where the run is shorter, because a line through a few minutes says nothing about an hour.
    grows: f64,
    /// Twice the line's standard error, over the same time.
    margin: f64,
}

/// Three quarters of an hour, in seconds, less what the browser takes to open.
const LONG: f64 = 2_600.0;

impl Seen {
    pub fn at(&mut self, seconds: f64, much: f64) {
        self.0.push((seconds, much));
    }

    /// None of fewer than four samples.
    pub fn trend(&self, what: &'static str, most: Most) -> Option<Trend> {
        let settled = &self.0[self.0.len() / 4..];
        let [first, .., last] = settled else { return None };
        let time = (last.0 - first.0).min(3_600.0);
        let (slope, error) = line(settled);
        (settled.len() > 2).then_some(Trend {
            what,
            most,
            begins: first.1,
            ends: last.1,
            samples: settled.len(),
            lasts: last.0 - first.0,
            grows: slope * time,
            margin: 2.0 * error * time,
        })
    }
}

impl Trend {
    pub fn is_flat(&self) -> bool {
        let at_least = self.grows - self.margin;
        match self.most {
            Most::Mebibytes(most) => at_least <= most * f64::from(1 << 20),
            Most::Count(most) => at_least <= most,
        }
    }

    /// Long enough to say something about an hour: a few minutes are held to what an hour may bring.
    fn is_long(&self) -> bool {
        self.lasts >= LONG
    }

    /// A line of the table, as [`HEAD`] begins it.
    pub fn line(&self) -> String {
        let Self { what, begins, ends, samples, grows, margin, .. } = self;
        let mib = |bytes: f64| bytes / f64::from(1 << 20);
        let flat = match (self.is_flat(), self.is_long()) {
            (true, true) => "flat",
            (true, false) => "flat so far",
            (false, _) => "**grows**",
        };
        match self.most {
            Most::Mebibytes(most) => format!(
                "| {what} | {:.1} MiB | {:.1} MiB | {samples} | {:+.2} ± {:.2} MiB | ≤ {most} MiB | {flat} |\n",
                mib(*begins),
                mib(*ends),
                mib(*grows),
                mib(*margin)
            ),
            Most::Count(most) => {
                format!(
                    "| {what} | {begins:.0} | {ends:.0} | {samples} | {grows:+.0} ± {margin:.0} | ≤ {most} | {flat} |\n"
                )
            }
        }
    }
}

pub const HEAD: &str =
    "| what | after a quarter | in the end | samples | by the line | may | |\n|---|---|---|---|---|---|---|\n";

/// The slope of the line of least squares, and its standard error.
fn line(samples: &[(f64, f64)]) -> (f64, f64) {
    let count = samples.len() as f64;
    let (x, y) = samples.iter().fold((0.0, 0.0), |(x, y), sample| (x + sample.0 / count, y + sample.1 / count));
    let (up, along) = samples.iter().fold((0.0, 0.0), |(up, along), sample| {
        (up + (sample.0 - x) * (sample.1 - y), along + (sample.0 - x) * (sample.0 - x))
    });
    if along <= 0.0 {
        return (0.0, 0.0);
    }
    let slope = up / along;
    let off: f64 = samples.iter().map(|sample| (sample.1 - y - slope * (sample.0 - x)).powi(2)).sum();
    (slope, (off / (count - 2.0).max(1.0) / along).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_rises_is_seen_through_noise() {
        let rising: Vec<_> = (0..100).map(|n| (f64::from(n), 3.0 * f64::from(n) + f64::from(n % 2))).collect();
        let (slope, error) = line(&rising);
        assert!((slope - 3.0).abs() < 0.01 && error < 0.01, "{slope} ± {error}");
        assert_eq!(line(&[(0.0, 5.0), (1.0, 5.0), (2.0, 5.0)]), (0.0, 0.0));
        // Up and down by a thousand: the line says little, and says so.
        let restless: Vec<_> = (0..165).map(|n| (f64::from(n), 9_000.0 + f64::from(n * 7_919 % 2_000))).collect();
        let (slope, error) = line(&restless);
        assert!(slope.abs() * 165.0 < 2.0 * error * 165.0 && error * 165.0 > 100.0, "{slope} ± {error}");
    }

    #[test]
    fn what_grew_in_the_first_quarter_alone_is_flat() {
        let of = |much: fn(f64) -> f64| {
            let mut seen = Seen::default();
            (0..240).map(f64::from).for_each(|n| seen.at(n * 15.0, much(n)));
            seen.trend("nodes", Most::Count(500.0)).unwrap()
        };
        assert!(of(|n| 1_000.0 + 20.0 * n.min(50.0)).is_flat());
        assert!(!of(|n| 1_000.0 + 4.0 * n).is_flat(), "720 in the last three quarters");
        assert!(of(|n| 1_000.0 + n).line().contains("| flat |"));
        let mut seen = Seen::default();
        (0..240).map(f64::from).for_each(|n| seen.at(n, 1_000.0));
        assert!(seen.trend("nodes", Most::Count(500.0)).unwrap().line().contains("| flat so far |"));
    }
}
