//! What was said about a goal, kept as it was said.

use std::collections::BTreeMap;

use domain::clock::Moment;
use domain::event::Event;
use domain::goals::{EntryKind, EntryView, Feel, Move};
use domain::id::PersonId;
use domain::viewer::SignedIn;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows;
use crate::entity::{goal, goal_entry};
use crate::tx::Tx;
use crate::{Result, people};

pub async fn say(
    tx: &Tx,
    goal: &goal::Model,
    author: PersonId,
    kind: EntryKind,
    feels: &[Feel],
    words: &str,
) -> Result<()> {
    let row = goal_entry::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(goal.district_id),
        goal_id: Set(goal.id),
        subject_id: Set(goal.subject_id),
        author_id: Set(author.0),
        version: Set(goal.version),
        kind: Set(kind.name().into()),
        feels: Set(feels.iter().map(|feel| feel.name()).collect::<Vec<_>>().join(",")),
        words: Set(words.into()),
        created_at: Set(tx.now.0),
    };
    goal_entry::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// Something happens to a goal, and its student says so.
pub async fn move_and_say(
    tx: &Tx,
    me: &SignedIn,
    row: goal::Model,
    happens: Move,
    kind: EntryKind,
    words: &str,
) -> Result<Vec<Event>> {
    let row = rows::happen(tx, row, happens).await?;
    say(tx, &row, me.person, kind, &[], words).await?;
    rows::events(tx, &row).await
}

/// How it goes. No day is expected, so none is missed.
pub async fn check_in(tx: &Tx, me: &SignedIn, row: goal::Model, feels: &[Feel], words: &str) -> Result<Vec<Event>> {
    rows::must_be_open(tx, &row).await?;
    let row = rows::touch(tx, row).await?;
    say(tx, &row, me.person, EntryKind::CheckIn, feels, words).await?;
    rows::events(tx, &row).await
}

fn entries(goal: Uuid) -> sea_orm::Select<goal_entry::Entity> {
    goal_entry::Entity::find()
        .filter(goal_entry::Column::GoalId.eq(goal))
        .order_by_desc(goal_entry::Column::CreatedAt)
        .order_by_desc(goal_entry::Column::Id)
}

/// Newest first.
pub async fn of(tx: &Tx, goal: &goal::Model) -> Result<Vec<EntryView>> {
    let rows = entries(goal.id).all(&tx.db).await?;
    let names = people::names(tx, rows.iter().map(|row| row.author_id)).await?;
    Ok(rows.into_iter().map(|row| view(row, goal.subject_id, &names)).collect())
}

pub async fn newest(tx: &Tx, goal: &goal::Model) -> Result<Option<goal_entry::Model>> {
    Ok(entries(goal.id).one(&tx.db).await?)
}

pub fn view(row: goal_entry::Model, student: Uuid, names: &BTreeMap<Uuid, String>) -> EntryView {
    EntryView {
        by_name: names.get(&row.author_id).cloned().unwrap_or_default(),
        own: row.author_id == student,
        kind: EntryKind::named(&row.kind).unwrap_or(EntryKind::Reply),
        feels: row.feels.split(',').filter_map(Feel::named).collect(),
        words: row.words,
        version: row.version,
        at: Moment(row.created_at),
    }
}
