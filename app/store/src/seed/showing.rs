//! Three students of the first class who show instead of writing, and their teacher who marks and speaks.

use domain::clock::MINUTE;
use domain::command::{Beginning, Command};
use domain::feedback::FeedbackWords;
use domain::files::{Announced, FileKind};
use domain::id::{FeedbackId, FileId, MarkId, ReflectionId, ShownId};
use domain::reflections::{Ask, DraftWords};
use domain::showing::{Described, Mark, Mode, ShowAct, ShowSaid, Spot};
use domain::viewer::Viewer;

use super::days::{Room, give};
use super::{School, SeedFile};
use crate::{Error, Part, Result, Settled};

/// What the demo shows, by the names of its files.
pub const DRAWING: &str = "leaf";
pub const DRAWING_AGAIN: &str = "leaf, again";
pub const PHOTOGRAPH: &str = "window sill";
pub const RECORDING: &str = "a minute of thinking";
pub const VOICE: &str = "an answer";

/// Nothing where the server brought no files.
pub async fn tell(school: &School, room: &Room) -> Result<()> {
    if school.secrets.files.is_empty() {
        return Ok(());
    }
    drawn(school, room).await?;
    spoken(school, room).await?;
    photographed(school, room).await
}

/// A drawing, an area marked on it, and the drawing gone on with.
async fn drawn(school: &School, room: &Room) -> Result<()> {
    let (store, student) = (&school.store, room.students[7]);
    let (piece, shown) = (ReflectionId::mint(), ShownId::mint());
    let question = "How does a leaf drink?";
    pick(school, room, 7, piece, question, Mode::Draw, "I can see it better than I can say it.").await?;
    let file = bring(school, &school.viewer(student, false), DRAWING, None).await?;
    let caption = "A leaf cut open, with the water coming up the stem.".to_owned();
    show(
        school,
        room,
        7,
        piece,
        ShowAct::Add { shown, file, described: Described { caption, transcript: String::new() } },
    )
    .await?;
    share(school, room, 7, piece, question, Ask::Clear, "").await?;
    let (showing, _) = store.showing(&room.teacher, piece, None).await?;
    let on = showing.versions[0].shown[0].id;
    let spot = Spot::Area { x: 3_800, y: 5_200, w: 2_400, h: 3_600 };
    let words = "What pushes the water up from here? Nobody is pumping.".to_owned();
    store.mark(&room.teacher, MarkId::mint(), piece, on, Mark { spot, words }).await?;
    let words = FeedbackWords {
        strength: "The arrows say which way it goes without a single word.".into(),
        ..Default::default()
    };
    store.send_feedback(&room.teacher, FeedbackId::mint(), piece, 1, words).await?;
    school.story.pass(MINUTE);
    let file = bring(school, &school.viewer(student, false), DRAWING_AGAIN, None).await?;
    show(school, room, 7, piece, ShowAct::Replace { shown, file }).await?;
    share(
        school,
        room,
        7,
        piece,
        question,
        Ask::JustRead,
        "I put in the holes where the water goes out. It is pulled, not pushed.",
    )
    .await
}

/// A recording without a word beside it, a moment marked in it, and a voice that answers.
async fn spoken(school: &School, room: &Room) -> Result<()> {
    let (store, student) = (&school.store, room.students[9]);
    let (piece, shown) = (ReflectionId::mint(), ShownId::mint());
    let question = "Why do I understand it when I say it out loud?";
    pick(school, room, 9, piece, question, Mode::Speak, "").await?;
    let file = bring(school, &school.viewer(student, false), RECORDING, None).await?;
    show(school, room, 9, piece, ShowAct::Add { shown, file, described: Described::default() }).await?;
    share(school, room, 9, piece, question, Ask::Clear, "").await?;
    let (showing, _) = store.showing(&room.teacher, piece, None).await?;
    let on = showing.versions[0].shown[0].id;
    let mark = Mark {
        spot: Spot::Moment { at: 1_200, until: None },
        words: "Here you slow down. What were you deciding?".into(),
    };
    store.mark(&room.teacher, MarkId::mint(), piece, on, mark).await?;
    let voice = bring(school, &room.teacher, VOICE, Some(piece)).await?;
    store.answer_by_voice(&room.teacher, piece, Some(voice)).await?;
    store.send_feedback(&room.teacher, FeedbackId::mint(), piece, 1, FeedbackWords::default()).await
}

/// A photograph beside words; it waits for an answer.
async fn photographed(school: &School, room: &Room) -> Result<()> {
    let student = room.students[11];
    let (piece, shown) = (ReflectionId::mint(), ShownId::mint());
    let question = "Does a plant know where the window is?";
    pick(
        school,
        room,
        11,
        piece,
        question,
        Mode::Photograph,
        "It happened overnight, and nobody would have believed me.",
    )
    .await?;
    let file = bring(school, &school.viewer(student, false), PHOTOGRAPH, None).await?;
    let caption = "My bean plant on the window sill, leaning to the light.".to_owned();
    show(
        school,
        room,
        11,
        piece,
        ShowAct::Add { shown, file, described: Described { caption, transcript: String::new() } },
    )
    .await?;
    share(
        school,
        room,
        11,
        piece,
        question,
        Ask::Clear,
        "I turned the pot round and by the next morning it had turned back.",
    )
    .await
}

fn beginning(room: &Room, question: &str) -> Beginning {
    Beginning::OwnQuestion { class: room.class, question: question.into() }
}

pub async fn pick(
    school: &School,
    room: &Room,
    who: usize,
    piece: ReflectionId,
    question: &str,
    mode: Mode,
    why: &str,
) -> Result<()> {
    school.story.pass(MINUTE);
    let said =
        ShowSaid::from(ShowAct::Pick { mode, why: why.into() }).and("class", room.class).and("question", question);
    give(school, room.students[who], Command::Show { reflection: piece, act: said }).await
}

pub async fn show(school: &School, room: &Room, who: usize, piece: ReflectionId, act: ShowAct) -> Result<()> {
    give(school, room.students[who], Command::Show { reflection: piece, act: act.into() }).await
}

pub async fn share(
    school: &School,
    room: &Room,
    who: usize,
    piece: ReflectionId,
    question: &str,
    ask: Ask,
    words: &str,
) -> Result<()> {
    school.story.pass(MINUTE);
    let draft = DraftWords { words: words.into(), ask, ..DraftWords::default() };
    super::days::share(school, room.students[who], piece, beginning(room, question), draft, false).await.map(drop)
}

/// The row of a file whose bytes the server keeps first.
pub async fn bring(school: &School, viewer: &Viewer, name: &str, about: Option<ReflectionId>) -> Result<FileId> {
    let file = school.secrets.files.iter().find(|file| file.name == name).ok_or_else(Error::not_found)?;
    let SeedFile { kind, media_type, bytes, width, height, lasts_ms, .. } = *file;
    let (id, person) = (FileId::mint(), viewer.person().ok_or_else(Error::not_found)?);
    (school.secrets.keep)(id, name);
    let announced = Announced { id, kind, bytes, person, about };
    school.store.announce_file(viewer, &announced, i64::MAX).await?;
    school.store.keep_part(viewer, id, Part { id: uuid::Uuid::now_v7(), starts: 0, bytes }, i64::MAX).await?;
    let small = kind == FileKind::Drawing;
    let media_type = media_type.to_owned();
    let settled = Settled { media_type, bytes, sha256: String::new(), width, height, lasts_ms, small };
    school.store.settle_file(viewer, id, settled).await?;
    Ok(id)
}
