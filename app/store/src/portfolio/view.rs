//! A story as its student sees it, and as somebody does to whom it is shown.

use domain::clock::Moment;
use domain::export::Item;
use domain::portfolio::{Part, PartIs, SchoolYear, StoryCard, StoryView, TimelineSource};
use uuid::Uuid;

use super::tools::{self, Tools};
use super::{parts, readers};
use crate::entity::{story, story_part};
use crate::tx::Tx;
use crate::{Result, export, people, pieces};

/// A part, with what it shows as it was picked. `own`: with everything; for others without what was answered and asked.
pub async fn part(tx: &Tx, row: story_part::Model, own: bool) -> Result<Part> {
    let mut tool_waits = false;
    let is = match (row.source.as_deref().and_then(TimelineSource::named), row.about_id) {
        (Some(source), Some(about)) => {
            let item = export::item(tx, source, row.subject_id, about).await?.and_then(|item| item.fixed(row.fixed_id));
            let mut told = item.clone().map(Item::told);
            let tools = match &mut told {
                Some(told) => tools::unname(tx, row.subject_id, source, told).await?,
                None => Tools::Shown,
            };
            tool_waits = own && tools != Tools::Shown;
            let item = if own { item } else { told.filter(|told| tools != Tools::Hidden && !told.stays_own()) };
            PartIs::Pick(source, item.map(Box::new))
        }
        _ => PartIs::Chapter,
    };
    Ok(Part { id: row.id.into(), is, heading: row.heading, words: row.words, tool_waits })
}

pub async fn parts_of(tx: &Tx, rows: Vec<story_part::Model>, own: bool) -> Result<Vec<Part>> {
    let mut parts = Vec::with_capacity(rows.len());
    for row in rows {
        let part = part(tx, row, own).await?;
        // What its student took back is nothing that others are told of.
        if own || !matches!(part.is, PartIs::Pick(_, None)) {
            parts.push(part);
        }
    }
    Ok(parts)
}

pub async fn story(tx: &Tx, row: story::Model, own: bool) -> Result<StoryView> {
    let rows = parts::of(tx, row.id).await?;
    Ok(StoryView {
        parts: parts_of(tx, rows, own).await?,
        readers: readers::adults_of(tx, readers::Shown::Story(row.id)).await?,
        student: row.subject_id.into(),
        student_name: people::name(tx, row.subject_id).await?,
        picture: pieces::picture(tx, None, row.subject_id).await?,
        id: row.id.into(),
        name: row.name,
        year: SchoolYear(row.year),
        changed_at: Moment(row.changed_at),
        brought_at: row.brought_id.map(|_| Moment(row.created_at)),
    })
}

pub async fn card(tx: &Tx, row: story::Model) -> Result<StoryCard> {
    let student: Uuid = row.subject_id;
    Ok(StoryCard {
        parts: parts::of(tx, row.id).await?.len(),
        student: student.into(),
        student_name: people::name(tx, student).await?,
        picture: pieces::picture(tx, None, student).await?,
        id: row.id.into(),
        name: row.name,
        year: SchoolYear(row.year),
        changed_at: Moment(row.changed_at),
    })
}
