//! What the square beside the code says before anybody goes in: whose door it is, as far as the page of the code looks by it.

use domain::id::SessionId;
use sea_orm::EntityTrait;

use super::at_the_door;
use crate::entity::session;
use crate::{Error, Result, Store, classes};

impl Store {
    /// Whether pictures come first behind the open door with this square; `None` where it is the square of none. A session cannot be guessed, and
    /// who has the square sees the name of the class with the next press.
    #[crate::compiled_here]
    pub async fn is_scan_early(&self, scanned: SessionId) -> Result<Option<bool>> {
        let tx = self.snapshot().await?;
        let Some(session) = session::Entity::find_by_id(scanned.0).one(&tx.db).await? else { return Ok(None) };
        match at_the_door(&tx, session.class_id.into(), scanned).await {
            Ok((class, _)) => Ok(Some(classes::early([&class]))),
            Err(Error::Refused(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
