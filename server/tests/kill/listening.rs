//! Listeners who are cut off by every kill and resume from their cursor; and what they must have heard.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bench::browser::Failed;
use bench::ear::{Ear, Told};
use domain::event::{Cursor, Stream};
use domain::id::{PersonId, ReflectionId};

/// Most events that one reconnect replays; who is further behind is told to fetch again. No round is as long.
const MOST_REPLAYED: i64 = 500;

/// How long the last events may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a listener heard.
pub struct Heard {
    /// The student who listens; nobody for the teacher.
    pub whose: Option<PersonId>,
    pub from: Cursor,
    pub to: Cursor,
    /// The numbers of the events, by stream, as they came.
    pub numbers: BTreeMap<Stream, Vec<i64>>,
    /// The newest `rev` of each piece, as the listener's page would show it.
    pub pieces: BTreeMap<String, i64>,
    /// How often the stream was cut off and gone on with.
    pub resumed: usize,
}

/// Listens until it is told where its streams end, and has reached that.
pub async fn listens(mut ear: Ear, whose: Option<PersonId>, end: End) -> Result<Heard, String> {
    let (from, to) = (ear.cursor.clone(), ear.cursor.clone());
    let (numbers, pieces) = (BTreeMap::new(), BTreeMap::new());
    let mut heard = Heard { whose, from, to, numbers, pieces, resumed: 0 };
    let mut waiting: Option<Instant> = None;
    loop {
        let journal = end.lock().expect("nobody panics while holding it").clone();
        if let Some(journal) = journal {
            if heard.is_due(&journal).all(|entry| ear.at(entry.stream) >= entry.seq) {
                break;
            }
            if waiting.get_or_insert_with(Instant::now).elapsed() > PATIENCE {
                return Err(format!("a listener is still at {} when all is over", ear.cursor));
            }
        }
        let before = ear.cursor.clone();
        match tokio::time::timeout(Duration::from_millis(50), ear.next()).await {
            Err(_) => {}
            Ok(Ok(told)) => heard.hears(&before, told)?,
            Ok(Err(Failed::Told(why))) => return Err(why),
            Ok(Err(Failed::Cut(_) | Failed::Away(_))) => {
                heard.resumed += 1;
                while let Err(error) = ear.resumes().await {
                    if let Failed::Told(why) = error {
                        return Err(why);
                    }
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            }
        }
    }
    heard.to = ear.cursor.clone();
    Ok(heard)
}

/// The whole journal, once everybody has stopped writing.
pub type End = Arc<Mutex<Option<Arc<Vec<Entry>>>>>;

/// One event as the journal has it.
pub struct Entry {
    pub stream: Stream,
    pub seq: i64,
    pub subject: Option<PersonId>,
    /// The piece that it is about.
    pub piece: Option<ReflectionId>,
}

impl Heard {
    /// The events that this listener must have heard, in order: a teacher all of the class, a student what is their own.
    pub fn is_due<'a>(&'a self, journal: &'a [Entry]) -> impl Iterator<Item = &'a Entry> {
        let meant = |entry: &&Entry| self.whose.is_none() || entry.subject == self.whose;
        journal.iter().filter(meant).filter(|entry| self.from.seq(entry.stream).is_some_and(|from| entry.seq > from))
    }

    fn hears(&mut self, before: &Cursor, told: Told) -> Result<(), String> {
        let cursor = told.cursor.unwrap_or_default();
        if told.event == "refetch" {
            let far = cursor.0.iter().any(|(stream, seq)| seq - before.seq(*stream).unwrap_or(*seq) > MOST_REPLAYED);
            return Err(format!(
                "told to fetch again at {before}, {}",
                if far { "too far behind" } else { "for no reason" }
            ));
        }
        // Presence has no number, and a heartbeat no words.
        if !told.event.is_empty() || cursor == Cursor::default() {
            return Ok(());
        }
        let moved: Vec<_> = cursor.0.iter().filter(|(stream, seq)| before.seq(*stream) != Some(*seq)).collect();
        // One block is one event: it moves the cursor in one stream.
        let [(stream, seq)] = moved[..] else {
            return Err(format!("a block moved the cursor from {before} to {cursor}"));
        };
        self.numbers.entry(*stream).or_default().push(*seq);
        for delivery in &told.data {
            let (kind, is) = (delivery["kind"].as_str(), &delivery["is"]);
            if let (Some("card" | "piece"), Some(id), Some(rev)) = (kind, is["id"].as_str(), is["rev"].as_i64()) {
                self.pieces.insert(id.to_owned(), rev);
            }
        }
        Ok(())
    }
}
