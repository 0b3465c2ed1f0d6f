//! What a student can link: what stands on their timeline, their notes, and their stories.

use std::collections::{BTreeMap, BTreeSet};

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::evidence::{InquiryPart, MOST_OFFERED, Made, Offer};
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::rows::{Of, source, standing_in};
use crate::among::among;
use crate::entity::{inquiry_note, version};
use crate::tx::Tx;
use crate::{Result, portfolio};

/// Newest first, without what is linked there already, and without the thing itself.
pub async fn offered(tx: &Tx, student: Uuid, of: Of) -> Result<Vec<Offer>> {
    let linked: BTreeSet<(TimelineSource, Uuid, Option<Uuid>)> =
        standing_in(tx, of).await?.iter().filter_map(|row| Some((source(row)?, row.about_id, row.fixed_id))).collect();
    // Several things may happen to one, and each is offered once.
    let entries = portfolio::newest(tx, student, 3 * MOST_OFFERED as u64).await?;
    let numbers = numbers(tx, &entries).await?;
    let mut offers: Vec<Offer> = entries.into_iter().filter_map(|entry| of_entry(entry, &numbers)).collect();
    offers.extend(notes(tx, student).await?);
    offers.retain(|offer| {
        let itself = of == Of::Goal(offer.about) || of == Of::Inquiry(offer.about);
        let known = match offer.made {
            Made::Version(version) => (TimelineSource::Piece, offer.about, Some(version.0)),
            Made::Thing { source, about, fixed } => (source, about, fixed),
        };
        !itself && !linked.contains(&known)
    });
    Ok(domain::evidence::offered(offers))
}

fn of_entry(entry: Entry, numbers: &BTreeMap<Uuid, i32>) -> Option<Offer> {
    let made = entry.made()?;
    let number = match made {
        Made::Version(version) => Some(*numbers.get(&version.0)?),
        Made::Thing { .. } => None,
    };
    let Entry { about, happened, point, at, title, words, .. } = entry;
    let said = happened == Happening::Thought;
    let (title, part) = match said {
        true if !words.is_empty() => (words, Some(InquiryPart::Perspective)),
        true => (title, Some(InquiryPart::Perspective)),
        false => (title, None),
    };
    Some(Offer { made, about, point, title, number, part, at })
}

/// Which version each is.
async fn numbers(tx: &Tx, entries: &[Entry]) -> Result<BTreeMap<Uuid, i32>> {
    let pieces = entries.iter().filter(|entry| entry.source == TimelineSource::Piece);
    let rows: Vec<(Uuid, i32)> = version::Entity::find()
        .select_only()
        .columns([version::Column::Id, version::Column::Number])
        .filter(version::Column::Id.is_in(among(pieces.filter_map(|entry| entry.fixed))))
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Notes stand on no timeline: they are read in their inquiry.
async fn notes(tx: &Tx, student: Uuid) -> Result<Vec<Offer>> {
    let rows = inquiry_note::Entity::find()
        .filter(inquiry_note::Column::SubjectId.eq(student))
        .filter(inquiry_note::Column::RemovedAt.is_null())
        .order_by_desc(inquiry_note::Column::CreatedAt)
        .order_by_desc(inquiry_note::Column::Id)
        .limit(MOST_OFFERED as u64)
        .all(&tx.db)
        .await?;
    let offer = |row: inquiry_note::Model| Offer {
        made: Made::Thing { source: TimelineSource::Inquiry, about: row.inquiry_id, fixed: Some(row.id) },
        about: row.inquiry_id,
        point: AccessPoint::Inquiry,
        title: opening(if row.words.is_empty() { &row.title } else { &row.words }),
        number: None,
        part: Some(InquiryPart::Note),
        at: Moment(row.created_at),
    };
    Ok(rows.into_iter().map(offer).collect())
}
