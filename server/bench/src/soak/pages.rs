//! The browser's half: console, projector and a student's page in a real Chromium (`end2end/measure/soak.spec.ts`), which writes what they hold.

use std::path::PathBuf;

use serde_json::{Value as Json, json};

use super::trend::{Most, Seen, Trend};
use crate::browser::Failed;
use crate::chromium::{Chromium, Running};
use crate::contests::World;

/// What is asked of each page, by where it stands in a sample. Garbage is collected before: what is left is held by something.
const ASKED: [(&str, &str, Most); 10] = [
    ("console, JavaScript heap", "/console/heap", Most::Mebibytes(2.0)),
    ("console, nodes of the page", "/console/nodes", Most::Count(500.0)),
    ("console, listeners", "/console/listeners", Most::Count(100.0)),
    ("projector, JavaScript heap", "/projector/heap", Most::Mebibytes(2.0)),
    ("projector, nodes of the page", "/projector/nodes", Most::Count(500.0)),
    ("projector, listeners", "/projector/listeners", Most::Count(100.0)),
    ("student's page, JavaScript heap", "/student/heap", Most::Mebibytes(2.0)),
    ("student's page, nodes of the page", "/student/nodes", Most::Count(500.0)),
    ("student's page, listeners", "/student/listeners", Most::Count(100.0)),
    // WASM's own memory is in it; and the browser's caches, which come and go.
    ("the three pages' processes, resident", "/resident", Most::Mebibytes(32.0)),
];

pub struct Pages {
    running: Running,
    samples: PathBuf,
}

/// What the browser is told.
pub struct Seats<'w> {
    pub world: &'w World,
    pub projector: &'w str,
    pub seconds: u64,
    pub every: f64,
}

impl Pages {
    /// The last student of the class sits before the browser.
    pub fn open(chromium: &Chromium, seats: &Seats<'_>) -> Result<Self, Failed> {
        let Seats { world, projector, seconds, every } = seats;
        let class = &world.school.classes[0];
        let student = class.students.last().ok_or_else(|| Failed::Told("nobody is in the class".into()))?;
        let samples = world.folder.path().join("samples");
        let told = json!({
            "origin": format!("http://{}", world.server.address),
            "teacher": world.school.teacher,
            "student": student.cookies,
            "studentName": student.letters,
            "classPath": format!("/class/{}", class.id),
            "projector": projector,
            "seconds": seconds,
            "every": every,
            "samples": samples,
        });
        let log = world.folder.path().join("browser.log");
        let running = chromium.carries_out("soak.spec", &[("WAYMARK_SOAK", &told.to_string())], &log)?;
        Ok(Self { running, samples })
    }

    /// Whether it has ended; an error if it ended badly.
    pub fn have_ended(&mut self) -> Result<bool, Failed> {
        self.running.has_ended()
    }

    /// How many samples there are by now.
    pub fn count(&self) -> usize {
        std::fs::read_to_string(&self.samples).map_or(0, |text| text.lines().count())
    }

    /// Once the lesson is over.
    pub async fn trends(mut self) -> Result<Vec<Trend>, Failed> {
        self.running.ends().await?;
        let text = std::fs::read_to_string(&self.samples)?;
        let samples = text.lines().map(serde_json::from_str).collect::<Result<Vec<Json>, _>>();
        let samples = samples.map_err(|error| Failed::Told(format!("a sample of the browser's: {error}")))?;
        let few = || Failed::Told(format!("the browser looked {} times only", samples.len()));
        let trend = |(what, at, most): (&'static str, &str, Most)| {
            let mut seen = Seen::default();
            for sample in &samples {
                let (when, much) = (sample["at"].as_f64(), sample.pointer(at).and_then(Json::as_f64));
                seen.at(when.ok_or_else(few)?, much.ok_or_else(few)?);
            }
            seen.trend(what, most).ok_or_else(few)
        };
        ASKED.into_iter().map(trend).collect()
    }
}
