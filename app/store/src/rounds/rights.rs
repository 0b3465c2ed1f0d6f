//! Who sees the picture of a focus: whoever finds the round that shows it, and the wall while the round stands there.

use domain::id::{ClassId, RoundId};
use domain::stage::Shown;
use domain::viewer::Viewer;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::round;
use crate::tx::Tx;
use crate::{Result, door, scope, stage};

pub async fn sees(tx: &Tx, viewer: &Viewer, file: Uuid) -> Result<bool> {
    if let Viewer::Projector { class, session, .. } = viewer {
        return stands_on_wall(tx, *class, session.0, file).await;
    }
    for row in round::Entity::find().filter(round::Column::FileId.eq(file)).all(&tx.db).await? {
        let id = RoundId(row.id);
        if scope::guided_round(tx, viewer, id).await.is_ok() || scope::found_round(tx, viewer, id).await.is_ok() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What a projector's window shows now, and nothing that it could show: its door is open, and the scene is a round with this focus.
async fn stands_on_wall(tx: &Tx, class: ClassId, session: Uuid, file: Uuid) -> Result<bool> {
    let door = door::view(tx, class).await?;
    if !door.open || door.covered || door.session.is_none_or(|open| open.0 != session) {
        return Ok(false);
    }
    match stage::shown(tx, class, session, None).await?.1 {
        Shown::Round(round) => Ok(round.focus.picture.is_some_and(|picture| picture.0 == file)),
        _ => Ok(false),
    }
}

/// These stay for as long as there are their rounds.
pub fn focus_files() -> SelectStatement {
    Query::select()
        .column(round::Column::FileId)
        .from(round::Entity)
        .and_where(round::Column::FileId.is_not_null())
        .to_owned()
}
