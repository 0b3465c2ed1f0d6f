//! A board before the class: its options, and how many chose what where that points at nobody.

use std::collections::{BTreeMap, BTreeSet};

use domain::choices::totals;
use domain::id::{ClassId, OptionId, PersonId};
use domain::stage::ChoiceOnWall;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{boards, options};
use crate::Result;
use crate::among::among;
use crate::entity::{board, choice, choice_pick, choice_version};
use crate::tx::Tx;

/// None unless it is a board of this class that students can see.
pub async fn on_wall(tx: &Tx, class: ClassId, id: Uuid) -> Result<Option<ChoiceOnWall>> {
    let row = board::Entity::find_by_id(id)
        .filter(board::Column::ClassId.eq(class.0))
        .filter(board::Column::Stage.ne("draft"))
        .filter(board::Column::RemovedAt.is_null())
        .one(&tx.db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    if !boards::way_open(&boards::class(tx, &row).await?) {
        return Ok(None);
    }
    let options: Vec<_> = options::offered(tx, row.id).await?.into_iter().map(options::view).collect();
    let totals = totals(&counts(tx, row.id).await?);
    let options = totals.of(&options).map(|(option, n)| (option.axis, option.words.clone(), n)).collect();
    Ok(Some(ChoiceOnWall { target: row.target, options, others: totals.others, sheet: None }))
}

/// Who chose each option of the class's, the last time that each student chose.
async fn counts(tx: &Tx, board: Uuid) -> Result<Vec<(OptionId, BTreeSet<PersonId>)>> {
    let rows = choice::Entity::find().filter(choice::Column::BoardId.eq(board)).all(&tx.db).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let whose: BTreeMap<Uuid, Uuid> = rows.iter().map(|row| (row.id, row.subject_id)).collect();
    let mut last: BTreeMap<Uuid, i32> = BTreeMap::new();
    for row in versions(tx, &ids).await? {
        let number = last.entry(row.choice_id).or_default();
        *number = row.number.max(*number);
    }
    let picks = choice_pick::Entity::find().filter(choice_pick::Column::ChoiceId.is_in(among(ids))).all(&tx.db).await?;
    let picked: Vec<(Uuid, Uuid)> = picks
        .into_iter()
        .filter(|pick| last.get(&pick.choice_id) == Some(&pick.number))
        .filter_map(|pick| Some((pick.option_id, *whose.get(&pick.choice_id)?)))
        .collect();
    // A student's own option is that student's name.
    let shared = options::by_ids(tx, picked.iter().map(|(option, _)| *option)).await?;
    let mut counts: BTreeMap<OptionId, BTreeSet<PersonId>> = BTreeMap::new();
    for (option, student) in picked {
        if shared.iter().any(|row| row.id == option && row.subject_id.is_none()) {
            counts.entry(option.into()).or_default().insert(student.into());
        }
    }
    Ok(counts.into_iter().collect())
}

async fn versions(tx: &Tx, choices: &[Uuid]) -> Result<Vec<choice_version::Model>> {
    let of = choice_version::Column::ChoiceId.is_in(among(choices.iter().copied()));
    Ok(choice_version::Entity::find().filter(of).all(&tx.db).await?)
}
