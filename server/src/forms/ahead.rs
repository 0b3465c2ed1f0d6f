//! What is read of a student before their page is made: what stands around it, and where it is their home, that too. One snapshot: each
//! apart would find the same student, the same classes and the same cursor again.

use app::plain::{AskedPart, Reader};
use axum::http::Uri;
use domain::event::Cursor;
use domain::home::HomeView;
use domain::viewer::Viewer;
use store::Store;

use super::stage::{asked_line_of, asked_part};

/// Nothing of it for anybody but students.
#[derive(Default)]
pub struct Ahead {
    /// The page at this address has pictures first: a student's home, and where a piece is made. `/home?all` is everybody's.
    pub early: bool,
    /// The line at its foot.
    pub asked: Option<AskedPart>,
    pub home: Option<(HomeView, Cursor)>,
}

impl Ahead {
    /// What cannot be read is left out: the page itself says what went wrong.
    pub async fn read(store: &Store, viewer: &Viewer, reader: &Reader, uri: &Uri) -> Self {
        if viewer.signed_in().is_none_or(|me| me.staff) {
            return Self::default();
        }
        let path = uri.path();
        if path == "/home" {
            let Ok((home, around, cursor)) = store.home_page(viewer).await else { return Self::default() };
            let asked = Some(asked_line_of(reader, &around.asked, &cursor));
            return Self { early: around.early && uri.query() != Some("all"), asked, home: Some((home, cursor)) };
        }
        if ["/prompt/", "/piece/", "/question/"].iter().any(|place| path.starts_with(place)) {
            let Ok((around, cursor)) = store.around_page(viewer).await else { return Self::default() };
            let asked = Some(asked_line_of(reader, &around.asked, &cursor));
            return Self { early: around.early, asked, home: None };
        }
        // A wall asks nobody by itself, also in a student's browser.
        let asked = if path.starts_with("/projector/") { None } else { asked_part(store, viewer, reader).await };
        Self { asked, ..Self::default() }
    }
}
