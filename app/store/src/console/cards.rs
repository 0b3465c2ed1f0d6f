//! Cards: what staff see of a piece in the inbox, and hear of it. However many there are, each kind of what stands around them is one question.
//!
//! A page comes with what is worked on: everything of the last weeks that waits for the teacher, what answers the open prompt, and the
//! newest of the rest. Older ones are asked for. How many there are, and how many of them wait, is counted in the tables and not in what a
//! page happens to have.

mod around;
mod waiting;

use std::collections::{BTreeMap, HashMap};

use domain::classes::AccessPoint;
use domain::clock::{DAY, Moment};
use domain::console::{Older, OtherPiece};
use domain::event::Change;
use domain::id::ClassId;
use domain::reflections::{Ask, Circumstances, PieceCard, Turn, turn};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::entity::reflection;
use crate::tx::Tx;
use crate::{Result, pieces, prompts};

/// How far back the inbox looks without being asked, in milliseconds: three weeks. What waited longer is nobody's debt.
const LOOKS_BACK: i64 = 21 * DAY;
/// Most that wait on a page; who has more begins with those that waited longest.
const MOST_WAITING: usize = 400;
/// Of the rest, without being asked for.
const NEWEST: u64 = 60;
/// As many more each time that older ones are asked for, and how often that may be.
const MORE: u64 = 400;
const MOST_BACK: u32 = 50;
/// Well under what a statement may bind on either database.
const MOST_AT_ONCE: usize = 400;

/// Shared pieces, newest change first, and what is there besides. `back`: how often older ones were asked for.
pub async fn of_class(tx: &Tx, class: ClassId, back: u32) -> Result<(Vec<PieceCard>, Older)> {
    let back = back.min(MOST_BACK);
    let mut cards: BTreeMap<Uuid, PieceCard> = BTreeMap::new();
    let mut waiting = 0;
    // Longest waiting first, so that those who are left out are the newest.
    let since = tx.now.plus(-LOOKS_BACK);
    for some in waiting::could_wait(tx, class, since).await?.chunks(MOST_AT_ONCE) {
        let waits = made(tx, some).await?.into_iter().filter(|card| card.turn == Turn::Teacher);
        for card in waits {
            waiting += 1;
            if cards.len() < MOST_WAITING {
                cards.insert(card.id.0, card);
            }
        }
    }
    let newest = match back {
        0 => shared(class).filter(reflection::Column::ChangedAt.gte(since.0)).limit(NEWEST),
        back => shared(class).limit(MORE * u64::from(back)),
    };
    let mut rows = newest_first(newest).all(&tx.db).await?;
    if let Some(prompt) = prompts::open(tx, class).await? {
        rows.extend(shared(class).filter(reflection::Column::PromptId.eq(prompt.id)).all(&tx.db).await?);
    }
    rows.retain(|row| !cards.contains_key(&row.id));
    for some in rows.chunks(MOST_AT_ONCE) {
        cards.extend(made(tx, some).await?.into_iter().map(|card| (card.id.0, card)));
    }
    let mut cards: Vec<_> = cards.into_values().collect();
    cards.sort_by_key(|card| std::cmp::Reverse((card.changed_at, card.id)));
    let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let here = cards.iter().filter(|card| card.turn == Turn::Teacher && card.changed_at >= since).count() as u64;
    let all = shared(class).count(&tx.db).await?.saturating_sub(cards.len() as u64);
    Ok((cards, Older { all: count(all), waiting: count(u64::saturating_sub(waiting, here)), back, since }))
}

/// Most of a student's other pieces beside one that is open.
const MOST_BESIDE: u64 = 60;

/// What the student of a piece shared with its class, newest first.
pub async fn of_student(tx: &Tx, piece: &reflection::Model) -> Result<Vec<OtherPiece>> {
    let Some(class) = piece.class_id else { return Ok(Vec::new()) };
    let theirs = shared(class.into()).filter(reflection::Column::SubjectId.eq(piece.subject_id));
    let rows = newest_first(theirs).limit(MOST_BESIDE).all(&tx.db).await?;
    let asked = prompts::asked_by(tx, &rows).await?;
    let question = |row: &reflection::Model| match row.prompt_id {
        None => row.question.clone().unwrap_or_default(),
        Some(id) => asked.get(&id).map(|prompt| prompt.question.clone()).unwrap_or_default(),
    };
    Ok(rows.iter().map(|row| OtherPiece { id: row.id.into(), question: question(row) }).collect())
}

async fn made(tx: &Tx, pieces: &[reflection::Model]) -> Result<Vec<PieceCard>> {
    let around = around::of(tx, pieces).await?;
    Ok(pieces.iter().filter_map(|piece| card(piece, &around)).collect())
}

/// What staff hear of each of these pieces, by piece: its card, or that it is gone while nothing of it is shared.
pub async fn changes(tx: &Tx, pieces: &[reflection::Model]) -> Result<HashMap<Uuid, Change>> {
    if pieces.is_empty() {
        return Ok(HashMap::new());
    }
    let around = around::of(tx, pieces).await?;
    let gone = |piece: &reflection::Model| Change::CardGone { id: piece.id.into(), rev: piece.rev };
    let change = |piece| card(piece, &around).map_or_else(|| gone(piece), Change::Card);
    Ok(pieces.iter().map(|piece| (piece.id, change(piece))).collect())
}

/// The pieces of a class that were shared with it and not taken back.
fn shared(class: ClassId) -> Select<reflection::Entity> {
    reflection::Entity::find().filter(reflection::Column::ClassId.eq(class.0)).filter(reflection::Column::Version.gt(0))
}

fn newest_first(pieces: Select<reflection::Entity>) -> Select<reflection::Entity> {
    pieces.order_by_desc(reflection::Column::ChangedAt).order_by_desc(reflection::Column::Id)
}

fn card(piece: &reflection::Model, around: &around::Around) -> Option<PieceCard> {
    let newest = around.newest.get(&piece.id).filter(|_| piece.version > 0)?;
    let ask = Ask::named(&newest.ask).unwrap_or_default();
    let stage = pieces::stage(piece);
    let about = Circumstances {
        ask,
        in_plan: around.in_plan(piece),
        waits: piece.waits,
        open_parts: around.open_parts.get(&piece.id).copied().unwrap_or(0),
        reach: around.reach(piece),
    };
    Some(PieceCard {
        id: piece.id.into(),
        student: piece.subject_id.into(),
        student_name: around.names.get(&piece.subject_id).cloned().unwrap_or_default(),
        picture: around.picture(piece),
        prompt: piece.prompt_id.map(Into::into),
        question: around.question(piece),
        access_point: AccessPoint::named(&piece.access_point).unwrap_or(AccessPoint::Reflection),
        stage,
        turn: turn(stage, about),
        ask,
        ask_words: newest.ask_words.clone(),
        opening: newest.opening.clone(),
        shows: around.shows.get(&piece.id).filter(|_| newest.opening.is_empty()).cloned().unwrap_or_default(),
        late: newest.late,
        wall_consent: around.consents.contains(&(piece.id, piece.version)),
        on_wall: around.on_wall.any(piece),
        older_hangs: around.on_wall.older(piece),
        rev: piece.rev,
        changed_at: Moment(piece.changed_at),
    })
}
