//! A class on a server of its own, which is the real binary with SQLite; and another pair of eyes on its file.

use std::sync::Arc;

use domain::id::{ClassId, ReflectionId};
use store::{Clock, Database, Randomness, Sink, Store};

use crate::harness::Client;
use crate::process::{Waymark, free_port};
use crate::room::{self, ADAS, Student, imports, makes_class, opens_door};

pub struct Classroom {
    pub server: Waymark,
    pub rivera: Client,
    pub class: ClassId,
    /// `/class/{id}`
    pub path: String,
    pub code: String,
    pub students: Vec<Arc<Student>>,
    pub store: Store,
    /// Where its figures are.
    pub figures: u16,
    /// What the server is started with.
    settings: [(&'static str, String); 3],
    folder: tempfile::TempDir,
}

impl Classroom {
    /// Everybody on this roster has come in.
    pub async fn opens(roster: &[&str], drain_seconds: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (port, figures) = (free_port(), free_port());
        let settings = [
            ("METRICS_ADDR", format!("127.0.0.1:{figures}")),
            ("WAYMARK_DRAIN_SECONDS", drain_seconds.to_string()),
            ("WAYMARK_LOG", "json".into()),
        ];
        let server = Waymark::starts(folder.path(), port, &settings).await;
        let origin = format!("http://127.0.0.1:{port}");
        let rivera = Client::of(&origin, |built| built);
        rivera.sets_up_school().await;
        let path = makes_class(&rivera, "Science").await;
        imports(&rivera, &path, &roster.join("\n")).await;
        let code = opens_door(&rivera, &path).await;
        let database = Database::open(&url(&folder)).await.unwrap();
        let store = database.into_store(Clock::real(), Randomness::real(), Sink::nobody()).await.unwrap();
        let mut students = Vec::new();
        for name in roster {
            let browser = Client::of(&origin, |built| built);
            let letters = name.split(' ').next().unwrap().to_lowercase();
            room::joins(&browser, &code, &letters, &ADAS).await;
            let viewer = store.viewer_of(&browser.cookie("waymark").unwrap()).await.unwrap().unwrap();
            students.push(Arc::new(Student { browser, person: viewer.person().unwrap() }));
        }
        let class = path.strip_prefix("/class/").unwrap().parse().unwrap();
        Self { server, rivera, class, path, code, students, store, figures, settings, folder }
    }

    pub fn database(&self) -> String {
        url(&self.folder)
    }

    /// With what is on disk, at the same address.
    pub async fn opens_again(&mut self) {
        self.server = Waymark::starts(self.folder.path(), self.server.port, &self.settings).await;
    }

    /// How many versions of a piece are on disk, as its teacher may know.
    pub async fn versions(&self, piece: ReflectionId) -> usize {
        let teacher = self.store.viewer_of(&self.rivera.cookie("waymark").unwrap()).await.unwrap().unwrap();
        self.store.piece(&teacher, piece).await.map_or(0, |(kept, _)| kept.versions.len())
    }

    /// Everything that is counted now.
    pub async fn counted(&self) -> String {
        reqwest::get(format!("http://127.0.0.1:{}/metrics", self.figures)).await.unwrap().text().await.unwrap()
    }
}

fn url(folder: &tempfile::TempDir) -> String {
    format!("sqlite:{}", folder.path().join("waymark.db").display())
}

/// One of the figures.
pub fn figure(counted: &str, name: &str) -> f64 {
    let line = counted.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {counted}"));
    line.rsplit_once(' ').unwrap().1.parse().unwrap()
}
