//! Choices: what was picked each time and why, and what was said about it. The rest of the board is the class's.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{Chosen, Content, Item, Led, PickedOption, WhatHelped};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::{board, choice};
use crate::tx::Tx;
use crate::{Result, choices};

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    let own = choice::Entity::find().filter(choice::Column::SubjectId.eq(student));
    Ok(own.select_only().column(choice::Column::Id).into_tuple().all(&tx.db).await?)
}

pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let row = choice::Entity::find_by_id(id).filter(choice::Column::SubjectId.eq(student)).one(&tx.db).await?;
    let Some(row) = row else { return Ok(None) };
    let Some(board) = board::Entity::find_by_id(row.board_id).one(&tx.db).await? else { return Ok(None) };
    let mut times = choices::times_of_choosing(tx, id).await?;
    times.reverse();
    let times = times
        .into_iter()
        .map(|time| Chosen {
            why: time.why,
            at: time.at,
            options: time
                .picks
                .into_iter()
                .map(|pick| PickedOption { axis: pick.axis.name().into(), words: pick.words })
                .collect(),
        })
        .collect();
    let said = choices::said_about(tx, id).await?;
    let options: BTreeMap<Uuid, _> = choices::options_by_ids(tx, said.iter().map(|row| row.option_id))
        .await?
        .into_iter()
        .map(|row| (row.id, (row.axis, row.words)))
        .collect();
    let mut helped: Vec<WhatHelped> = said
        .into_iter()
        .map(|row| {
            let (axis, option) = options.get(&row.option_id).cloned().unwrap_or_default();
            WhatHelped { axis, option, outcome: row.outcome, words: row.words, at: Moment(row.created_at) }
        })
        .collect();
    helped.reverse();
    let goal = choices::served(tx, &row).await?.map(|goal| Led { item: goal.id.0, title: goal.statement });
    let work = super::pieces::led_to(tx, student, row.reflection_id).await?;
    let content = Content::Choice { target: board.target, times, helped, goal, work };
    Ok(Some(Item { id, at: Moment(row.created_at), point: AccessPoint::Choice, told_at: None, content }))
}
