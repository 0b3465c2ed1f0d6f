//! First words of answers: a teacher's own set, from the one that comes with Waymark.

mod changing;

use domain::feedback::Part;
use domain::id::{ReflectionId, ReplyStarterId};
use domain::reflections::Ask;
use domain::reply_starters::{ReplySet, ReplyStarter, beginning, typed};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{reply_set, reply_starter};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store, pieces, scope};

/// What somebody does with their set. `name` is what [`ReplyStarter::name`] says.
#[derive(Clone, Debug)]
pub enum ReplyStarterAct {
    Add {
        id: ReplyStarterId,
        ask: Ask,
        part: Part,
        words: String,
    },
    Reword {
        name: String,
        words: String,
    },
    /// Undone by [`ReplyStarterAct::PutBack`] with the id that came of it.
    Remove {
        name: String,
    },
    PutBack {
        id: ReplyStarterId,
    },
    /// Begins again with the set that comes with Waymark.
    Again,
}

impl Store {
    /// The viewer's set; in `locale` while it is the one that comes with Waymark. Not found for whoever is not on a staff.
    #[crate::compiled_here]
    pub async fn reply_starters(&self, viewer: &Viewer, locale: &str) -> Result<ReplySet> {
        let tx = self.snapshot().await?;
        let me = scope::staff(&tx, viewer).await?.0;
        set(&tx, me, locale).await
    }

    /// Those that fit what the student of a piece asked for with its newest version. Not found unless the viewer guides its class.
    #[crate::compiled_here]
    pub async fn reply_starters_for(
        &self,
        viewer: &Viewer,
        piece: ReflectionId,
        locale: &str,
    ) -> Result<Vec<ReplyStarter>> {
        let tx = self.snapshot().await?;
        scope::shared_piece(&tx, viewer, piece).await?;
        let me = scope::staff(&tx, viewer).await?.0;
        let Some(newest) = pieces::versions(&tx, piece).await?.into_iter().next() else { return Ok(vec![]) };
        let ask = Ask::named(&newest.ask).unwrap_or_default();
        let all = set(&tx, me, locale).await?.starters;
        Ok(all.into_iter().filter(|one| one.ask == ask).collect())
    }

    /// Changes the viewer's set. Returns the id of what it was about, where it was about one.
    ///
    /// Errors: not found; invalid `words`.
    #[crate::compiled_here]
    pub async fn keep_reply_starters(
        &self,
        viewer: &Viewer,
        locale: &str,
        act: ReplyStarterAct,
    ) -> Result<Option<ReplyStarterId>> {
        let act = match act {
            ReplyStarterAct::Add { id, ask, part, words } => {
                ReplyStarterAct::Add { id, ask, part, words: typed(&words)? }
            }
            ReplyStarterAct::Reword { name, words } => ReplyStarterAct::Reword { name, words: typed(&words)? },
            other => other,
        };
        let (viewer, locale) = (viewer.clone(), locale.to_owned());
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let (viewer, locale, act) = (viewer.clone(), locale.clone(), act.clone());
            Box::pin(async move {
                let me = scope::staff(tx, &viewer).await?.0;
                let district = scope::district(&viewer)?.0;
                Ok(Written::quietly(changing::carry_out(tx, (me, district), &locale, act).await?))
            })
        })
        .await
    }
}

async fn set(tx: &Tx, me: Uuid, locale: &str) -> Result<ReplySet> {
    if !is_own(tx, me).await? {
        return Ok(ReplySet { own: false, starters: beginning(locale) });
    }
    let starters = rows(tx, me).await?.into_iter().map(|row| ReplyStarter {
        id: Some(row.id.into()),
        bank_id: row.bank_id,
        ask: Ask::named(&row.ask).unwrap_or_default(),
        part: Part::named(&row.part).unwrap_or(Part::Strength),
        words: row.words,
    });
    Ok(ReplySet { own: true, starters: starters.collect() })
}

async fn is_own(tx: &Tx, me: Uuid) -> Result<bool> {
    Ok(reply_set::Entity::find().filter(reply_set::Column::PersonId.eq(me)).one(&tx.db).await?.is_some())
}

async fn rows(tx: &Tx, me: Uuid) -> Result<Vec<reply_starter::Model>> {
    Ok(reply_starter::Entity::find()
        .filter(reply_starter::Column::PersonId.eq(me))
        .filter(reply_starter::Column::RemovedAt.is_null())
        .order_by_asc(reply_starter::Column::Place)
        .order_by_asc(reply_starter::Column::Id)
        .all(&tx.db)
        .await?)
}
