//! How many writes a commit may take. The same two hundred students share pieces as fast as they are answered, with a server that takes one, eight or
//! 256 of them into a commit, against one that takes as many as ours does. With one each, every student waits for two hundred commits; with more
//! than there are, nobody is answered before everybody is written.

use std::time::Duration;

use super::Bench;
use super::writes::{BATCH, CLASS, CLASSES, Kind, Writer, through_http};
use crate::browser::Failed;
use crate::contest::{Figure, Spread, ratio, turns};

const OTHERS: [(&str, usize); 4] = [
    ("one write to a commit, against 64", 1),
    ("eight to a commit, against 64", 8),
    ("16 to a commit, against 64", 16),
    ("256 to a commit, against 64", 256),
];

pub async fn run(bench: &Bench) -> Result<Vec<Figure>, Failed> {
    let (seconds, rounds) = (Duration::from_secs_f64(bench.scale.seconds), bench.scale.rounds);
    let classes = if rounds > 1 { CLASSES } else { 1 };
    let taking =
        |most: usize| bench.world_with(vec![("WAYMARK_WRITES_IN_A_COMMIT", most.to_string())], None, classes, CLASS);
    let usual = taking(BATCH).await?;
    let ours = Writer::all(&usual).await?;
    let mut figures = Vec::new();
    for (what, most) in OTHERS {
        let world = taking(most).await?;
        let theirs = Writer::all(&world).await?;
        let (others, usual) =
            turns(rounds, || through_http(&theirs, Kind::Share, seconds), || through_http(&ours, Kind::Share, seconds))
                .await?;
        let said = |rates: &[f64]| {
            let rate = Spread::of(rates.to_vec()).median;
            format!("{rate:.0} shares a second, each answered after {:.0} ms", 1_000.0 * theirs.len() as f64 / rate)
        };
        let made = format!("{}; with {BATCH} {}", said(&others), said(&usual));
        figures.push(Figure { what, made, unit: "×", spread: Some(ratio(&others, &usual)), goal: None });
    }
    Ok(figures)
}
