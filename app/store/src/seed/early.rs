//! A class of the youngest: six children who sign in by pictures, a prompt from this morning with an open door, and one who drew something
//! that her teacher answered aloud.

use domain::classes::AccessPoint;
use domain::clock::MINUTE;
use domain::door::PinStep;
use domain::feedback::FeedbackWords;
use domain::id::{FeedbackId, PersonId, PromptId, ReflectionId, SchoolId, ShownId};
use domain::projector::Display;
use domain::prompts::{AnswerPlan, PromptSource, Release};
use domain::reflections::Ask;
use domain::showing::{Described, Mode, ShowAct};

use super::School;
use super::corpus::Corpus;
use super::days::{self, Room};
use super::showing::{DRAWING, VOICE, bring, pick, share, show};
use crate::{Claim, Error, Result};

const NAMES: [&str; 6] = ["Mila Sorensen", "Otis Grant", "Pia Mbeki", "Tariq Noor", "Juno Park", "Lale Aydin"];

/// Asked this morning: see `domain/bank/k-2.json`.
const PROMPT: &str = "k2-reflection-stop-and-think";

pub async fn tell(school: &School, id: SchoolId, teacher: PersonId) -> Result<()> {
    let mut corpus: Corpus = serde_json::from_str(include_str!("../../seed/early-k-2.json"))?;
    corpus.names = NAMES.map(String::from).to_vec();
    let room = days::open(school, id, teacher, teacher, usize::MAX, &corpus).await?;
    let store = &school.store;
    for point in AccessPoint::ALL {
        store.open_access_point(&room.teacher, room.class, *point).await?;
    }
    school.story.at(school.morning(0));
    let session = store.open_door(&room.teacher, room.class, Display::Extended).await?.session;
    let session = session.ok_or_else(Error::not_found)?;
    for person in &room.students {
        let mac = (school.secrets.pin)(*person);
        let setting = store.who_am_i(room.class, session, *person, None).await? == PinStep::Set;
        store.claim(Claim { class: room.class, session, person: *person, mac, device_token: None, setting }).await?;
    }
    if !school.secrets.files.is_empty() {
        drawn(school, &room).await?;
    }
    let source = PromptSource::Bank { id: PROMPT.into(), locale: "en".into() };
    let release = Release { plan: AnswerPlan::Everyone, answered: Vec::new(), at: None };
    store.plan_prompt(&room.teacher, PromptId::mint(), room.class, source, release).await.map(drop)
}

/// Mila's plant, and what her teacher says to it.
async fn drawn(school: &School, room: &Room) -> Result<()> {
    let (store, piece, shown) = (&school.store, ReflectionId::mint(), ShownId::mint());
    let question = "My drawing";
    pick(school, room, 0, piece, question, Mode::Draw, "").await?;
    let file = bring(school, &school.viewer(room.students[0], false), DRAWING, None).await?;
    let described = Described { caption: "How my plant drinks.".into(), transcript: String::new() };
    show(school, room, 0, piece, ShowAct::Add { shown, file, described }).await?;
    share(school, room, 0, piece, question, Ask::Clear, "My plant drinks.").await?;
    school.story.pass(MINUTE);
    let voice = bring(school, &room.teacher, VOICE, Some(piece)).await?;
    store.answer_by_voice(&room.teacher, piece, Some(voice)).await?;
    let words = FeedbackWords {
        strength: "You drew the water going up.".into(),
        question: "Where does the water come from?".into(),
        ..FeedbackWords::default()
    };
    store.send_feedback(&room.teacher, FeedbackId::mint(), piece, 1, words).await
}
