//! `/badge/{shown}`: a badge was scanned. Looking at it joins nobody; the four pictures do.

use app::error::AppError;
use app::joining::EndedPage;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::door::PinStep;
use domain::id::BadgeId;
use domain::refusal::Refusal;

use super::board;
use super::ticket::{Picked, Way};
use crate::forms::visit::Visit;
use crate::session;

pub async fn show(visit: Visit, Path(shown): Path<String>) -> Response {
    let Some(badge) = visit.state.keys.badge_of(&shown) else { return ended(&visit) };
    let device = session::device(&visit.state, &visit.jar);
    match visit.store().behind_badge(badge, device.as_deref()).await.map_err(AppError::from) {
        Ok(behind) => {
            let way = Way::Badge { badge, person: behind.pick.person };
            board::begin(&visit, Picked::new(way, behind.pick.shown, behind.pick.picture), None).await
        }
        Err(error) if error.is_not_found() => ended(&visit),
        Err(error) => visit.stopped(error),
    }
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
