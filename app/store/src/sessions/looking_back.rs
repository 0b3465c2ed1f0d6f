//! One session, looked back on.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::access::next;
use domain::clock::Moment;
use domain::id::ClassId;
use domain::prompts::AnswerPlan;
use domain::reflections::{PieceCard, Turn};
use domain::sessions::{Asked, Late, Released, Seen, SessionView, Who};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::pieces::{self, Pieces};
use crate::entity::{class, enrollment, prompt, session, wall_card};
use crate::reached::Span;
use crate::tx::Tx;
use crate::{Result, access, console, people, reached};

pub async fn view(tx: &Tx, viewer: &Viewer, class: class::Model, row: session::Model) -> Result<SessionView> {
    let id = ClassId(class.id);
    let following = following(tx, &row).await?;
    let ends = following.as_ref().map_or(i64::MAX, |next| next.opened_at);
    let cards = wall_cards(tx, &row).await?;
    let up: Vec<Uuid> = cards.iter().map(|card| card.reflection_id).collect();
    let found = pieces::of(tx, &row, &up).await?;
    let (cards_here, older) = console::cards(tx, id, 0).await?;
    let waiting: Vec<PieceCard> = cards_here.into_iter().filter(|card| card.turn == Turn::Teacher).collect();
    let reached = reached::within(tx, id, Span { from: row.opened_at, until: ends }).await?;
    let roster = roster_then(tx, &row).await?;
    let everybody = roster.keys().copied().chain(found.rows.values().map(|piece| piece.subject_id));
    let names = people::names(tx, everybody.collect::<HashSet<_>>()).await?;
    let came = super::took_part(tx, &[row.id]).await?.remove(&row.id).unwrap_or_default();
    let who = |student: Uuid| Who {
        student: student.into(),
        name: names.get(&student).cloned().unwrap_or_default(),
        picture: roster.get(&student).cloned().unwrap_or_default(),
    };
    let mut seen: Vec<Seen> = roster
        .keys()
        .filter(|student| names.contains_key(student))
        .map(|student| {
            let theirs = |piece: &Uuid| found.rows.get(piece).is_some_and(|row| row.subject_id == *student);
            let of_session =
                |piece: &Uuid| found.shared.contains(piece) || found.late.iter().any(|(late, _)| late == piece);
            Seen {
                who: who(*student),
                came: came.contains(student),
                shared: found.shared.iter().filter(|piece| theirs(piece)).count() as u32,
                late: found.late.iter().filter(|(piece, _)| theirs(piece)).count() as u32,
                reached: reached.get(student).copied().map(Moment),
                waits: waiting.iter().any(|card| card.student.0 == *student && of_session(&card.id.0)),
            }
        })
        .collect();
    seen.sort_by(|a, b| (&a.who.name, a.who.student).cmp(&(&b.who.name, b.who.student)));
    let next = next(&access::rows_of(tx, viewer, id).await?);
    Ok(SessionView {
        card: super::card(&row, came.len()),
        asked: asked(tx, &row, &found).await?,
        late: late(&found, who),
        released: released(&found, &cards, ends, who),
        class: id,
        class_name: class.name,
        archived: class.archived_at.is_some(),
        newest: following.is_none(),
        seen,
        queue: waiting.len() as u32 + older.waiting,
        next,
        now: tx.now,
    })
}

/// The session after this one.
async fn following(tx: &Tx, row: &session::Model) -> Result<Option<session::Model>> {
    Ok(session::Entity::find()
        .filter(session::Column::ClassId.eq(row.class_id))
        .filter(session::Column::Id.ne(row.id))
        .filter(session::Column::OpenedAt.gt(row.opened_at))
        .order_by_asc(session::Column::OpenedAt)
        .one(&tx.db)
        .await?)
}

/// Who was on the roster while the door was open, with their pictures.
async fn roster_then(tx: &Tx, row: &session::Model) -> Result<BTreeMap<Uuid, String>> {
    let closed = row.closed_at.unwrap_or(tx.now.0);
    let still =
        Condition::any().add(enrollment::Column::EndsAt.is_null()).add(enrollment::Column::EndsAt.gte(row.opened_at));
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(row.class_id))
        .filter(enrollment::Column::StartsAt.lte(closed))
        .filter(still)
        .order_by_asc(enrollment::Column::StartsAt)
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.picture)).collect())
}

/// Prompts that were open at some moment of it, in the order in which they were released.
async fn asked(tx: &Tx, row: &session::Model, found: &Pieces) -> Result<Vec<Asked>> {
    let ended = row.closed_at.unwrap_or(tx.now.0);
    let open_still =
        Condition::any().add(prompt::Column::ClosedAt.is_null()).add(prompt::Column::ClosedAt.gt(row.opened_at));
    let prompts = prompt::Entity::find()
        .filter(prompt::Column::ClassId.eq(row.class_id))
        .filter(prompt::Column::ReleasedAt.lte(ended))
        .filter(open_still)
        .order_by_asc(prompt::Column::ReleasedAt)
        .order_by_asc(prompt::Column::Id)
        .all(&tx.db)
        .await?;
    let about = |piece: &Uuid, prompt: Uuid| found.rows.get(piece).is_some_and(|row| row.prompt_id == Some(prompt));
    let is_late = |piece: &Uuid| found.late.iter().any(|(late, _)| late == piece);
    Ok(prompts
        .into_iter()
        .map(|prompt| Asked {
            prompt: prompt.id.into(),
            plan: AnswerPlan::named(&prompt.plan).unwrap_or(AnswerPlan::Nobody),
            shared: found.shared.iter().filter(|piece| about(piece, prompt.id) && !is_late(piece)).count() as u32,
            late: found.late.iter().filter(|(piece, _)| about(piece, prompt.id)).count() as u32,
            question: prompt.question,
        })
        .collect())
}

fn late(found: &Pieces, who: impl Fn(Uuid) -> Who) -> Vec<Late> {
    let late = found.late.iter().filter_map(|(piece, at)| Some((found.rows.get(piece)?, *at)));
    late.map(|(piece, at)| Late {
        who: who(piece.subject_id),
        piece: piece.id.into(),
        question: found.question(piece),
        received_at: Moment(at),
    })
    .collect()
}

async fn wall_cards(tx: &Tx, row: &session::Model) -> Result<Vec<wall_card::Model>> {
    Ok(wall_card::Entity::find()
        .filter(wall_card::Column::SessionId.eq(row.id))
        .order_by_asc(wall_card::Column::ReleasedAt)
        .order_by_asc(wall_card::Column::Id)
        .all(&tx.db)
        .await?)
}

/// A piece once, however often it went up and down. What the next session's empty wall took down was not taken back.
fn released(found: &Pieces, cards: &[wall_card::Model], ends: i64, who: impl Fn(Uuid) -> Who) -> Vec<Released> {
    let mut at: HashMap<Uuid, usize> = HashMap::new();
    let mut all: Vec<Released> = Vec::new();
    // One that came down in the moment it went up was held, and nobody saw it.
    for card in cards.iter().filter(|card| card.taken_back_at != Some(card.released_at)) {
        let Some(piece) = found.rows.get(&card.reflection_id) else { continue };
        let place = *at.entry(piece.id).or_insert(all.len());
        let released = Released {
            who: who(piece.subject_id),
            piece: piece.id.into(),
            question: found.question(piece),
            taken_back: card.taken_back_at.is_some_and(|back| back < ends),
        };
        if place == all.len() { all.push(released) } else { all[place] = released }
    }
    all
}
