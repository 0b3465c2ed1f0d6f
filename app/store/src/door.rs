//! The door of a class: while a session is open, its code lets students in.

use domain::clock::Moment;
use domain::id::ClassId;
use domain::join_code;
use domain::projector::{Display, DoorView};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

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
