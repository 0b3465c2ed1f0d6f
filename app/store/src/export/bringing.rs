//! Bringing a portfolio in, once or again. What was read is kept as it was told; what is here already keeps its place, and what a later zip
//! tells of it comes to it ([`placing`]). Bringing the same twice has one effect.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::{Event, Stream};
use domain::export::{Brought, LARGEST_DOCUMENT, MOST_ITEMS, Portfolio, Reading};
use domain::id::{FileId, ImportId};
use domain::refusal::Refusal;
use domain::viewer::{SignedIn, Viewer};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::brought::here;
use super::placing::{self, Placed, Places};
use crate::among::among;
use crate::entity::{brought, brought_file, brought_item, file};
use crate::portfolio::Shown;
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, conference, portfolio, scope};

impl Store {
    /// A zip was looked at and waits for its student's yes. Gives those that waited before and do so no longer.
    #[crate::compiled_here]
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
                brought::Entity::delete_many()
                    .filter(brought::Column::Id.is_in(among(ids.clone())))
                    .exec(&tx.db)
                    .await?;
                let row = brought::ActiveModel {
                    id: Set(id.0),
                    district_id: Set(me.district.0),
                    subject_id: Set(me.person.0),
                    origin: Set(origin.to_string()),
                    by_id: Set(me.person.0),
                    created_at: Set(tx.now.0),
                    finished_at: Set(None),
                    came_of: Set(None),
                };
                brought::Entity::insert(row).exec_without_returning(&tx.db).await?;
                Ok(Written::quietly(ids.into_iter().map(ImportId).collect()))
            })
        })
        .await
    }

    /// What came of it. None while it waits.
    #[crate::compiled_here]
    pub async fn came_of_import(&self, viewer: &Viewer, id: ImportId) -> Result<Option<Brought>> {
        let tx = self.snapshot().await?;
        came_of(&waiting(&tx, student(viewer)?.person.0, id).await?)
    }

    /// The files of a document that are not here, of what comes in or is added to: those that have to come with it.
    #[crate::compiled_here]
    pub async fn files_to_bring(&self, viewer: &Viewer, portfolio: &Portfolio) -> Result<BTreeSet<Uuid>> {
        let tx = self.snapshot().await?;
        let me = student(viewer)?.person.0;
        let known = here(&tx, me).await?;
        let mut wanted = BTreeSet::new();
        for item in &portfolio.items {
            wanted.extend(placing::placed(&tx, me, item.clone()).await?.files());
        }
        Ok(wanted.into_iter().filter(|id| !known.contains_key(id)).collect())
    }

    /// Brings in what was read. `files`: what came under which id, is which file of the viewer's.
    #[crate::compiled_here]
    pub async fn bring_portfolio(
        &self,
        viewer: &Viewer,
        id: ImportId,
        reading: Reading,
        files: BTreeMap<Uuid, FileId>,
    ) -> Result<Brought> {
        let me = student(viewer)?.clone();
        // Whoever is shown something of the portfolio may look at what changes.
        let hear = portfolio::streams_of_readers(&self.snapshot().await?, me.person).await?;
        let touches = Touches::stream(Stream::Person(me.person)).and_person(me.person);
        let touches = hear.into_iter().fold(touches, Touches::and_stream);
        self.write(touches, move |tx| {
            let (me, reading, files) = (me.clone(), reading.clone(), files.clone());
            Box::pin(async move { bring(tx, &me, id, reading, files).await })
        })
        .await
    }
}

/// A portfolio is a student's.
fn student(viewer: &Viewer) -> Result<&SignedIn> {
    let me = scope::person(viewer)?;
    if me.staff { Err(Error::not_found()) } else { Ok(me) }
}

/// One of this student's.
pub async fn waiting(tx: &Tx, student: Uuid, id: ImportId) -> Result<brought::Model> {
    brought::Entity::find_by_id(id.0)
        .filter(brought::Column::SubjectId.eq(student))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// None while it waits.
pub fn came_of(row: &brought::Model) -> Result<Option<Brought>> {
    match (row.finished_at, &row.came_of) {
        (None, _) => Ok(None),
        (Some(_), Some(told)) => Ok(Some(serde_json::from_str(told)?)),
        // By an earlier release, which did not say.
        (Some(_), None) => Ok(Some(Brought::default())),
    }
}

async fn bring(
    tx: &Tx,
    me: &SignedIn,
    id: ImportId,
    reading: Reading,
    files: BTreeMap<Uuid, FileId>,
) -> Result<Written<Brought>> {
    let row = waiting(tx, me.person.0, id).await?;
    if let Some(done) = came_of(&row)? {
        return Ok(Written::quietly(done));
    }
    let Reading { portfolio, unknown } = reading;
    let mut placed = Vec::with_capacity(portfolio.items.len());
    for item in portfolio.items {
        placed.push(placing::placed(tx, me.person.0, item).await?);
    }
    has_room(tx, me.person.0, &placed).await?;
    let (there, mut came) = (here(tx, me.person.0).await?, BTreeSet::new());
    for (foreign, file) in files.into_iter().filter(|(foreign, _)| !there.contains_key(foreign)) {
        keep_file(tx, me, id, foreign, file).await?;
        came.insert(foreign);
    }
    let mut places = Places::of(id, unknown);
    for one in placed {
        places.thing(tx, me, one, &came).await?;
    }
    for story in portfolio.stories {
        places.story(tx, me, story).await?;
    }
    for conference in portfolio.conferences {
        places.conference(tx, me, conference).await?;
    }
    let mut row = brought::ActiveModel::from(row);
    row.finished_at = Set(Some(tx.now.0));
    row.came_of = Set(Some(serde_json::to_string(&places.done)?));
    row.update(&tx.db).await?;
    let events = if places.done.is_nothing() { Vec::new() } else { events(tx, me, &places.changed).await? };
    Ok(Written::new(places.done, events))
}

/// The student, and whoever is shown something of the portfolio: it may be other than before. So may be these conferences.
async fn events(tx: &Tx, me: &SignedIn, conferences: &[Uuid]) -> Result<Vec<Event>> {
    let mut events = vec![portfolio::event(me.person, me.person)];
    for stream in portfolio::streams_of_readers(tx, me.person).await? {
        if let Stream::Person(reader) = stream {
            events.push(portfolio::event(me.person, reader));
        }
    }
    for id in conferences {
        events.push(conference::event((*id).into(), me.person, me.person));
        for reader in portfolio::hear(tx, Shown::Conference(*id)).await? {
            events.push(conference::event((*id).into(), me.person, reader));
        }
    }
    Ok(events)
}

/// All that was ever brought fits one zip again, so that it can go out again. What came before comes to nothing now.
async fn has_room(tx: &Tx, student: Uuid, placed: &[Placed]) -> Result<()> {
    let brought = brought_item::Entity::find().filter(brought_item::Column::SubjectId.eq(student));
    let known = brought.clone().count(&tx.db).await? as usize;
    let length = Expr::cust("CAST(SUM(OCTET_LENGTH(document)) AS BIGINT)");
    let bytes: Option<Option<i64>> = brought.select_only().column_as(length, "bytes").into_tuple().one(&tx.db).await?;
    let (mut new, mut more) = (0, 0);
    for one in placed {
        more += match one {
            Placed::New(item) => {
                new += 1;
                serde_json::to_vec(item)?.len() as i64
            }
            Placed::Again(again) if again.more => {
                serde_json::to_vec(&again.whole)?.len() as i64 - again.row.document.len() as i64
            }
            Placed::Again(_) | Placed::Own { .. } => 0,
        };
    }
    let full = known + new > MOST_ITEMS || bytes.flatten().unwrap_or_default() + more > LARGEST_DOCUMENT as i64;
    if full && more > 0 { Err(Refusal::invalid("file", "export.too_large").into()) } else { Ok(()) }
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
