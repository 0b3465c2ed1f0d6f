//! The projector's only server function. Its capability counts, and no cookie does.

use domain::projector::WallView;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallPage {
    pub view: WallView,
    pub cursor: String,
    /// The side of the QR code's square in modules, as its path counts; 0 without one.
    pub modules: usize,
    /// The staged scene as the server composed it; empty where the window composes it from `view`.
    pub drawn: String,
}

#[server(endpoint = "projector/wall")]
pub async fn wall(token: String) -> Result<WallPage, AppError> {
    let (viewer, backend) = crate::backend::begin_as_projector(&token).await?;
    let locale = crate::messages::current();
    let (mut view, shown, cursor) = backend.store.wall(&viewer).await?;
    view.writing = backend.hub.writing(view.class);
    let origin = &backend.site.origin;
    view.address = crate::qr::typed_address(origin);
    let drawn = crate::qr::of_door(origin, &view.door);
    let modules = drawn.as_ref().map_or(0, |qr| qr.size);
    view.qr = drawn.map(|qr| qr.path).unwrap_or_default();
    provide_context(crate::plain::WallFiles::of(&token));
    Ok(WallPage { view, cursor: cursor.to_string(), modules, drawn: crate::plain::drawn(&shown, locale) })
}
