//! Bringing a portfolio in. What was read is kept as it was told; what is here already, from an earlier time or because it was made here,
//! is left as it is: bringing the same twice has one effect.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::{Event, Stream};
use domain::export::{Item, LARGEST_DOCUMENT, MOST_ITEMS, Portfolio, Reading};
use domain::id::{FileId, ImportId};
use domain::refusal::Refusal;
use domain::viewer::{SignedIn, Viewer};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::brought::here;
use super::placing::{self, Places};
use crate::entity::{brought, brought_file, brought_item, file};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, portfolio, scope};

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// Things, stories and conferences that were not here before.
    pub new: usize,
    /// Those that were.
    pub known: usize,
}

impl Store {
    /// A zip was looked at and waits for its student's yes. Gives those that waited before and do so no longer.
    pub async fn import_waits(&self, viewer: &Viewer, id: ImportId, origin: Uuid) -> Result<Vec<ImportId>> {
        let me = student(viewer)?.clone();
        self.write(Touches::nothing().and_person(me.person), move |tx| {
            let me = me.clone();
            Box::pin(async move {
                let waited = brought::Entity::find()
                    .filter(brought::Column::SubjectId.eq(me.person.0))
                    .filter(brought::Column::FinishedAt.is_null())
                    .all(&tx.db)
                    .await?;
                let ids: Vec<Uuid> = waited.into_iter().map(|row| row.id).collect();
                brought::Entity::delete_many().filter(brought::Column::Id.is_in(ids.clone())).exec(&tx.db).await?;
                let row = brought::ActiveModel {
                    id: Set(id.0),
                    district_id: Set(me.district.0),
                    subject_id: Set(me.person.0),
                    origin: Set(origin.to_string()),
                    by_id: Set(me.person.0),
                    created_at: Set(tx.now.0),
                    finished_at: Set(None),
                };
                brought::Entity::insert(row).exec_without_returning(&tx.db).await?;
                Ok(Written::quietly(ids.into_iter().map(ImportId).collect()))
            })
        })
        .await
    }

    /// Whether it is brought in already (true) or waits.
    pub async fn import_is_done(&self, viewer: &Viewer, id: ImportId) -> Result<bool> {
        let tx = self.snapshot().await?;
        Ok(waiting(&tx, student(viewer)?, id).await?.finished_at.is_some())
    }

    /// The files of a document that are not here: those that have to come with it.
    pub async fn files_to_bring(&self, viewer: &Viewer, portfolio: &Portfolio) -> Result<BTreeSet<Uuid>> {
        let tx = self.snapshot().await?;
        let me = student(viewer)?.person.0;
        let known = here(&tx, me).await?;
        let mut wanted = BTreeSet::new();
        for item in &portfolio.items {
            if placing::known(&tx, me, item).await?.is_none() {
                wanted.extend(item.files());
            }
        }
        Ok(wanted.into_iter().filter(|id| !known.contains_key(id)).collect())
    }

    /// Brings in what was read. `files`: what came under which id, is which file of the viewer's.
    pub async fn bring_portfolio(
        &self,
        viewer: &Viewer,
        id: ImportId,
        reading: Reading,
        files: BTreeMap<Uuid, FileId>,
    ) -> Result<Brought> {
        let me = student(viewer)?.clone();
        let touches = Touches::stream(Stream::Person(me.person)).and_person(me.person);
        self.write(touches, move |tx| {
            let (me, portfolio, files) = (me.clone(), reading.portfolio.clone(), files.clone());
            Box::pin(async move { bring(tx, &me, id, portfolio, files).await })
        })
        .await
    }
}

/// A portfolio is a student's.
fn student(viewer: &Viewer) -> Result<&SignedIn> {
    let me = scope::person(viewer)?;
    if me.staff { Err(Error::not_found()) } else { Ok(me) }
}

async fn waiting(tx: &Tx, me: &SignedIn, id: ImportId) -> Result<brought::Model> {
    brought::Entity::find_by_id(id.0)
        .filter(brought::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

async fn bring(
    tx: &Tx,
    me: &SignedIn,
    id: ImportId,
    portfolio: Portfolio,
    files: BTreeMap<Uuid, FileId>,
) -> Result<Written<Brought>> {
    let row = waiting(tx, me, id).await?;
    if row.finished_at.is_some() {
        return Ok(Written::quietly(Brought::default()));
    }
    let (mut done, mut places) = (Brought::default(), Places::default());
    has_room(tx, me.person.0, &portfolio).await?;
    let there = here(tx, me.person.0).await?;
    for (foreign, file) in files.into_iter().filter(|(foreign, _)| !there.contains_key(foreign)) {
        keep_file(tx, me, id, foreign, file).await?;
    }
    for item in portfolio.items {
        places.item(tx, me, id, item, &mut done).await?;
    }
    for story in portfolio.stories {
        places.story(tx, me, story, &mut done).await?;
    }
    for conference in portfolio.conferences {
        places.conference(tx, me, conference, &mut done).await?;
    }
    let mut row = brought::ActiveModel::from(row);
    row.finished_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    let event: Event = portfolio::event(me.person, me.person);
    Ok(Written::new(done, vec![event]))
}

/// All that was ever brought fits one zip again, so that it can go out again. What came before comes to nothing now.
async fn has_room(tx: &Tx, student: Uuid, portfolio: &Portfolio) -> Result<()> {
    let brought = brought_item::Entity::find().filter(brought_item::Column::SubjectId.eq(student));
    let known: Vec<Uuid> =
        brought.clone().select_only().column(brought_item::Column::ForeignId).into_tuple().all(&tx.db).await?;
    let known: BTreeSet<Uuid> = known.into_iter().collect();
    let new: Vec<&Item> = portfolio.items.iter().filter(|item| !known.contains(&item.id)).collect();
    let length = Expr::cust("CAST(SUM(OCTET_LENGTH(document)) AS BIGINT)");
    let bytes: Option<Option<i64>> = brought.select_only().column_as(length, "bytes").into_tuple().one(&tx.db).await?;
    let bytes = bytes.flatten().unwrap_or_default() as u64 + serde_json::to_vec(&new)?.len() as u64;
    let full = known.len() + new.len() > MOST_ITEMS || bytes > LARGEST_DOCUMENT;
    if full && !new.is_empty() { Err(Refusal::invalid("file", "export.too_large").into()) } else { Ok(()) }
}

/// A file of the viewer's own, that is ready.
async fn keep_file(tx: &Tx, me: &SignedIn, id: ImportId, foreign: Uuid, file: FileId) -> Result<()> {
    let ready = file::Entity::find_by_id(file.0)
        .filter(file::Column::OwnerId.eq(me.person.0))
        .filter(file::Column::State.eq(domain::files::FileState::Ready.name()))
        .filter(file::Column::GoneAt.is_null())
        .one(&tx.db)
        .await?;
    let ready = ready.ok_or_else(|| Refusal::invalid("file", "export.file_lost"))?;
    let row = brought_file::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(me.district.0),
        subject_id: Set(me.person.0),
        import_id: Set(id.0),
        foreign_id: Set(foreign),
        file_id: Set(ready.id),
    };
    brought_file::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}
