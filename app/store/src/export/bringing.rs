//! Bringing a portfolio in. What was read is kept as it was told; what is here already, from an earlier time or because it was made here,
//! is left as it is: bringing the same twice has one effect.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::{Event, Stream};
use domain::export::{Item, LARGEST_DOCUMENT, MOST_ITEMS, Portfolio, Reading};
use domain::id::{FileId, ImportId};
use domain::portfolio::TimelineSource;
use domain::refusal::Refusal;
use domain::viewer::{SignedIn, Viewer};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::brought::here;
use crate::entity::{
    agreed_step, brought, brought_file, brought_item, conference, conference_item, conference_pick,
    conference_question, file, story, story_part,
};
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
            if !is_here(&tx, me, item).await? {
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

/// It was brought before, or it was made here.
async fn is_here(tx: &Tx, student: Uuid, item: &Item) -> Result<bool> {
    let known = brought_item::Entity::find()
        .filter(brought_item::Column::SubjectId.eq(student))
        .filter(brought_item::Column::ForeignId.eq(item.id))
        .one(&tx.db)
        .await?;
    if known.is_some() {
        return Ok(true);
    }
    match TimelineSource::named(item.kind()) {
        Some(source) => Ok(super::item(tx, source, student, item.id).await?.is_some()),
        None => Ok(false),
    }
}

/// Where things of the document are in this Waymark.
#[derive(Default)]
struct Places {
    items: BTreeMap<Uuid, (TimelineSource, Uuid)>,
    parts: BTreeMap<Uuid, Uuid>,
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
    let length = Expr::cust("CAST(SUM(LENGTH(document)) AS BIGINT)");
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

impl Places {
    async fn item(&mut self, tx: &Tx, me: &SignedIn, id: ImportId, item: Item, done: &mut Brought) -> Result<()> {
        let known = brought_item::Entity::find()
            .filter(brought_item::Column::SubjectId.eq(me.person.0))
            .filter(brought_item::Column::ForeignId.eq(item.id))
            .one(&tx.db)
            .await?;
        if let Some(known) = known {
            self.items.insert(item.id, (TimelineSource::Brought, known.id));
            done.known += 1;
            return Ok(());
        }
        if let Some(source) = TimelineSource::named(item.kind())
            && super::item(tx, source, me.person.0, item.id).await?.is_some()
        {
            self.items.insert(item.id, (source, item.id));
            done.known += 1;
            return Ok(());
        }
        let local = Uuid::now_v7();
        let row = brought_item::ActiveModel {
            id: Set(local),
            district_id: Set(me.district.0),
            subject_id: Set(me.person.0),
            import_id: Set(id.0),
            foreign_id: Set(item.id),
            kind: Set(item.kind().into()),
            point: Set(item.point.name().into()),
            made_at: Set(item.at.0),
            document: Set(serde_json::to_string(&item)?),
        };
        brought_item::Entity::insert(row).exec_without_returning(&tx.db).await?;
        self.items.insert(item.id, (TimelineSource::Brought, local));
        done.new += 1;
        Ok(())
    }

    async fn story(&mut self, tx: &Tx, me: &SignedIn, told: domain::export::Story, done: &mut Brought) -> Result<()> {
        let own = story::Entity::find().filter(story::Column::SubjectId.eq(me.person.0)).all(&tx.db).await?;
        if let Some(known) = own.iter().find(|row| row.id == told.id || row.brought_id == Some(told.id)) {
            for part in portfolio::parts_of_student(tx, me.person.0).await? {
                if part.story_id == known.id {
                    self.parts.insert(part.brought_id.unwrap_or(part.id), part.id);
                }
            }
            done.known += 1;
            return Ok(());
        }
        let local = Uuid::now_v7();
        let row = story::ActiveModel {
            id: Set(local),
            district_id: Set(me.district.0),
            subject_id: Set(me.person.0),
            year: Set(told.year),
            name: Set(told.name),
            brought_id: Set(Some(told.id)),
            created_at: Set(tx.now.0),
            // As it was told there.
            changed_at: Set(told.at.0),
        };
        story::Entity::insert(row).exec_without_returning(&tx.db).await?;
        for (place, part) in told.parts.into_iter().enumerate() {
            // Of a kind that this release does not know, the student's words are kept.
            let picked = part.item.and_then(|item| self.items.get(&item).copied());
            let id = Uuid::now_v7();
            let row = story_part::ActiveModel {
                id: Set(id),
                district_id: Set(me.district.0),
                subject_id: Set(me.person.0),
                story_id: Set(local),
                place: Set(place as i32),
                source: Set(picked.map(|(source, _)| source.name().into())),
                about_id: Set(picked.map(|(_, about)| about)),
                fixed_id: Set(picked.and(part.version)),
                heading: Set(part.heading),
                words: Set(part.words),
                brought_id: Set(Some(part.id)),
                created_at: Set(tx.now.0),
                changed_at: Set(tx.now.0),
                removed_at: Set(None),
            };
            story_part::Entity::insert(row).exec_without_returning(&tx.db).await?;
            self.parts.insert(part.id, id);
        }
        done.new += 1;
        Ok(())
    }

    async fn conference(
        &mut self,
        tx: &Tx,
        me: &SignedIn,
        told: domain::export::Conference,
        done: &mut Brought,
    ) -> Result<()> {
        let own = conference::Entity::find().filter(conference::Column::SubjectId.eq(me.person.0)).all(&tx.db).await?;
        if own.iter().any(|row| row.id == told.id || row.brought_id == Some(told.id)) {
            done.known += 1;
            return Ok(());
        }
        let local = Uuid::now_v7();
        let (district, subject) = (me.district.0, me.person.0);
        let row = conference::ActiveModel {
            id: Set(local),
            district_id: Set(district),
            subject_id: Set(subject),
            whom: Set(told.whom),
            at_words: Set(told.when),
            stage: Set(told.stage),
            looked_back: Set(told.looked_back),
            brought_id: Set(Some(told.id)),
            rehearsed_at: Set(None),
            held_at: Set(told.held_at.map(|at| at.0)),
            looked_back_at: Set(None),
            removed_at: Set(None),
            created_at: Set(told.at.0),
            changed_at: Set(tx.now.0),
        };
        conference::Entity::insert(row).exec_without_returning(&tx.db).await?;
        for (place, item) in told.agenda.into_iter().enumerate() {
            let id = Uuid::now_v7();
            let row = conference_item::ActiveModel {
                id: Set(id),
                district_id: Set(district),
                subject_id: Set(subject),
                conference_id: Set(local),
                place: Set(place as i32),
                kind: Set(item.kind),
                title: Set(item.title),
                notes: Set(item.notes),
                removed_at: Set(None),
            };
            conference_item::Entity::insert(row).exec_without_returning(&tx.db).await?;
            let shown: BTreeSet<Uuid> = item.shown.iter().filter_map(|part| self.parts.get(part).copied()).collect();
            for part in shown {
                let row = conference_pick::ActiveModel {
                    id: Set(Uuid::now_v7()),
                    district_id: Set(district),
                    subject_id: Set(subject),
                    item_id: Set(id),
                    part_id: Set(part),
                };
                conference_pick::Entity::insert(row).exec_without_returning(&tx.db).await?;
            }
        }
        for said in told.questions {
            let row = conference_question::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(district),
                subject_id: Set(subject),
                conference_id: Set(local),
                words: Set(said.words),
                created_at: Set(said.at.0),
            };
            conference_question::Entity::insert(row).exec_without_returning(&tx.db).await?;
        }
        for step in told.steps {
            let row = agreed_step::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(district),
                subject_id: Set(subject),
                conference_id: Set(local),
                who: Set(step.who),
                words: Set(step.words),
                by_words: Set(step.by),
                goal_id: Set(None),
                created_at: Set(step.at.0),
            };
            agreed_step::Entity::insert(row).exec_without_returning(&tx.db).await?;
        }
        done.new += 1;
        Ok(())
    }
}
