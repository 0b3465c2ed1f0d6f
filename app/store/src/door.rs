//! The door of a class: while a session is open, its code lets students in.

mod code;
mod opening;

use std::collections::HashSet;

use domain::clock::Moment;
use domain::event::{About, Audience, Event};
use domain::id::ClassId;
use domain::join_code;
use domain::projector::{Display, DoorView};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{class, session};
use crate::tx::Tx;
use crate::{Error, Result};

/// The newest session of a class, open or closed.
pub async fn latest(tx: &Tx, class: ClassId) -> Result<Option<session::Model>> {
    Ok(session::Entity::find()
        .filter(session::Column::ClassId.eq(class.0))
        .order_by_desc(session::Column::OpenedAt)
        .order_by_desc(session::Column::Id)
        .one(&tx.db)
        .await?)
}

/// The open session of a class.
pub async fn open_session(tx: &Tx, class: ClassId) -> Result<Option<session::Model>> {
    Ok(latest(tx, class).await?.filter(|session| session.closed_at.is_none()))
}

/// Those of these classes whose door is open.
pub async fn open_of(tx: &Tx, classes: impl IntoIterator<Item = Uuid>) -> Result<HashSet<Uuid>> {
    let rows: Vec<Uuid> = session::Entity::find()
        .select_only()
        .column(session::Column::ClassId)
        .filter(session::Column::ClassId.is_in(among(classes)))
        .filter(session::Column::ClosedAt.is_null())
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The door as staff and the projector know it.
pub async fn view(tx: &Tx, class: ClassId) -> Result<DoorView> {
    let row = class::Entity::find_by_id(class.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let latest = latest(tx, class).await?;
    let open = latest.as_ref().is_some_and(|session| session.closed_at.is_none());
    let works = open && row.join_open;
    Ok(DoorView {
        session: latest.as_ref().map(|session| session.id.into()),
        open,
        code: if works { join_code::shown(&row.join_code) } else { String::new() },
        covered: latest.as_ref().is_some_and(|session| session.covered),
        display: latest.as_ref().and_then(|session| Display::named(&session.display)).unwrap_or_default(),
        opened_at: latest.as_ref().map(|session| Moment(session.opened_at)),
        rev: row.rev + latest.as_ref().map_or(0, |session| session.rev),
    })
}

/// The door changed: staff, students and the wall hear it.
pub fn event(class: ClassId) -> Event {
    Event::in_class(class, About::Door(class), [Audience::Staff, Audience::Class, Audience::Wall])
}

/// Closes the door if it is open. Its projectors stay: they show a closed door.
pub async fn close(tx: &Tx, class: ClassId) -> Result<Vec<Event>> {
    let Some(session) = open_session(tx, class).await? else { return Ok(vec![]) };
    let rev = session.rev + 1;
    let mut row: session::ActiveModel = session.into();
    row.closed_at = Set(Some(tx.now.0));
    row.rev = Set(rev);
    row.update(&tx.db).await?;
    Ok(vec![event(class)])
}
