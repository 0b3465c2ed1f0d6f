//! `/home` of the youngest: see [`app::early`]. Everybody else's is a live page.

use app::early::{EarlyHome, Made};
use axum::http::Uri;
use axum::response::Response;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::Store;

use super::classes::answer;
use super::visit::Visit;

/// The kinds of changes that concern the page.
const HEARS: &str = "prompt prompt_gone piece note note_gone class goal board choice round rubric stage";

/// Whether the page at this address has pictures first: a student's home, and where a piece is made. `/home?all` is everybody's.
pub async fn is_early(store: &Store, viewer: &Viewer, uri: &Uri) -> bool {
    let path = uri.path();
    let home = path == "/home" && uri.query() != Some("all");
    let made = ["/prompt/", "/piece/", "/question/"].iter().any(|place| path.starts_with(place));
    (home || made) && store.is_early(viewer).await.unwrap_or(false)
}

pub async fn home(visit: Visit) -> Response {
    let shown = async {
        let me = visit.viewer.person().ok_or(Refusal::NotFound)?;
        let (home, cursor) = visit.store().home(&visit.viewer).await?;
        let mut made = Vec::new();
        for piece in home.pieces.iter().take(EarlyHome::MOST) {
            let showing = visit.store().showing(&visit.viewer, piece.id, None).await.ok();
            made.push(Made { piece: piece.clone(), showing: showing.map(|(showing, _)| showing) });
        }
        let page = EarlyHome { me, home, made };
        Ok(visit.live_page("early.title", &cursor, HEARS, move || page.view()))
    };
    answer(&visit, shown.await)
}
