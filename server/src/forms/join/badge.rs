//! `/badge/{shown}`: a badge was scanned. Looking at it joins nobody; the four pictures do.

use app::error::AppError;
use app::joining::EndedPage;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::badges::BehindBadge;
use domain::door::PinStep;
use domain::id::BadgeId;
use domain::refusal::Refusal;

use super::ticket::{Picked, Way};
use super::{board, code};
use crate::forms::visit::Visit;
use crate::session;

pub async fn show(mut visit: Visit, Path(shown): Path<String>) -> Response {
    match read(&visit, &shown).await {
        Ok(picked) => {
            visit.reader.early = picked.way.is_early();
            board::begin(&visit, picked, None).await
        }
        Err(error) if error.is_not_found() => {
            // Nobody's any more: only the device may still know whom it is read by.
            visit.reader.early = code::here(&visit).await.is_ok_and(|here| here.early);
            ended(&visit)
        }
        Err(error) => visit.stopped(error),
    }
}

async fn read(visit: &Visit, shown: &str) -> Result<Picked, AppError> {
    let badge = visit.state.keys.badge_of(shown).ok_or(Refusal::NotFound)?;
    let device = session::device(&visit.state, &visit.jar);
    let BehindBadge { pick, early, .. } = visit.store().behind_badge(badge, device.as_deref()).await?;
    Ok(Picked::new(Way::Badge { badge, person: pick.person, early }, pick.shown, pick.picture))
}

/// Whether a first row of pictures is chosen; nothing where the name is locked. Conflict `pin.choose_new`: there is none yet, and the door is closed.
pub async fn setting(visit: &Visit, badge: BadgeId, device: Option<&str>) -> Result<Option<bool>, AppError> {
    let behind = visit.store().behind_badge(badge, device).await?;
    match (behind.step, behind.session) {
        (PinStep::Enter { locked: true }, _) => Ok(None),
        (PinStep::Enter { locked: false }, _) => Ok(Some(false)),
        (PinStep::Set, Some(_)) => Ok(Some(true)),
        (PinStep::Set, None) => Err(Refusal::conflict("pin.choose_new").into()),
    }
}

/// Whether it was one once is nobody's business.
pub fn ended(visit: &Visit) -> Response {
    visit.page_as(StatusCode::NOT_FOUND, "badges.ends_title", || EndedPage.view())
}
