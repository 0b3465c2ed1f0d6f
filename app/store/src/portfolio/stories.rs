//! A story's rows: found, begun, touched.

use domain::event::{About, Audience, Event, Stream};
use domain::id::{PersonId, StoryId};
use domain::portfolio::year_of;
use domain::viewer::SignedIn;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::readers;
use crate::entity::story;
use crate::tx::Tx;
use crate::{Error, Result};

/// This school year's, if it was begun, or brought: the one that was begun here first.
pub async fn current(tx: &Tx, student: Uuid) -> Result<Option<story::Model>> {
    let mut rows = story::Entity::find()
        .filter(story::Column::SubjectId.eq(student))
        .filter(story::Column::Year.eq(year_of(tx.now).0))
        .order_by_asc(story::Column::CreatedAt)
        .order_by_asc(story::Column::Id)
        .all(&tx.db)
        .await?;
    rows.sort_by_key(|row| row.brought_id.is_some());
    Ok(rows.into_iter().next())
}

pub async fn own(tx: &Tx, student: Uuid, id: StoryId) -> Result<Option<story::Model>> {
    Ok(story::Entity::find_by_id(id.0).filter(story::Column::SubjectId.eq(student)).one(&tx.db).await?)
}

/// The student's story of this id; else this year's, which is begun if it was not. A page that was opened before another one began it
/// minted an id in vain.
pub async fn own_or_current(tx: &Tx, me: &SignedIn, id: StoryId) -> Result<story::Model> {
    if let Some(known) = story::Entity::find_by_id(id.0).one(&tx.db).await? {
        return if known.subject_id == me.person.0 { Ok(known) } else { Err(Error::not_found()) };
    }
    if let Some(row) = current(tx, me.person.0).await? {
        return Ok(row);
    }
    let row = story::ActiveModel {
        id: Set(id.0),
        district_id: Set(me.district.0),
        subject_id: Set(me.person.0),
        year: Set(year_of(tx.now).0),
        name: Set(String::new()),
        brought_id: Set(None),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
    };
    story::Entity::insert(row).exec_without_returning(&tx.db).await?;
    own(tx, me.person.0, id).await?.ok_or_else(Error::not_found)
}

/// Everybody who sees it, or a conference of its student's, is told.
pub async fn touch(tx: &Tx, row: story::Model, change: impl FnOnce(&mut story::ActiveModel)) -> Result<Vec<Event>> {
    let mut row = story::ActiveModel::from(row);
    row.changed_at = Set(tx.now.0);
    change(&mut row);
    let row = row.update(&tx.db).await?;
    let student = PersonId(row.subject_id);
    let mut to = vec![student];
    to.extend(readers::who_hear_of_story(tx, &row).await?);
    Ok(to.into_iter().map(|to| event(student, to)).collect())
}

pub fn event(student: PersonId, to: PersonId) -> Event {
    Event {
        stream: Stream::Person(to),
        about: About::Portfolio(student),
        subject: Some(student),
        audiences: vec![Audience::Person(to)],
    }
}
