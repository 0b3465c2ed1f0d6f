//! The inbox, all at once: what [`crate::pieces::card`] says of each piece, from queries by class instead of by piece.

mod around;

use domain::classes::AccessPoint;
use domain::clock::{DAY, Moment};
use domain::id::ClassId;
use domain::reflections::{Ask, Circumstances, PieceCard, turn};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::reflection;
use crate::tx::Tx;
use crate::{Result, pieces};

/// How far back the inbox looks, in milliseconds: three weeks.
const LOOKS_BACK: i64 = 21 * DAY;
const MOST_CARDS: u64 = 400;

/// Shared pieces, newest change first.
pub async fn of_class(tx: &Tx, class: ClassId) -> Result<Vec<PieceCard>> {
    let rows = reflection::Entity::find()
        .filter(reflection::Column::ClassId.eq(class.0))
        .filter(reflection::Column::Version.gt(0))
        .filter(reflection::Column::ChangedAt.gte(tx.now.plus(-LOOKS_BACK).0))
        .order_by_desc(reflection::Column::ChangedAt)
        .order_by_desc(reflection::Column::Id)
        .limit(MOST_CARDS)
        .all(&tx.db)
        .await?;
    let around = around::of(tx, class, &rows).await?;
    Ok(rows.iter().filter_map(|piece| card(piece, &around)).collect())
}

fn card(piece: &reflection::Model, around: &around::Around) -> Option<PieceCard> {
    let newest = around.newest.get(&piece.id)?;
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
        picture: around.pictures.get(&piece.subject_id).cloned().unwrap_or_default(),
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
        on_wall: around.on_wall.get(&piece.id) == Some(&piece.version),
        rev: piece.rev,
        changed_at: Moment(piece.changed_at),
    })
}
