//! Choices: each time of choosing, and what was said about what helped.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Window;
use crate::among::among;
use crate::entity::{board, choice, choice_after, choice_version};
use crate::tx::Tx;
use crate::{Result, choices};

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let chose = choice_version::Entity::find()
        .filter(choice_version::Column::SubjectId.eq(window.student))
        .filter(choice_version::Column::CreatedAt.lt(window.before))
        .order_by_desc(choice_version::Column::CreatedAt)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let said = choice_after::Entity::find()
        .filter(choice_after::Column::SubjectId.eq(window.student))
        .filter(choice_after::Column::CreatedAt.lt(window.before))
        .order_by_desc(choice_after::Column::CreatedAt)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let ids = chose.iter().map(|row| row.choice_id).chain(said.iter().map(|row| row.choice_id));
    let boards = boards(tx, ids).await?;
    let options = choices::options_by_ids(tx, said.iter().map(|row| row.option_id)).await?;
    let options: BTreeMap<Uuid, String> = options.into_iter().map(|row| (row.id, row.words)).collect();
    let entry = |choice: Uuid, happened, at, words: String| {
        let (board, target) = boards.get(&choice)?.clone();
        Some(Entry {
            source: TimelineSource::Choice,
            about: choice,
            fixed: None,
            happened,
            point: AccessPoint::Choice,
            at: Moment(at),
            title: target,
            words,
            picture: None,
            link: format!("/board/{board}"),
            picked: false,
        })
    };
    let mut entries: Vec<Entry> = chose
        .into_iter()
        .filter_map(|row| entry(row.choice_id, Happening::Chose, row.created_at, opening(&row.why)))
        .collect();
    entries.extend(said.into_iter().filter_map(|row| {
        let option = options.get(&row.option_id).map(String::as_str).unwrap_or_default();
        let words = if row.words.is_empty() { option.to_owned() } else { format!("{option}: {}", row.words) };
        entry(row.choice_id, Happening::Helped, row.created_at, opening(&words))
    }));
    Ok(entries)
}

/// The board of each choice, and what it is about.
async fn boards(tx: &Tx, choices: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, (Uuid, String)>> {
    let rows = choice::Entity::find().filter(choice::Column::Id.is_in(among(choices))).all(&tx.db).await?;
    let boards: BTreeMap<Uuid, String> = board::Entity::find()
        .filter(board::Column::Id.is_in(among(rows.iter().map(|row| row.board_id))))
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.target))
        .collect();
    Ok(rows.into_iter().filter_map(|row| Some((row.id, (row.board_id, boards.get(&row.board_id)?.clone())))).collect())
}
