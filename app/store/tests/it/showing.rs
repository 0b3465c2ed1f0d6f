//! What a piece shows, from the draft to the answer.

mod answers;
mod drafts;
mod readers;

use domain::command::{Answer, Command};
use domain::files::{Announced, FileKind};
use domain::id::{FileId, PersonId, ReflectionId, ShownId};
use domain::refusal::Refusal;
use domain::showing::{Described, ShowAct, ShowSaid, Showing, VersionShows};
use domain::viewer::Viewer;
use store::{Error, Part, Settled};

use crate::harness::School;
use crate::pen::{Pen, own_question, refused};

/// A file of somebody's own that is ready, as if its bytes were there. A teacher's voice is about a piece.
async fn file_of(school: &School, viewer: &Viewer, kind: FileKind, about: Option<ReflectionId>) -> FileId {
    let id = FileId::mint();
    file_by(school, viewer, id, kind, about).await;
    id
}

/// The same, by the id that a device of its own gave it.
async fn file_by(school: &School, viewer: &Viewer, id: FileId, kind: FileKind, about: Option<ReflectionId>) {
    let (person, store) = (viewer.person().unwrap(), &school.store);
    let announced = Announced { id, kind, bytes: 10, person, about };
    store.announce_file(viewer, &announced, 1_000_000).await.unwrap();
    store.keep_part(viewer, id, Part { id: uuid::Uuid::now_v7(), starts: 0, bytes: 10 }, 1_000_000).await.unwrap();
    let lasts_ms = matches!(kind, FileKind::Sound | FileKind::Video).then_some(30_000);
    let settled = Settled {
        media_type: "x/y".into(),
        sha256: String::new(),
        bytes: 10,
        width: None,
        height: None,
        lasts_ms,
        small: false,
    };
    store.settle_file(viewer, id, settled).await.unwrap();
}

impl Pen {
    /// Says what a draft shows. What the piece answers goes along, as in a form.
    async fn shows(&self, school: &School, piece: ReflectionId, act: ShowAct) -> Answer {
        let said = ShowSaid::from(act).and("class", school.room.science).and("question", "Why do leaves fall?");
        self.gives(Command::Show { reflection: piece, act: said }).await
    }

    /// Adds a file of this kind to the draft.
    pub async fn adds(&self, school: &School, piece: ReflectionId, kind: FileKind) -> (ShownId, FileId) {
        let (shown, file) = (ShownId::mint(), file_of(school, &self.viewer, kind, None).await);
        let added = self.shows(school, piece, ShowAct::Add { shown, file, described: Described::default() }).await;
        assert!(added.is_done(), "{added:?}");
        (shown, file)
    }

    async fn looks(&self, piece: ReflectionId) -> Showing {
        self.store.showing(&self.viewer, piece, None).await.unwrap().0
    }

    /// Shares what is shown, without a word.
    pub async fn shares_it(&self, school: &School, piece: ReflectionId) {
        let shared = self.shares(piece, &own_question(school.room.science), "").await;
        assert!(shared.is_done(), "{shared:?}");
    }
}

async fn sees(school: &School, person: PersonId, piece: ReflectionId) -> Option<Showing> {
    school.store.showing(&school.room.staff(person), piece, None).await.ok().map(|(showing, _)| showing)
}

async fn opens(school: &School, viewer: &Viewer, file: FileId) -> bool {
    match school.store.file(viewer, file).await {
        Ok(_) => true,
        Err(Error::Refused(Refusal::NotFound)) => false,
        Err(other) => panic!("{other:?}"),
    }
}

fn files(version: &VersionShows) -> Vec<FileId> {
    version.shown.iter().map(|shown| shown.file.id).collect()
}

fn key(answer: Answer) -> String {
    refused(answer).sentence().key
}

fn why<T: std::fmt::Debug>(refused: Result<T, Error>) -> String {
    match refused {
        Err(Error::Refused(refusal)) => refusal.sentence().key,
        other => panic!("was not refused: {other:?}"),
    }
}
