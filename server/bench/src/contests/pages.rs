//! A student's page as a cheap Chromebook has it: real Chromium on a processor six times slower, 9 Mbit/s and 100 ms away (`end2end/measure`); and
//! its code against an empty Leptos app of the same profile.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value as Json;

use super::Bench;
use crate::browser::Failed;
use crate::chromium::Chromium;
use crate::contest::{Figure, Goal, Spread};

type Reads = fn(&Json) -> Option<f64>;

/// What is asked of each visit, where it stands in what the browser wrote, its unit and its goal.
const ASKED: [(&str, Reads, &str, f64); 6] = [
    ("student page, slow: largest contentful paint", |round| round["first"]["lcp"].as_f64(), "ms", 1_500.0),
    ("student page, slow: total blocking time", |round| round["first"]["tbt"].as_f64(), "ms", 100.0),
    ("student page, slow: interaction to next paint", |round| round["first"]["inp"].as_f64(), "ms", 100.0),
    ("student page, slow: cumulative layout shift", |round| round["first"]["cls"].as_f64(), "", 0.02),
    ("second visit, slow: largest contentful paint", |round| round["second"]["lcp"].as_f64(), "ms", 400.0),
    ("second visit: bytes of the shell on the line", |round| round["again"]["shell"].as_f64(), "B", 0.0),
];
const WEIGHT: &str = "a student page's WASM, against an empty Leptos app";
const HEAVIER: Option<Goal> = Some(Goal::AtMost(1.6));

/// The other pages that have WASM, by the name of their chunk. The projector's has none, and neither have plain ones.
const OTHERS: [(&str, &str); 3] = [
    ("home_page", "home's WASM, against the empty app"),
    ("console_page", "the console's WASM, against the empty app"),
    ("quiet_page", "WASM of goals, growth and talk, against the empty app"),
];

pub async fn run(bench: &Bench) -> Result<Vec<Figure>, Failed> {
    let chromium = match Chromium::here() {
        Ok(chromium) => chromium,
        Err(why) => return Ok(left_out(why)),
    };
    let (figures, log) = (bench.folder.path().join("pages.json"), bench.folder.path().join("pages.log"));
    let (binary, out) = (bench.binary.to_string_lossy().into_owned(), figures.to_string_lossy().into_owned());
    let rounds = bench.scale.rounds.to_string();
    let told = [("WAYMARK_BINARY", &*binary), ("WAYMARK_ROUNDS", &rounds), ("WAYMARK_FIGURES", &out)];
    // The line first: is it as slow as it says?
    for what in ["line.spec", "pages.spec"] {
        chromium.carries_out(what, &told, &log)?.ends().await?;
    }
    let told = |error: &dyn std::fmt::Display| Failed::Told(format!("what the browser wrote: {error}"));
    let rounds: Vec<Json> = serde_json::from_str(&std::fs::read_to_string(figures)?).map_err(|error| told(&error))?;
    let all = |read: Reads| rounds.iter().map(read).collect::<Option<Vec<f64>>>().filter(|all| !all.is_empty());
    let mut found = Vec::new();
    for (what, read, unit, most) in ASKED {
        let spread = Some(Spread::of(all(read).ok_or_else(|| told(&format!("nothing of {what}")))?));
        found.push(Figure { what, made: made(what, &rounds), unit, spread, goal: Some(Goal::AtMost(most)) });
    }
    let wasm = Spread::of(all(|round| round["bytes"]["wasm"].as_f64()).ok_or_else(|| told(&"no WASM"))?).median;
    found.push(weight(WEIGHT, wasm));
    let site = std::env::var_os("WAYMARK_SITE").map_or_else(|| "target/site".into(), std::path::PathBuf::from);
    for (page, what) in OTHERS {
        let bytes = code_of(&site.join("pkg"), page).ok_or_else(|| told(&format!("nothing of {page}")))?;
        found.push(weight(what, bytes));
    }
    Ok(found)
}

/// What says more than the figure: bytes by type, what came after it; and what a bare page takes in the same run.
fn made(what: &str, rounds: &[Json]) -> String {
    let bare = |at: &str| {
        let all = rounds.iter().map(|round| round["bare"][at].as_f64()).collect::<Option<Vec<f64>>>();
        all.filter(|all| !all.is_empty()).map(|all| Spread::of(all).median)
    };
    let beside = match what {
        what if what.contains("second") => None,
        what if what.contains("largest") => bare("lcp").map(|ms| format!("a bare page {ms:.0} ms")),
        what if what.contains("blocking") => bare("tbt").map(|ms| format!("a bare page {ms:.0} ms")),
        what if what.contains("interaction") => bare("inp").map(|ms| format!("a bare page that is pressed {ms:.0} ms")),
        _ => bare("cls").map(|of| format!("a bare page {of:.2}")),
    };
    let more = Some(more(what, rounds)).filter(|more| !more.is_empty());
    [beside, more].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn more(what: &str, rounds: &[Json]) -> String {
    let median = |at: &str| {
        let all: Option<Vec<f64>> = rounds.iter().map(|round| round.pointer(at)?.as_f64()).collect();
        Spread::of(all.unwrap_or_else(|| vec![0.0])).median
    };
    if what.contains("interaction") {
        let slowest = rounds.last().and_then(|round| round["first"]["slowest"].as_str()).unwrap_or_default();
        return format!("{:.0} longer than 16 ms; the last round's slowest: {slowest}", median("/first/interactions"));
    }
    if what.contains("bytes") {
        let of = |kind: &str| median(&format!("/again/{kind}"));
        return format!("page {:.1} kB, whether there is a new shell {:.1} kB", of("page") / 1e3, of("worker") / 1e3);
    }
    if what.contains("second") {
        return format!("alive after {:.0} ms", median("/second/alive"));
    }
    if what.contains("largest") {
        let mut kinds = BTreeMap::new();
        for round in rounds {
            for kind in round["bytes"].as_object().into_iter().flat_map(|kinds| kinds.keys()) {
                kinds.insert(kind.clone(), median(&format!("/bytes/{kind}")));
            }
        }
        kinds.remove("shell");
        let kinds: Vec<_> = kinds.into_iter().map(|(kind, bytes)| format!("{kind} {:.1}", bytes / 1e3)).collect();
        return format!("alive after {:.0} ms; kB: {}", median("/first/alive"), kinds.join(", "));
    }
    String::new()
}

fn left_out(why: &str) -> Vec<Figure> {
    let asked = ASKED.map(|(what, _, unit, most)| (what, unit, Some(Goal::AtMost(most))));
    let weights = [WEIGHT].into_iter().chain(OTHERS.map(|(_, what)| what));
    let all = asked.into_iter().chain(weights.map(|what| (what, "×", HEAVIER)));
    all.map(|(what, unit, goal)| Figure { what, made: why.into(), unit, spread: None, goal }).collect()
}

/// The empty app lies compressed where `.ci/empty` put it.
fn weight(what: &'static str, ours: f64) -> Figure {
    let figure = |made: String, spread| Figure { what, made, unit: "×", spread, goal: HEAVIER };
    let pkg = Path::new("target/empty/site/pkg");
    match empty(pkg, ".wasm.br") {
        Some(empty_app) => {
            let (times, script) = (ours / empty_app, empty(pkg, ".js.br").unwrap_or(0.0));
            let made = format!(
                "{:.1} kB; empty app {:.1} kB, and {:.1} kB of script",
                ours / 1e3,
                empty_app / 1e3,
                script / 1e3
            );
            figure(made, Some(Spread { median: times, lowest: times, highest: times }))
        }
        None => figure("the empty app is not built (.ci/empty)".into(), None),
    }
}

/// Compressed bytes of all its files of this kind: it has one page, which needs all of them.
fn empty(pkg: &Path, kind: &str) -> Option<f64> {
    let files = std::fs::read_dir(pkg).ok()?.flatten();
    let of_kind = files.filter(|file| file.file_name().to_string_lossy().ends_with(kind));
    let bytes: u64 = of_kind.filter_map(|file| file.metadata().ok()).map(|found| found.len()).sum();
    (bytes > 0).then_some(bytes as f64)
}

/// Compressed bytes of all that one of our pages needs: what every page has, and its own chunks.
fn code_of(pkg: &Path, page: &str) -> Option<f64> {
    let manifest = std::fs::read_to_string(pkg.join("__wasm_split_manifest.json")).ok()?;
    let manifest: BTreeMap<String, Vec<String>> = serde_json::from_str(&manifest).ok()?;
    let (_, chunks) = manifest.iter().find(|(name, _)| name.starts_with(page))?;
    let size = |name: &str| Some(std::fs::metadata(pkg.join(format!("{name}.wasm.br"))).ok()?.len() as f64);
    chunks.iter().map(String::as_str).chain(["waymark"]).map(size).sum()
}
