//! `/class/{id}/badges`: made and made anew; what stands on one is made for this page alone.

use app::classes::{BadgesPage, Said as Told};
use app::error::AppError;
use app::qr;
use axum::extract::Query;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::id::PersonId;
use domain::refusal::Refusal;
use serde::Deserialize;

use super::here::{InClass, Said, answer, id};

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said).await)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pressed {
    make: String,
    another: String,
}

pub async fn change(here: InClass, Form(pressed): Form<Pressed>) -> Response {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let done = async {
        if !pressed.another.is_empty() {
            let student: PersonId = id(&pressed.another)?;
            store.renew_badge(viewer, here.class, student).await?;
            return Ok(here.to(&format!("/badges?said=badge_another&who={student}")));
        }
        if pressed.make != "all" {
            return Err(AppError::from(Refusal::NotFound));
        }
        store.make_badges(viewer, here.class).await?;
        Ok(here.to("/badges?said=badges_made"))
    };
    answer(&here.visit, done.await)
}

async fn page(here: &InClass, said: Said) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let badges = store.badges(viewer, here.class).await?;
    let class = store.class(viewer, here.class).await?.card;
    let (origin, keys) = (&here.visit.state.backend.site.origin, &here.visit.state.keys);
    let squares =
        badges.made.iter().map(|badge| qr::draw(&format!("{origin}/badge/{}", keys.badge(badge.id)))).collect();
    // The name comes from the roster, never from the address.
    let name = id::<PersonId>(&said.who).ok().and_then(|who| badges.made.iter().find(|badge| badge.person == who));
    let said = (!said.said.is_empty() && (said.who.is_empty() || name.is_some())).then(|| Told {
        what: said.said,
        name: name.map(|badge| badge.name.clone()).unwrap_or_default(),
        ..Told::default()
    });
    let page = BadgesPage {
        me: here.me.clone(),
        class: here.class,
        class_name: class.name,
        archived: class.archived,
        badges,
        squares,
        said,
    };
    Ok(here.visit.page("badges.title", move || page.view()))
}
