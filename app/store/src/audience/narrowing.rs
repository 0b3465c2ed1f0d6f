//! Taking back: a step and everything wider, with all that hangs on it, in one transaction.

use domain::audience::{AudienceMove, Step};
use domain::event::Event;
use domain::id::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{rows, world};
use crate::Result;
use crate::entity::{audience_class, guest, inquiry};
use crate::tx::Tx;

/// Closes the step and everything wider. `by` is a teacher; nobody is its student. Conflict `audience.nothing_to_take_back`.
pub async fn take_back(tx: &Tx, inquiry: &inquiry::Model, step: Step, by: Option<PersonId>) -> Result<Vec<Event>> {
    let all = rows::of(tx, inquiry.id).await?;
    let first =
        rows::at(&all, step).ok_or_else(|| domain::refusal::Refusal::conflict("audience.nothing_to_take_back"))?;
    rows::stage(first, tx.now).after(AudienceMove::TakeBack)?;
    let mut events = narrow(tx, inquiry, step, by).await?;
    events.extend(told_inquiry(tx, inquiry).await?);
    Ok(events)
}

/// Nobody but its student reads it any more: the last of the picked teachers does not. The inquiry itself is told by whoever hid it.
pub async fn narrow_to_me(tx: &Tx, inquiry: &inquiry::Model) -> Result<Vec<Event>> {
    narrow(tx, inquiry, Step::Partner, None).await
}

/// The same, whatever there is to close. The inquiry itself is told by whoever asks for it.
pub async fn narrow(tx: &Tx, inquiry: &inquiry::Model, step: Step, by: Option<PersonId>) -> Result<Vec<Event>> {
    let all = rows::of(tx, inquiry.id).await?;
    let mut events = Vec::new();
    for wider in step.and_wider() {
        let Some(row) = rows::at(&all, wider) else { continue };
        let stage = rows::stage(row, tx.now);
        if !stage.is_open() && !stage.waits() {
            continue;
        }
        // Told as it was, so that those hear of it who read it.
        events.extend(rows::events(tx, row).await?);
        let shut = rows::closed(row.clone());
        let shut = match by {
            Some(by) => rows::decided(shut, by, tx.now),
            // A wish that nobody had released was read by nobody: see [`rows::since`].
            None => {
                let closed_at = shut.since.map(|_| tx.now.0);
                crate::entity::audience::Model { decided_by: None, decided_at: closed_at, ..shut }
            }
        };
        rows::keep(tx, shut).await?;
        match wider {
            Step::Named => end_visits(tx, inquiry).await?,
            Step::World => world::remove(tx, inquiry.id).await?,
            _ => {}
        }
    }
    Ok(events)
}

/// Links and other classes.
pub async fn end_visits(tx: &Tx, inquiry: &inquiry::Model) -> Result<()> {
    guest::Entity::update_many()
        .col_expr(guest::Column::EndedAt, Expr::value(tx.now.0))
        .filter(guest::Column::InquiryId.eq(inquiry.id))
        .filter(guest::Column::EndedAt.is_null())
        .exec(&tx.db)
        .await?;
    audience_class::Entity::update_many()
        .col_expr(audience_class::Column::Until, Expr::value(tx.now.0))
        .filter(audience_class::Column::InquiryId.eq(inquiry.id))
        .filter(audience_class::Column::Until.is_null())
        .exec(&tx.db)
        .await?;
    Ok(())
}

/// Who reads it is also a fact of the inquiry: it stands where that puts it, and its own page says so.
pub async fn told_inquiry(tx: &Tx, inquiry: &inquiry::Model) -> Result<Vec<Event>> {
    Ok(crate::inquiry::shown_changed(tx, inquiry.clone()).await?.1)
}
