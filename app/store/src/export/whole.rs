//! A student's whole portfolio, as one document.

use std::collections::{BTreeMap, BTreeSet};

use domain::clock::Moment;
use domain::conference::MOST_ITEMS as MOST_AGENDA;
use domain::export::{
    Conference, ConferenceItem, ConferenceStep, FORMAT, File, Item, KIND, Led, Portfolio, Said, Story, StoryPart,
    Student, extension,
};
use domain::files::FileState;
use domain::id::{FileId, PersonId};
use domain::portfolio::TimelineSource;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::shown::{self, Named};
use super::{brought, ids, item};
use crate::among::among;
use crate::entity::{self, brought_item, file, story, story_part};
use crate::tx::Tx;
use crate::{Error, Result, Store, conference, people, portfolio, scope};

/// A document, and the files that belong into its `files`, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    pub portfolio: Portfolio,
    pub files: Vec<FileId>,
}

impl Store {
    /// The viewer's own. Not found for who is no student.
    #[crate::compiled_here]
    pub async fn export_portfolio(&self, viewer: &Viewer) -> Result<Exported> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        of(&tx, me.person).await
    }
}

pub async fn of(tx: &Tx, student: PersonId) -> Result<Exported> {
    let person = people::row(tx, student.0).await?;
    let mut items = Vec::new();
    for source in TimelineSource::ALL.iter().filter(|source| **source != TimelineSource::Brought) {
        for id in ids(tx, *source, student.0).await? {
            let told = item(tx, *source, student.0, id).await?;
            items.extend(told.map(|item| Item { told_at: Some(tx.now), ..item }));
        }
    }
    let foreign = of_elsewhere(tx, student.0).await?;
    let (told, held) = (stories_of(tx, student.0).await?, conferences_of(tx, student.0).await?);
    let mut named: Named = items.iter().map(|item| (item.id, (item.id, item.kind().into()))).collect();
    named.extend(foreign.iter().map(|(here, item)| (*here, (item.id, item.kind().into()))));
    let named_as =
        |id, brought: Option<Uuid>, kind: TimelineSource| (id, (brought.unwrap_or(id), kind.name().to_owned()));
    named.extend(told.iter().map(|row| named_as(row.id, row.brought_id, TimelineSource::Story)));
    named.extend(held.iter().map(|row| named_as(row.id, row.brought_id, TimelineSource::Conference)));
    for item in &mut items {
        shown::add_to(tx, item, &named).await?;
        shown::keep_known(item, &named);
    }
    // As it came, with the ids it came with.
    let native: BTreeSet<Uuid> = items.iter().map(|item| item.id).collect();
    // But not twice: what was taken back, brought in again and then shared again is here by itself.
    items.extend(foreign.values().filter(|item| !native.contains(&item.id)).cloned());
    items.sort_by_key(|item| (item.at, item.id));
    let (files, here) = files(tx, student.0, &items).await?;
    let titles = items.iter().map(|item| (item.id, item.title().to_owned())).collect();
    let parts = Parts { foreign: foreign.iter().map(|(id, item)| (*id, item.id)).collect(), titles };
    let portfolio = Portfolio {
        kind: KIND.into(),
        format: FORMAT,
        origin: person.district_id,
        exported_at: tx.now,
        student: Student { name: person.display_name },
        stories: stories(tx, student.0, told, &parts).await?,
        conferences: conferences(tx, held, &parts).await?,
        items,
        files,
    };
    Ok(Exported { portfolio, files: here })
}

/// What was brought, by the ids that it has here.
async fn of_elsewhere(tx: &Tx, student: Uuid) -> Result<BTreeMap<Uuid, Item>> {
    let rows = brought_item::Entity::find().filter(brought_item::Column::SubjectId.eq(student)).all(&tx.db).await?;
    let mut items = BTreeMap::new();
    for row in rows {
        items.insert(row.id, serde_json::from_str(&row.document)?);
    }
    Ok(items)
}

/// Every file that is shown and is there, once.
async fn files(tx: &Tx, student: Uuid, items: &[Item]) -> Result<(Vec<File>, Vec<FileId>)> {
    let foreign = brought::here(tx, student).await?;
    let (mut named, mut wanted) = (BTreeSet::new(), Vec::new());
    for id in items.iter().flat_map(Item::files) {
        if named.insert(id) {
            wanted.push((id, foreign.get(&id).copied().unwrap_or(id)));
        }
    }
    let rows: BTreeMap<Uuid, file::Model> = file::Entity::find()
        .filter(file::Column::Id.is_in(among(wanted.iter().map(|(_, here)| *here))))
        .filter(file::Column::OwnerId.eq(student))
        .filter(file::Column::State.eq(FileState::Ready.name()))
        .filter(file::Column::GoneAt.is_null())
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let (mut files, mut here) = (Vec::new(), Vec::new());
    for (id, local) in wanted {
        let Some(row) = rows.get(&local) else { continue };
        let path = format!("files/{:04}.{}", files.len() + 1, extension(&row.kind, &row.media_type));
        let (kind, media_type) = (row.kind.clone(), row.media_type.clone());
        files.push(File { id, kind, media_type, path, bytes: row.bytes });
        here.push(local.into());
    }
    Ok((files, here))
}

/// What parts may point to: things of the document, by the ids that they have in it.
struct Parts {
    foreign: BTreeMap<Uuid, Uuid>,
    /// Everything that is in it.
    titles: BTreeMap<Uuid, String>,
}

impl Parts {
    fn named(&self, here: Uuid) -> Option<Uuid> {
        let id = self.foreign.get(&here).copied().unwrap_or(here);
        self.titles.contains_key(&id).then_some(id)
    }

    fn led(&self, here: Uuid) -> Option<Led> {
        let item = self.named(here)?;
        Some(Led { item, title: self.titles.get(&item).cloned().unwrap_or_default() })
    }

    /// None for a pick of what is not there any more.
    fn part(&self, row: story_part::Model) -> Option<StoryPart> {
        let item = match row.about_id {
            Some(about) => Some(self.named(about)?),
            None => None,
        };
        let id = row.brought_id.unwrap_or(row.id);
        let at = Some(Moment(row.changed_at));
        Some(StoryPart { id, item, version: row.fixed_id, heading: row.heading, words: row.words, at })
    }
}

async fn stories_of(tx: &Tx, student: Uuid) -> Result<Vec<story::Model>> {
    Ok(story::Entity::find()
        .filter(story::Column::SubjectId.eq(student))
        .order_by_asc(story::Column::Year)
        .order_by_asc(story::Column::CreatedAt)
        .all(&tx.db)
        .await?)
}

/// Those on the list.
async fn conferences_of(tx: &Tx, student: Uuid) -> Result<Vec<entity::conference::Model>> {
    Ok(conference::of_student(tx, student).await?.into_iter().filter(|row| row.removed_at.is_none()).collect())
}

async fn stories(tx: &Tx, student: Uuid, rows: Vec<story::Model>, parts: &Parts) -> Result<Vec<Story>> {
    let all = portfolio::parts_of_student(tx, student).await?;
    Ok(rows
        .into_iter()
        .map(|row| Story {
            id: row.brought_id.unwrap_or(row.id),
            year: row.year,
            name: row.name,
            at: Moment(row.changed_at),
            parts: all
                .iter()
                .filter(|part| part.story_id == row.id)
                .cloned()
                .filter_map(|part| parts.part(part))
                .collect(),
        })
        .collect())
}

async fn conferences(tx: &Tx, rows: Vec<entity::conference::Model>, parts: &Parts) -> Result<Vec<Conference>> {
    let mut conferences = Vec::new();
    for row in rows {
        let mut agenda = Vec::new();
        for item in conference::agenda_of(tx, row.id).await?.into_iter().take(MOST_AGENDA) {
            let shown = conference::shown_by(tx, item.id).await?.into_iter().filter_map(|part| parts.part(part));
            let shown = shown.map(|part| part.id).collect();
            agenda.push(ConferenceItem { kind: item.kind, title: item.title, notes: item.notes, shown });
        }
        let questions = conference::questions(tx, row.id).await?.into_iter().map(|row| Said {
            by: "family".into(),
            what: String::new(),
            feels: Vec::new(),
            words: row.words,
            at: Moment(row.created_at),
        });
        let questions = questions.collect();
        let steps = conference::steps(tx, row.id).await?.into_iter().map(|row| ConferenceStep {
            who: row.who,
            words: row.words,
            by: row.by_words,
            goal: row.goal_id.or(row.brought_goal_id).and_then(|goal| parts.led(goal)),
            at: Moment(row.created_at),
        });
        conferences.push(Conference {
            id: row.brought_id.unwrap_or(row.id),
            whom: row.whom,
            when: row.at_words,
            stage: row.stage,
            at: Moment(row.created_at),
            held_at: row.held_at.map(Moment),
            agenda,
            questions,
            steps: steps.collect(),
            looked_back: row.looked_back,
            changed_at: Some(Moment(row.changed_at)),
        });
    }
    conferences.reverse();
    Ok(conferences)
}
