//! What may go up next: shared in this session or as an answer to the open prompt, with consent for its newest version, and not there yet.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::ClassId;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{consent, reflection, session, version, wall_card};
use crate::tx::Tx;
use crate::{Result, consent as consents, prompts, safety};

/// What could go up: shared, with consent, and neither up nor held in this version.
pub struct Waiting {
    /// The longest waiting first.
    pub ready: Vec<reflection::Model>,
    /// How many more would be looked at a second time first, which nobody does on a phone in a hand.
    pub to_look_at: usize,
}

pub async fn waiting(tx: &Tx, class: ClassId, session: &session::Model) -> Result<Waiting> {
    let prompt = prompts::open(tx, class).await?.map(|prompt| prompt.id);
    let shared: BTreeSet<Uuid> = version::Entity::find()
        .filter(version::Column::SessionId.eq(session.id))
        .filter(version::Column::TakenBackAt.is_null())
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| row.reflection_id)
        .collect();
    let now = Condition::any().add(reflection::Column::Id.is_in(among(shared)));
    let now = prompt.into_iter().fold(now, |now, prompt| now.add(reflection::Column::PromptId.eq(prompt)));
    let rows = reflection::Entity::find()
        .filter(reflection::Column::ClassId.eq(class.0))
        .filter(reflection::Column::Version.gt(0))
        .filter(now)
        .order_by_asc(reflection::Column::ChangedAt)
        .order_by_asc(reflection::Column::Id)
        .all(&tx.db)
        .await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let given: BTreeSet<(Uuid, i32)> = consent::Entity::find()
        .filter(consent::Column::ReflectionId.is_in(among(ids.iter().copied())))
        .filter(consent::Column::Scope.eq(consents::PROJECTOR))
        .filter(consent::Column::WithdrawnAt.is_null())
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.reflection_id, row.version))
        .collect();
    // What hangs, and what was held or taken down: that goes up again only where somebody means it.
    let known: BTreeSet<(Uuid, i32)> = wall_card::Entity::find()
        .filter(wall_card::Column::SessionId.eq(session.id))
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.reflection_id, row.version))
        .collect();
    let may = |row: &reflection::Model| {
        let newest = (row.id, row.version);
        given.contains(&newest) && !known.contains(&newest)
    };
    let mut rows: Vec<_> = rows.into_iter().filter(may).collect();
    let words = words(tx, &rows).await?;
    // The wall shows words; what shows something else and says nothing stays where it is.
    rows.retain(|row| words.contains_key(&(row.id, row.version)));
    let phrases = safety::phrases(tx, class).await?;
    let mut waiting = Waiting { ready: Vec::new(), to_look_at: 0 };
    for row in rows {
        let said = words.get(&(row.id, row.version)).map_or("", String::as_str);
        let look = safety::look_by(&phrases, row.id.into(), row.version, said);
        if look.is_some() { waiting.to_look_at += 1 } else { waiting.ready.push(row) }
    }
    Ok(waiting)
}

/// Of each version with words, by piece and number.
async fn words(tx: &Tx, rows: &[reflection::Model]) -> Result<BTreeMap<(Uuid, i32), String>> {
    Ok(version::Entity::find()
        .filter(version::Column::ReflectionId.is_in(among(rows.iter().map(|row| row.id))))
        .filter(version::Column::Words.ne(""))
        .filter(version::Column::TakenBackAt.is_null())
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| ((row.reflection_id, row.number), row.words))
        .collect())
}
