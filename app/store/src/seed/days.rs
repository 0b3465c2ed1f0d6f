//! A class, and its lessons.

use domain::clock::{HOUR, MINUTE};
use domain::command::{Answer, Beginning, Command, Envelope};
use domain::door::PinStep;
use domain::feedback::{FollowThrough, NoteReaders};
use domain::growth::GrowthWords;
use domain::id::{
    ClassId, CommandId, ConfidenceId, FeedbackId, GrowthId, NoteId, PersonId, PromptId, ReflectionId, SchoolId,
};
use domain::projector::Display;
use domain::prompts::{AnswerPlan, PromptSource, Release};
use domain::reflections::DraftWords;
use domain::roster::TypedRow;
use domain::viewer::Viewer;

use super::School;
use super::corpus::{Corpus, Piece, Round, Sure};
use crate::{Claim, Error, Result};

/// A class with its teacher and its students, in the order of the roster file.
pub struct Room {
    pub class: ClassId,
    pub teacher: Viewer,
    /// Who teaches the first class with her.
    pub co: PersonId,
    pub students: Vec<PersonId>,
}

/// The `n`th lesson of a class, and the questions that students asked by themselves that day.
pub async fn tell(school: &School, room: &Room, corpus: &Corpus, at: usize, n: usize) -> Result<()> {
    let last = corpus.rounds.len().saturating_sub(1);
    // Science first: its door is open when somebody looks.
    round_of(school, room, &corpus.rounds[n], n == last, n == last && at == 0).await?;
    for (who, own) in corpus.own_questions.iter().enumerate().filter(|(who, _)| who % (last + 1) == n) {
        let student = room.students[(who * 5 + 2) % room.students.len()];
        let beginning = Beginning::OwnQuestion { class: room.class, question: own.question.clone() };
        let words = DraftWords { words: own.v1.clone(), ..DraftWords::default() };
        share(school, student, ReflectionId::mint(), beginning, words, false).await?;
    }
    Ok(())
}

pub async fn open(
    school: &School,
    id: SchoolId,
    teacher: PersonId,
    co: PersonId,
    at: usize,
    corpus: &Corpus,
) -> Result<Room> {
    let (store, viewer) = (&school.store, school.viewer(teacher, true));
    let class = store.make_class(&viewer, id, corpus.class.draft()).await?;
    if at == 0 {
        let token = store.invite_co_teacher(&viewer, class).await?;
        store.accept_invitation(&school.viewer(co, true), &token).await?;
    }
    let rows = corpus.names.iter().enumerate();
    let rows = rows.map(|(line, name)| TypedRow { line: line + 1, name: name.clone(), external_id: None }).collect();
    store.import_roster(&viewer, class, rows).await?;
    let known = store.students(&viewer, class).await?;
    let students =
        corpus.names.iter().filter_map(|name| known.iter().find(|s| s.name == *name).map(|s| s.person)).collect();
    Ok(Room { class, teacher: viewer, co, students })
}

/// A lesson: the door opens, the prompt is put, pieces come in, some are answered, some are revised.
async fn round_of(school: &School, room: &Room, round: &Round, today: bool, leave_open: bool) -> Result<()> {
    let store = &school.store;
    school.story.at(school.morning(round.day));
    let session = store.open_door(&room.teacher, room.class, Display::Extended).await?.session;
    let present: Vec<_> = round.pieces.iter().filter(|piece| piece.student < room.students.len()).collect();
    for piece in &present {
        let person = room.students[piece.student];
        let mac = (school.secrets.pin)(person);
        let session = session.ok_or_else(Error::not_found)?;
        let setting = store.who_am_i(room.class, session, person, None).await? == PinStep::Set;
        store.claim(Claim { class: room.class, session, person, mac, device_token: None, setting }).await?;
    }
    let answered = answered(&present, room, round.plan);
    let source = PromptSource::Bank { id: round.bank.clone(), locale: "en".into() };
    // A class opens a way in when it first needs it.
    store.open_access_point(&room.teacher, room.class, source.check()?.access_point).await?;
    let release = Release { plan: round.plan, answered, at: None };
    let prompt = store.plan_prompt(&room.teacher, PromptId::mint(), room.class, source, release).await?;
    let mut written = Vec::new();
    for piece in &present {
        school.story.pass(20_000);
        written.push((*piece, first(school, room, prompt, piece).await?));
    }
    if let Some(sure) = &round.sure {
        says_how_sure(school, room, sure, &present).await?;
    }
    if round.plan == AnswerPlan::Together && !today {
        let words = TOGETHER.to_owned();
        store
            .send_note(&room.teacher, NoteId::mint(), room.class, Some(prompt), words, NoteReaders::WholeClass)
            .await?;
    }
    if !today {
        store.close_prompt(&room.teacher, prompt).await?;
    }
    if !leave_open {
        store.close_door(&room.teacher, room.class).await?;
    }
    if !today {
        school.story.pass(5 * HOUR);
    }
    for (piece, id) in written {
        school.story.pass(MINUTE);
        afterwards(school, room, piece, id).await?;
        if !today && piece.v2.is_some() {
            school.story.pass(MINUTE);
            store.mark_read(&room.teacher, FeedbackId::mint(), id, 2).await?;
        }
    }
    Ok(())
}

/// The wall asks, and everybody who is here says it.
async fn says_how_sure(school: &School, room: &Room, sure: &Sure, present: &[&Piece]) -> Result<()> {
    let (class, ask) = (room.class, ConfidenceId::mint());
    school.store.ask_confidence(&room.teacher, class, ask, &sure.statement).await?;
    for (piece, level) in present.iter().zip(sure.levels.iter().copied().cycle()) {
        give(school, room.students[piece.student], Command::Confidence { class, ask, level }).await?;
    }
    Ok(())
}

const TOGETHER: &str = "Many of you wrote about what surprised you, and most of the surprises were the same one. Tomorrow we start with it: \
    bring the sentence of yours that you are least sure about.";

/// With the plan *a few*, those whose pieces got words are the few.
fn answered(present: &[&Piece], room: &Room, plan: AnswerPlan) -> Vec<PersonId> {
    if plan != AnswerPlan::Few {
        return Vec::new();
    }
    let with_words = present.iter().filter(|piece| piece.feedback.as_ref().is_some_and(|f| f.words().is_some()));
    let mut few: Vec<_> = with_words.map(|piece| room.students[piece.student]).collect();
    if few.is_empty() {
        few.extend(present.iter().take(4).map(|piece| room.students[piece.student]));
    }
    few
}

async fn first(school: &School, room: &Room, prompt: PromptId, piece: &Piece) -> Result<ReflectionId> {
    let words = DraftWords {
        words: piece.v1.clone(),
        ask: piece.ask(),
        ask_words: piece.ask_words.clone(),
        ..DraftWords::default()
    };
    let beginning = Beginning::Prompt { prompt };
    share(school, room.students[piece.student], ReflectionId::mint(), beginning, words, piece.consent).await
}

/// The teacher's answer and what the student does with it.
async fn afterwards(school: &School, room: &Room, piece: &Piece, id: ReflectionId) -> Result<()> {
    let (store, student) = (&school.store, room.students[piece.student]);
    let feedback = FeedbackId::mint();
    match piece.feedback.as_ref().map(|feedback| feedback.words()) {
        None => return Ok(()),
        Some(None) => return store.mark_read(&room.teacher, feedback, id, 1).await,
        Some(Some(words)) => store.send_feedback(&room.teacher, feedback, id, 1, words).await?,
    }
    school.story.pass(MINUTE);
    if let Some(v2) = &piece.v2 {
        let words = DraftWords { words: v2.clone(), ..DraftWords::default() };
        let (view, _) = store.piece(&school.viewer(student, false), id).await?;
        let beginning = match view.prompt {
            Some(prompt) => Beginning::Prompt { prompt },
            None => Beginning::OwnQuestion { class: room.class, question: view.question },
        };
        share(school, student, id, beginning, words, piece.consent).await?;
    }
    if let Some(follow) = &piece.follow {
        let follow = FollowThrough { part: follow.part(), outcome: follow.outcome, words: follow.why.clone() };
        give(school, student, Command::Follow { reflection: id, feedback, follow }).await?;
    }
    if let Some(growth) = &piece.growth {
        let (view, _) = store.piece(&school.viewer(student, false), id).await?;
        if let [after, .., before] = view.versions.as_slice() {
            let words = GrowthWords {
                before: before.id,
                after: after.id,
                used_to: growth.used_to.clone(),
                now: growth.now.clone(),
            };
            give(school, student, Command::Grow { growth: GrowthId::mint(), words }).await?;
        }
    }
    Ok(())
}

pub async fn share(
    school: &School,
    student: PersonId,
    reflection: ReflectionId,
    beginning: Beginning,
    draft: DraftWords,
    wall_consent: bool,
) -> Result<ReflectionId> {
    // Who asks for something outside the plan lets it wait; the others only want to be read.
    let waits = draft.ask.wants_an_answer();
    let command = Command::Share { reflection, beginning, draft, waits, wall_consent, confirmed: false };
    give(school, student, command).await?;
    Ok(reflection)
}

pub async fn give(school: &School, student: PersonId, command: Command) -> Result<()> {
    let done_at = school.story.now().0;
    let envelope =
        Envelope { id: CommandId::mint(), person: student, device: None, base_version: 0, done_at, command, v: 1 };
    match school
        .store
        .carry_out(&school.viewer(student, false), vec![envelope])
        .await
        .pop()
        .map(|answered| answered.answer)
    {
        Some(Answer::Done { .. }) => Ok(()),
        Some(Answer::Refused { refusal }) => Err(refusal.into()),
        _ => Err(Error::Busy),
    }
}
