//! `/style`: every part in every theme, while Waymark is being built.

use app::accounts::Style;
use axum::response::Response;
use leptos::prelude::*;

use super::visit::Visit;

pub async fn show(visit: Visit) -> Response {
    if visit.state.backend.site.dev { visit.page("landing.style", || view! { <Style/> }) } else { visit.not_found() }
}
