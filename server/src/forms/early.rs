//! `/home` of the youngest: see [`app::early`]. Everybody else's is a live page.

use app::early::{EarlyHome, Made};
use axum::response::Response;
use domain::event::Cursor;
use domain::home::HomeView;
use domain::refusal::Refusal;

use super::classes::answer;
use super::visit::Visit;

/// The kinds of changes that concern the page.
const HEARS: &str = "prompt prompt_gone piece note note_gone class goal board choice round rubric stage";

/// `read` with what stands around the page (see [`super::ahead`]).
pub async fn home(visit: Visit, read: (HomeView, Cursor)) -> Response {
    let shown = async {
        let me = visit.viewer.person().ok_or(Refusal::NotFound)?;
        let (home, cursor) = read;
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
