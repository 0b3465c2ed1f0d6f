//! Listeners who are cut off by every kill and resume from their cursor; and what they must have heard.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bench::browser::Failed;
use bench::ear::{Ear, Told};
use domain::event::{Audience, Cursor, Stream};
use domain::id::{PersonId, ReflectionId};

/// Most events that one reconnect replays; who is further behind is told to fetch again. A student may be, who knows the class's place only from what
/// is their own and from heartbeats, if the machine is quick and all the others write.
const MOST_REPLAYED: i64 = 500;

/// How long the last events may take.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, Debug)]
pub enum Listener {
    Teacher,
    Student(PersonId),
    /// A projector's window, by its capability.
    Wall,
}

/// What a listener heard.
pub struct Heard {
    pub by: Listener,
    pub from: Cursor,
    pub to: Cursor,
    /// The numbers of the events, by stream, as they came.
    pub numbers: BTreeMap<Stream, Vec<i64>>,
    /// The newest `rev` of each piece, as the listener's page would show it.
    pub pieces: BTreeMap<String, i64>,
    /// What a wall would show: how many are here, and how many answered the open prompt.
    pub counts: Option<(i64, i64)>,
    /// How often the stream was cut off and gone on with.
    pub resumed: usize,
    /// How often its page was fetched again: then it is heard from there on.
    pub fetched: usize,
}

/// Listens until it is told where its streams end, and has reached that.
pub async fn listens(mut ear: Ear, by: Listener, end: End) -> Result<Heard, String> {
    let (from, to) = (ear.cursor.clone(), ear.cursor.clone());
    let (numbers, pieces) = (BTreeMap::new(), BTreeMap::new());
    let mut heard = Heard { by, from, to, numbers, pieces, counts: None, resumed: 0, fetched: 0 };
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
    pub audiences: Vec<Audience>,
}

impl Heard {
    /// The events that this listener must have heard, in order: a teacher all of the class, a student what is their own, a wall what is for walls.
    pub fn is_due<'a>(&'a self, journal: &'a [Entry]) -> impl Iterator<Item = &'a Entry> {
        let meant = |entry: &&Entry| match self.by {
            Listener::Teacher => true,
            Listener::Student(person) => entry.subject == Some(person),
            Listener::Wall => entry.audiences.contains(&Audience::Wall),
        };
        journal.iter().filter(meant).filter(|entry| self.from.seq(entry.stream).is_some_and(|from| entry.seq > from))
    }

    fn hears(&mut self, before: &Cursor, told: Told) -> Result<(), String> {
        let cursor = told.cursor.unwrap_or_default();
        if told.event == "refetch" {
            let far = cursor.0.iter().any(|(stream, seq)| seq - before.seq(*stream).unwrap_or(*seq) > MOST_REPLAYED);
            if !far {
                return Err(format!("told to fetch again at {before}, for no reason"));
            }
            (self.from, self.fetched) = (cursor, self.fetched + 1);
            self.numbers.clear();
            return Ok(());
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
            if kind == Some("counts") {
                self.counts = is["here"].as_i64().zip(is["shared"].as_i64());
            }
        }
        Ok(())
    }
}
