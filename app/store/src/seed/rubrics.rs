//! Rubrics of the demo school, one of them made with the class; what students and teachers say by them; and data over a year.

use std::collections::HashMap;

use domain::clock::MINUTE;
use domain::command::{Beginning, Command};
use domain::id::{CriterionId, MeasureId, PointId, ReflectionId, RubricId, RubricNoteId, SampleId};
use domain::measures::{Amount, Day, MeasureAct, MeasureTable, MeasureWords};
use domain::reflections::{Ask, DraftWords};
use domain::rubrics::{Cite, RatingTyped, RubricAct, RubricMove, RubricSource, TypedLine, sentences};

use super::School;
use super::days::{Room, give, share};
use super::rubric_words::{Act, Line, Scene};
use crate::rubrics::MakingAct;
use crate::{Error, Result};

/// What the scenes refer to.
#[derive(Default)]
pub struct Told {
    rubrics: HashMap<String, RubricId>,
    pieces: HashMap<String, ReflectionId>,
    measures: HashMap<String, MeasureId>,
}

pub async fn tell(school: &School, room: &Room, told: &mut Told, scene: Scene) -> Result<()> {
    let Scene { day, student: who, act, .. } = scene;
    let (store, student) = (&school.store, room.students[who]);
    school.story.at(school.morning(day));
    school.story.pass(6 * MINUTE);
    let mut rubric = |key: &str| *told.rubrics.entry(key.to_owned()).or_insert_with(RubricId::mint);
    let mut piece = |key: &str| *told.pieces.entry(key.to_owned()).or_insert_with(ReflectionId::mint);
    let mut measure = |key: &str| *told.measures.entry(key.to_owned()).or_insert_with(MeasureId::mint);
    let of = |measure, act: MeasureAct| Command::Measure { measure, act: act.into() };
    let by = |rubric, act: RubricAct| Command::Rubric { rubric, act: act.into() };
    let command = match act {
        Act::Bank { rubric: key, bank } => {
            let (id, source) = (rubric(&key), RubricSource::Bank { id: bank, locale: "en".into() });
            store.make_rubric(&room.teacher, room.class, id, source).await?;
            return moves(school, room, id, RubricMove::Use).await;
        }
        Act::Together { rubric: key, title, samples, headings, notes } => {
            return together(school, room, rubric(&key), title, (samples, headings, notes)).await;
        }
        Act::Share { piece: key, question, words } => {
            let beginning = Beginning::OwnQuestion { class: room.class, question };
            let draft = DraftWords { words, ask: Ask::Clear, ..DraftWords::default() };
            return share(school, student, piece(&key), beginning, draft, false).await.map(drop);
        }
        Act::Pick { piece: key, rubric: of } => by(rubric(&of), RubricAct::Pick { piece: piece(&key) }),
        Act::Rate { piece: key, rubric: of, version, lines } => {
            let (id, piece) = (rubric(&of), piece(&key));
            let typed = typed(school, room, (id, piece, version), lines).await?;
            by(id, RubricAct::Rate { piece, version, wording: 1, typed })
        }
        Act::TeacherRates { piece: key, rubric: of, version, lines } => {
            let (id, piece) = (rubric(&of), piece(&key));
            let typed = typed(school, room, (id, piece, version), lines).await?;
            return store.rate_piece(&room.teacher, piece, (version, 1), typed).await;
        }
        Act::Talk { piece: key, rubric: of, criterion: nth, words } => {
            let id = rubric(&of);
            by(id, RubricAct::Talk { piece: piece(&key), criterion: criterion(school, room, id, nth).await?, words })
        }
        Act::TeacherTalks { piece: key, rubric: of, criterion: nth, words } => {
            let about = criterion(school, room, rubric(&of), nth).await?;
            return store.talk_about_rating(&room.teacher, piece(&key), about, words).await;
        }
        Act::Measure { measure: key, kind, name, unit, shown } => {
            let words = MeasureWords { kind, name, unit };
            of(measure(&key), MeasureAct::Begin { words, class: shown.then_some(room.class) })
        }
        Act::Point { measure: key, amount } => {
            let day = Day::of(school.morning(day)).to_string();
            of(measure(&key), MeasureAct::Add { point: PointId::mint(), day, amount })
        }
        Act::Note { measure: key, says, will } => {
            let id = measure(&key);
            let points = store.own_measure(&school.viewer(student, false), id).await?.0.points;
            let (before, after) = (points.first().map(|point| point.id), points.last().map(|point| point.id));
            of(id, MeasureAct::Note { before, after, says, will })
        }
        Act::ClassData { kind, name, unit, amounts } => {
            let day = Day::of(school.morning(day)).to_string();
            let table = MeasureTable { words: MeasureWords { kind, name, unit }, day };
            let read = |(who, amount): (String, String)| {
                Some((*room.students.get(who.parse::<usize>().ok()?)?, Amount::read(&amount).ok()?))
            };
            let amounts = amounts.into_iter().filter_map(read).collect();
            return store.record_measures(&room.teacher, room.class, table, amounts).await.map(drop);
        }
    };
    give(school, student, command).await
}

async fn moves(school: &School, room: &Room, id: RubricId, by: RubricMove) -> Result<()> {
    let rev = school.store.rubric(&room.teacher, id).await?.0.card.rev;
    school.store.move_rubric(&room.teacher, id, by, rev).await
}

async fn criterion(school: &School, room: &Room, id: RubricId, nth: usize) -> Result<CriterionId> {
    let (view, _) = school.store.rubric(&room.teacher, id).await?;
    view.wording.criteria.get(nth).map(|one| one.id).ok_or_else(Error::not_found)
}

async fn typed(
    school: &School,
    room: &Room,
    (id, piece, version): (RubricId, ReflectionId, i32),
    lines: Vec<Line>,
) -> Result<RatingTyped> {
    let (view, _) = school.store.rubric(&room.teacher, id).await?;
    let (of, _) = school.store.piece_criteria(&room.teacher, piece).await?;
    let words = of.versions.iter().find(|known| known.number == version).map(|known| known.words.clone());
    let all = sentences(&words.unwrap_or_default());
    let line = |(nth, stands, growing, beyond, sentence): Line| {
        let cite = sentence.and_then(|at| all.get(at)).map(Cite::said).unwrap_or_default();
        let line = TypedLine { stands, growing, beyond, cite, ..Default::default() };
        Some((view.wording.criteria.get(nth)?.id, line))
    };
    Ok(RatingTyped { lines: lines.into_iter().filter_map(line).collect(), shown: true })
}

/// Samples, headings, and notes: who, what, under which heading.
type Lesson = (Vec<String>, Vec<String>, Vec<(usize, String, usize)>);

async fn together(
    school: &School,
    room: &Room,
    id: RubricId,
    title: String,
    (samples, headings, notes): Lesson,
) -> Result<()> {
    let store = &school.store;
    store.make_rubric(&room.teacher, room.class, id, RubricSource::Own { title }).await?;
    moves(school, room, id, RubricMove::Make).await?;
    let lead = async |act| store.lead_making(&room.teacher, id, act).await;
    for words in samples {
        lead(MakingAct::AddSample { id: SampleId::mint(), words }).await?;
    }
    moves(school, room, id, RubricMove::Next).await?;
    let mut named = Vec::new();
    for (who, words, under) in notes {
        let note = RubricNoteId::mint();
        let act = RubricAct::Note { note, sample: None, words };
        give(school, room.students[who], Command::Rubric { rubric: id, act: act.into() }).await?;
        named.push((note, under));
    }
    lead(MakingAct::OpenNotes { until: school.story.now() }).await?;
    moves(school, room, id, RubricMove::Next).await?;
    let mut heads = Vec::new();
    for words in headings {
        let head = CriterionId::mint();
        lead(MakingAct::Word { id: head, words }).await?;
        heads.push(head);
    }
    for (note, under) in named {
        lead(MakingAct::Sort { note, under: heads.get(under).copied() }).await?;
    }
    moves(school, room, id, RubricMove::Next).await?;
    moves(school, room, id, RubricMove::Use).await
}
