//! `/class/{id}/student/{person}/choices`

use app::classes::StudentChoicesPage;
use axum::extract::Path;
use axum::response::Response;
use domain::id::PersonId;
use serde::Deserialize;

use crate::forms::classes::{InClass, answer, id};

/// The kinds of changes that concern the page.
const HEARS: &str = "choice board helped try class";

#[derive(Deserialize)]
pub struct Address {
    person: String,
}

pub async fn show(here: InClass, Path(address): Path<Address>) -> Response {
    let shown = async {
        let (store, viewer) = (here.visit.store(), &here.visit.viewer);
        let student = id::<PersonId>(&address.person)?;
        let (of, cursor) = store.choices_of(viewer, here.class, student).await?;
        let tries = store.tries_shown_by(viewer, here.class, student).await?;
        let class_name = store.class(viewer, here.class).await?.card.name;
        let page = StudentChoicesPage { me: here.me.clone(), class: here.class, class_name, of, tries };
        Ok(here.visit.live_page("boards.choices_title", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}
