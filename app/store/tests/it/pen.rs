//! A student with a pen, and what a teacher does about it: `ada.shares(…)`, `reads(…)`.

use domain::command::{Answer, Beginning, Command, Envelope};
use domain::event::{About, Audience, Cursor, Numbered, Stream};
use domain::feedback::FeedbackWords;
use domain::id::{ClassId, CommandId, FeedbackId, PersonId, PromptId, ReflectionId};
use domain::projector::Display;
use domain::prompts::{AnswerPlan, PromptDraft, PromptSource, Release};
use domain::reflections::{Ask, DraftWords, PieceView};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::Store;
use store::replay::Replay;

use crate::harness::School;

pub struct Pen {
    pub store: Store,
    pub viewer: Viewer,
    pub person: PersonId,
}

impl Pen {
    pub fn of(school: &School, person: PersonId) -> Self {
        Self { store: school.store.clone(), viewer: school.room.student(person), person }
    }

    pub fn envelope(&self, base_version: i64, command: Command) -> Envelope {
        Envelope { id: CommandId::mint(), person: self.person, device: None, base_version, done_at: 0, command, v: 1 }
    }

    pub async fn sends(&self, envelope: Envelope) -> Answer {
        let mut answered = self.store.carry_out(&self.viewer, vec![envelope]).await;
        assert_eq!(answered.len(), 1);
        answered.remove(0).answer
    }

    pub async fn gives(&self, command: Command) -> Answer {
        self.sends(self.envelope(0, command)).await
    }

    pub async fn saves(&self, id: ReflectionId, beginning: &Beginning, words: &str, base: i64) -> Answer {
        self.sends(self.envelope(base, save(id, beginning, words))).await
    }

    /// From the newest draft, as a page does that saw it.
    pub async fn shares(&self, id: ReflectionId, beginning: &Beginning, words: &str) -> Answer {
        let base = match self.store.piece(&self.viewer, id).await {
            Ok((piece, _)) => piece.draft.map_or(0, |draft| draft.rev),
            Err(_) => 0,
        };
        self.sends(self.envelope(base, share(id, beginning, words))).await
    }

    pub async fn sees(&self, id: ReflectionId) -> PieceView {
        self.store.piece(&self.viewer, id).await.unwrap().0
    }
}

pub fn words(words: &str) -> DraftWords {
    DraftWords { words: words.into(), ask: Ask::Clear, ..Default::default() }
}

pub fn save(reflection: ReflectionId, beginning: &Beginning, typed: &str) -> Command {
    Command::SaveDraft { reflection, beginning: beginning.clone(), draft: words(typed) }
}

pub fn share(reflection: ReflectionId, beginning: &Beginning, typed: &str) -> Command {
    share_with(reflection, beginning, words(typed), false)
}

pub fn share_with(reflection: ReflectionId, beginning: &Beginning, draft: DraftWords, wall_consent: bool) -> Command {
    Command::Share { reflection, beginning: beginning.clone(), draft, waits: false, wall_consent, confirmed: false }
}

pub fn own_question(class: ClassId) -> Beginning {
    Beginning::OwnQuestion { class, question: "Why do leaves fall?".into() }
}

pub fn refused(answer: Answer) -> Refusal {
    match answer {
        Answer::Refused { refusal } => refusal,
        other => panic!("was not refused: {other:?}"),
    }
}

/// The draft's number and the newest version of what was done.
pub fn done(answer: Answer) -> (ReflectionId, i64, i32) {
    match answer {
        Answer::Done { reflection: Some(reflection), rev, version } => (reflection, rev, version),
        other => panic!("was not done: {other:?}"),
    }
}

/// Ms Rivera asks Science, and everyone will be answered.
pub async fn asks(school: &School) -> PromptId {
    asks_with(school, AnswerPlan::Everyone).await
}

pub async fn asks_with(school: &School, plan: AnswerPlan) -> PromptId {
    let room = &school.room;
    let draft = PromptDraft {
        question: "What surprised you?".into(),
        starters: "I used to think".into(),
        access_point: "reflection".into(),
        phase: "after".into(),
        wordings: Default::default(),
    };
    let release = Release { plan, answered: vec![room.ada], at: None };
    let (viewer, source) = (room.staff(room.rivera), PromptSource::Own { draft });
    school.store.plan_prompt(&viewer, PromptId::mint(), room.science, source, release).await.unwrap()
}

pub async fn reads(school: &School, id: ReflectionId, version: i32) -> Result<(), store::Error> {
    let viewer = school.room.staff(school.room.rivera);
    school.store.mark_read(&viewer, FeedbackId::mint(), id, version).await
}

pub async fn answers(school: &School, id: ReflectionId, version: i32) -> Result<FeedbackId, store::Error> {
    let viewer = school.room.staff(school.room.rivera);
    let words = FeedbackWords {
        strength: "You looked twice.".into(),
        question: "What did you see first?".into(),
        next_step: "Ask your brother.".into(),
        passages: vec![],
    };
    let feedback = FeedbackId::mint();
    school.store.send_feedback(&viewer, feedback, id, version, words).await.map(|()| feedback)
}

/// Opens the door of Science; the viewer that its projector is.
pub async fn projects(school: &School) -> Viewer {
    let (store, room) = (&school.store, &school.room);
    let rivera = room.staff(room.rivera);
    store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
    let token = store.open_projector(&rivera, room.science).await.unwrap();
    store.projector_viewer(&token).await.unwrap().unwrap()
}

/// What was announced about a thing.
pub fn heard_about(school: &School, about: About) -> Vec<Numbered> {
    school.events().into_iter().filter(|numbered| numbered.event.about == about).collect()
}

pub fn hears(numbered: &Numbered, stream: Stream, audiences: &[Audience]) -> bool {
    let mut heard = numbered.event.audiences.clone();
    let mut expected = audiences.to_vec();
    heard.sort();
    expected.sort();
    numbered.event.stream == stream && heard == expected
}

/// Everything a viewer would be replayed from a cursor, as it goes over the wire.
pub async fn replayed(store: &Store, viewer: &Viewer, from: &Cursor) -> String {
    match store.replay(viewer, from).await.unwrap() {
        Replay::Missed { heard, .. } => {
            let deliveries: Vec<_> = heard.into_iter().flat_map(|heard| heard.deliveries).collect();
            serde_json::to_string(&deliveries).unwrap()
        }
        Replay::Refetch { .. } => panic!("the journal is short: nothing to fetch again"),
    }
}
