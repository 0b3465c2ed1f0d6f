//! What a teacher does with their set.

use domain::id::ReplyStarterId;
use domain::refusal::{Fault, Refusal, Sentence};
use domain::reply_starters::{MOST_STARTERS, ReplyStarter, beginning};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{ReplyStarterAct, is_own, rows};
use crate::entity::{reply_set, reply_starter};
use crate::tx::Tx;
use crate::{Error, Result};

pub async fn carry_out(
    tx: &Tx,
    (me, district): (Uuid, Uuid),
    locale: &str,
    act: ReplyStarterAct,
) -> Result<Option<ReplyStarterId>> {
    if matches!(act, ReplyStarterAct::Again) {
        reply_starter::Entity::delete_many().filter(reply_starter::Column::PersonId.eq(me)).exec(&tx.db).await?;
        reply_set::Entity::delete_many().filter(reply_set::Column::PersonId.eq(me)).exec(&tx.db).await?;
        return Ok(None);
    }
    make_own(tx, (me, district), locale).await?;
    let rows = rows(tx, me).await?;
    let named = |name: &str| {
        let found = rows.iter().find(|row| row.id.to_string() == name || row.bank_id.as_deref() == Some(name));
        found.cloned().ok_or_else(Error::not_found)
    };
    let (id, row) = match act {
        ReplyStarterAct::Add { id, ask, part, words } => {
            if rows.iter().any(|row| row.id == id.0) {
                return Ok(Some(id));
            }
            if rows.len() >= MOST_STARTERS {
                let sentence = Sentence::new("reply_starters.too_many").with("most", MOST_STARTERS);
                return Err(Refusal::Invalid { faults: vec![Fault { field: "words".into(), sentence }] }.into());
            }
            let place = rows.last().map_or(0, |row| row.place) + 1;
            let one = ReplyStarter { id: Some(id), bank_id: None, ask, part, words };
            insert(tx, (me, district), &one, place).await?;
            return Ok(Some(id));
        }
        ReplyStarterAct::Reword { name, words } => {
            let row = named(&name)?;
            let id = row.id;
            let mut row = reply_starter::ActiveModel::from(row);
            row.words = Set(words);
            (id, row)
        }
        ReplyStarterAct::Remove { name } => {
            let row = named(&name)?;
            let id = row.id;
            let mut row = reply_starter::ActiveModel::from(row);
            row.removed_at = Set(Some(tx.now.0));
            (id, row)
        }
        ReplyStarterAct::PutBack { id } => {
            let row = reply_starter::Entity::find_by_id(id.0)
                .filter(reply_starter::Column::PersonId.eq(me))
                .one(&tx.db)
                .await?
                .ok_or_else(Error::not_found)?;
            let mut row = reply_starter::ActiveModel::from(row);
            row.removed_at = Set(None);
            (id.0, row)
        }
        ReplyStarterAct::Again => return Ok(None),
    };
    row.update(&tx.db).await?;
    Ok(Some(id.into()))
}

/// The first change makes the set its owner's, with all that stood in it.
async fn make_own(tx: &Tx, (me, district): (Uuid, Uuid), locale: &str) -> Result<()> {
    if is_own(tx, me).await? {
        return Ok(());
    }
    let row = reply_set::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(district),
        person_id: Set(me),
        since: Set(tx.now.0),
    };
    reply_set::Entity::insert(row).exec_without_returning(&tx.db).await?;
    for (at, one) in beginning(locale).iter().enumerate() {
        insert(tx, (me, district), one, at as i32 + 1).await?;
    }
    Ok(())
}

async fn insert(tx: &Tx, (me, district): (Uuid, Uuid), one: &ReplyStarter, place: i32) -> Result<()> {
    let row = reply_starter::ActiveModel {
        id: Set(one.id.unwrap_or_else(ReplyStarterId::mint).0),
        district_id: Set(district),
        person_id: Set(me),
        bank_id: Set(one.bank_id.clone()),
        ask: Set(one.ask.name().into()),
        part: Set(one.part.name().into()),
        words: Set(one.words.clone()),
        place: Set(place),
        created_at: Set(tx.now.0),
        removed_at: Set(None),
    };
    reply_starter::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}
