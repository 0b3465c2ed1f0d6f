//! Thirty more come onto a wall on which a thousand hang, in a real Chromium on a processor six times slower (`end2end/measure/wall.spec.ts`):
//! what an eye would notice is the longest of all frames, and not the middle of them.

use serde_json::Value as Json;

use super::Bench;
use crate::browser::Failed;
use crate::chromium::Chromium;
use crate::contest::{Figure, Goal, Spread};

/// An eye sees that something halted from about here on.
const GOAL: Option<Goal> = Some(Goal::AtMost(50.0));
/// The ways to come, as the browser names them, each a line of the table. The last is a page without an app, and shows what the browser takes.
const WAYS: [(&str, &str, Option<Goal>); 3] = [
    ("one after another", "30 updates into a 1,000-card wall, 6× slowed: longest frame", GOAL),
    ("at once", "the same 30 at once: longest frame", GOAL),
    ("bare", "the same 30, a line each, onto a bare page of twelve: longest frame", None),
];

/// Thirty that came: their longest frame and the one in the middle, in milliseconds; what part of a processor others took meanwhile.
struct Round {
    how: String,
    longest: f64,
    median: f64,
    others: f64,
}

impl Round {
    fn read(round: &Json) -> Option<Self> {
        let number = |name: &str| round[name].as_f64();
        let how = round["how"].as_str()?.to_owned();
        Some(Self { how, longest: number("longest")?, median: number("median")?, others: number("others")? })
    }
}

pub async fn run(bench: &Bench) -> Result<Vec<Figure>, Failed> {
    let chromium = match Chromium::here() {
        Ok(chromium) => chromium,
        Err(why) => return Ok(WAYS.map(|(_, what, goal)| figure(what, why.into(), None, goal)).into()),
    };
    let (figures, log) = (bench.folder.path().join("wall.json"), bench.folder.path().join("wall.log"));
    let (binary, out) = (bench.binary.to_string_lossy().into_owned(), figures.to_string_lossy().into_owned());
    let (rounds, hanging) = (bench.scale.rounds.to_string(), bench.scale.hanging.to_string());
    let told = [
        ("WAYMARK_BINARY", &*binary),
        ("WAYMARK_ROUNDS", &rounds),
        ("WAYMARK_HANGING", &hanging),
        ("WAYMARK_FIGURES", &out),
    ];
    chromium.carries_out("wall.spec", &told, &log)?.ends().await?;
    let told = |error: &dyn std::fmt::Display| Failed::Told(format!("what the browser wrote: {error}"));
    let seen: Json = serde_json::from_str(&std::fs::read_to_string(figures)?).map_err(|error| told(&error))?;
    let rounds =
        seen["rounds"].as_array().and_then(|rounds| rounds.iter().map(Round::read).collect::<Option<Vec<_>>>());
    let (hang, rounds) = seen["hang"].as_u64().zip(rounds).ok_or_else(|| told(&"no rounds"))?;
    WAYS.into_iter().map(|(how, what, goal)| of(hang, &rounds, how, what, goal)).collect()
}

/// The longest frame of all rounds is the figure: it is the one that is seen.
fn of(hang: u64, rounds: &[Round], how: &str, what: &'static str, goal: Option<Goal>) -> Result<Figure, Failed> {
    let rounds: Vec<&Round> = rounds.iter().filter(|round| round.how == how).collect();
    if rounds.is_empty() {
        return Err(Failed::Told(format!("what the browser wrote: nothing of {how}")));
    }
    let all = |read: fn(&Round) -> f64| rounds.iter().map(|round| read(round)).collect::<Vec<f64>>();
    let longest = all(|round| round.longest);
    let worst = longest.iter().copied().fold(0.0, f64::max);
    let each: Vec<String> = longest.iter().map(|frame| format!("{frame:.0}")).collect();
    let made = format!(
        "{hang} hang; each round's longest {} ms, the frame in the middle {:.1} ms; others had {:.1} % of a processor",
        each.join(", "),
        Spread::of(all(|round| round.median)).median,
        Spread::of(all(|round| round.others)).highest * 100.0,
    );
    let lowest = Spread::of(longest).lowest;
    Ok(figure(what, made, Some(Spread { median: worst, lowest, highest: worst }), goal))
}

fn figure(what: &'static str, made: String, spread: Option<Spread>, goal: Option<Goal>) -> Figure {
    Figure { what, made, unit: "ms", spread, goal }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_frame_that_halts_in_one_round_is_the_figure() {
        let round = |longest| Round { how: "at once".into(), longest, median: 16.7, others: 0.01 };
        let rounds = [round(33.0), round(61.0), round(17.0)];
        let figure = of(1_000, &rounds, "at once", "", GOAL).unwrap();
        assert_eq!(figure.spread, Some(Spread { median: 61.0, lowest: 17.0, highest: 61.0 }));
        assert_eq!(figure.is_reached(), Some(false));
        assert!(figure.made.starts_with("1000 hang; each round's longest 33, 61, 17 ms"), "{}", figure.made);
        assert!(of(1_000, &rounds, "one after another", "", GOAL).is_err());
    }
}
