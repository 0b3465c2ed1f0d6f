//! `/class/{id}/student/{person}/data`

use app::classes::StudentDataPage;
use axum::extract::Path;
use axum::response::Response;
use domain::id::PersonId;
use serde::Deserialize;

use crate::forms::classes::{InClass, answer, id};

/// The kinds of changes that concern the page.
const HEARS: &str = "measure class";

#[derive(Deserialize)]
pub struct Address {
    person: String,
}

pub async fn show(here: InClass, Path(address): Path<Address>) -> Response {
    let shown = async {
        let (store, viewer) = (here.visit.store(), &here.visit.viewer);
        let (data, cursor) = store.data_of(viewer, here.class, id::<PersonId>(&address.person)?).await?;
        let page = StudentDataPage { me: here.me.clone(), class: here.class, data };
        Ok(here.visit.live_page("measures.class_title", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}
