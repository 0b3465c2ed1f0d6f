//! What belongs to an inquiry (see [`crate::evidence`]): what the inquiry itself does about it.

use domain::event::{About, Event};
use domain::id::EvidenceId;
use domain::portfolio::TimelineSource;
use sea_orm::EntityTrait;
use uuid::Uuid;

use super::rows;
use crate::entity::inquiry;
use crate::evidence::{self, Of, Typed};
use crate::tx::Tx;
use crate::{Error, Result};

pub async fn link(tx: &Tx, of: inquiry::Model, typed: Typed<'_>) -> Result<Vec<Event>> {
    rows::must_go_on(tx, &of).await?;
    let row = evidence::link(tx, Of::Inquiry(of.id), (of.district_id, of.subject_id), typed).await?;
    let (of, mut events) = rows::touch(tx, of).await?;
    events.extend(who_reads(&of, &row.source, row.about_id));
    Ok(events)
}

pub async fn unlink(tx: &Tx, of: inquiry::Model, id: EvidenceId) -> Result<Vec<Event>> {
    let row = evidence::unlink(tx, Of::Inquiry(of.id), id).await?;
    let (of, mut events) = rows::touch(tx, of).await?;
    events.extend(who_reads(&of, &row.source, row.about_id));
    Ok(events)
}

/// What it showed was taken back.
pub async fn shows_less(tx: &Tx, of: Uuid) -> Result<Vec<Event>> {
    let of = inquiry::Entity::find_by_id(of).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    Ok(rows::touch(tx, of).await?.1)
}

/// To the student, about a piece: its own line names those who read it.
fn who_reads(of: &inquiry::Model, source: &str, about: Uuid) -> Option<Event> {
    let student = of.subject_id.into();
    (source == TimelineSource::Piece.name()).then(|| rows::told(About::Piece(about.into()), student, student))
}

/// The same of everything that it shows.
pub async fn all_who_read(tx: &Tx, of: &inquiry::Model) -> Result<Vec<Event>> {
    let rows = evidence::standing_in(tx, Of::Inquiry(of.id)).await?;
    Ok(rows.iter().filter_map(|row| who_reads(of, &row.source, row.about_id)).collect())
}
