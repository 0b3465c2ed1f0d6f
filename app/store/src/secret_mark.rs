//! Whether a server holds the secret by which this database's picture PINs were made. A server with another one would find every PIN
//! wrong, and say so to a whole class.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::entity::secret_mark;
use crate::write::{Touches, Written};
use crate::{Result, Store};

const THE_ROW: i32 = 1;

impl Store {
    /// True if the database was made by the secret of this mark, or by none yet: then it is by this one from now on.
    #[crate::compiled_here]
    pub async fn is_by_secret(&self, mark: &str) -> Result<bool> {
        self.compare_secret(mark, false).await
    }

    /// From now on it is by the secret of this mark. False if it was by another one.
    #[crate::compiled_here]
    pub async fn adopt_secret(&self, mark: &str) -> Result<bool> {
        self.compare_secret(mark, true).await
    }

    async fn compare_secret(&self, mark: &str, adopt: bool) -> Result<bool> {
        let mark = mark.to_owned();
        self.write(Touches::nothing(), move |tx| {
            let mark = mark.clone();
            Box::pin(async move {
                let row = |mark: &str| secret_mark::ActiveModel {
                    id: Set(THE_ROW),
                    mark: Set(mark.to_owned()),
                    at: Set(tx.now.0),
                };
                // Of two servers that begin at once, one comes second and reads what the first wrote.
                let first = OnConflict::column(secret_mark::Column::Id).do_nothing().to_owned();
                secret_mark::Entity::insert(row(&mark)).on_conflict(first).exec_without_returning(&tx.db).await?;
                let known = secret_mark::Entity::find_by_id(THE_ROW).one(&tx.db).await?;
                let same = known.is_some_and(|known| known.mark == mark);
                if !same && adopt {
                    secret_mark::Entity::update(row(&mark)).exec(&tx.db).await?;
                }
                Ok(Written::quietly(same))
            })
        })
        .await
    }
}
