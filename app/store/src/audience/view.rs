//! Who can see an inquiry right now: the one line that says so.

use domain::audience::{LinkState, OpenTo, Step};
use domain::clock::Moment;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{classes, ours, rows, world};
use crate::entity::{audience, guest, inquiry};
use crate::tx::Tx;
use crate::{Result, people};

/// Every audience that is open, from the narrowest. Empty: its student alone.
pub async fn open_to(tx: &Tx, inquiry: &inquiry::Model) -> Result<Vec<OpenTo>> {
    let mut open = Vec::new();
    let teachers = ours::teachers(tx, inquiry.id).await?;
    if !teachers.is_empty() {
        let who = teachers.into_iter().map(|teacher| teacher.name).collect();
        open.push(OpenTo { step: Step::Teacher, who, version: None, since: None, until: None });
    }
    let all = rows::of(tx, inquiry.id).await?;
    for step in Step::WISHED {
        let Some(row) = rows::at(&all, step).filter(|row| rows::stage(row, tx.now).is_open()) else { continue };
        if !is_read(tx, inquiry, row).await? {
            continue;
        }
        open.push(OpenTo {
            step,
            who: who(tx, row).await?,
            version: row.version,
            since: row.since.map(Moment),
            until: until(tx, row).await?,
        });
    }
    Ok(open)
}

/// Whether those read it to whom it was released. A page that must not be shown now is not open to the world, and in a class that somebody left,
/// or that was put away, nobody reads what was theirs together.
pub async fn is_read(tx: &Tx, inquiry: &inquiry::Model, row: &audience::Model) -> Result<bool> {
    let reader = match rows::step(row) {
        Step::Partner => row.partner_id,
        // Its student is enough: a class without anybody else is still a class.
        Step::Class => Some(row.subject_id),
        Step::World => return Ok(world::slug(tx, inquiry).await?.is_some()),
        _ => return Ok(true),
    };
    match reader {
        Some(reader) => classes::together(tx, row.class_id, row.subject_id, reader.into()).await,
        None => Ok(false),
    }
}

async fn who(tx: &Tx, row: &audience::Model) -> Result<Vec<String>> {
    Ok(match rows::step(row) {
        Step::Partner => match row.partner_id {
            Some(partner) => vec![people::name(tx, partner).await?],
            None => Vec::new(),
        },
        Step::Class => vec![classes::name(tx, row.class_id).await?],
        Step::Named => {
            let mut who = vec![row.words.clone()];
            for other in rows::others(tx, row.inquiry_id).await? {
                who.push(classes::name(tx, other.class_id).await?);
            }
            who
        }
        _ => vec![row.pen.clone()],
    })
}

/// The last day of what ends by itself: the longest link of a named audience, the yes for the world.
async fn until(tx: &Tx, row: &audience::Model) -> Result<Option<Moment>> {
    if rows::step(row) != Step::Named {
        return Ok(row.until.map(Moment));
    }
    let links = guest::Entity::find().filter(guest::Column::InquiryId.eq(row.inquiry_id)).all(&tx.db).await?;
    let open = |link: &&guest::Model| {
        LinkState::of(Moment(link.expires_at), link.ended_at.map(Moment), tx.now) == LinkState::Open
    };
    Ok(links.iter().filter(open).map(|link| Moment(link.expires_at)).max())
}
