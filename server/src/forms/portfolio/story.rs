//! The timeline, the story, and what students show of it.

use app::error::AppError;
use app::portfolio::{BroughtPage, OwnStoryPage, PairPage, PortfolioDeskPage, StoryPage, TimelinePage};
use app::typed::Typed;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::id::StoryId;
use domain::portfolio::TimelineSource;
use uuid::Uuid;

use super::{Wanted, answer, reader};
use crate::forms::classes::{Teaching, id};
use crate::forms::shelf::Learning;
use crate::forms::visit::Visit;

/// The kinds of changes that concern the pages.
const TIMELINE_HEARS: &str = "portfolio piece goal choice try growth growth_gone inquiry question round rating measure strategy conference \
     note note_gone stage";
const STORY_HEARS: &str = "portfolio piece goal choice try growth growth_gone inquiry question round rating measure";
const DESK_HEARS: &str = "portfolio conference";

pub async fn timeline(here: Learning, Query(wanted): Query<Wanted>) -> Response {
    answer(&here.visit, show_timeline(&here, &wanted, Typed::default()).await)
}

pub async fn show_timeline(here: &Learning, wanted: &Wanted, typed: Typed) -> Result<Response, AppError> {
    let point = AccessPoint::named(&wanted.point);
    let before = wanted.before.parse().ok().map(Moment);
    let (timeline, cursor) = here.visit.store().timeline(&here.visit.viewer, point, before).await?;
    let error = typed.error.clone();
    let page = TimelinePage { me: here.me.clone(), timeline, typed, said: wanted.said.clone() };
    Ok(match error {
        Some(error) => here.visit.again(&error, "portfolio.title", move || page.view()),
        None => here.visit.live_page("portfolio.title", &cursor, TIMELINE_HEARS, move || page.view()),
    })
}

pub async fn own(here: Learning, Query(wanted): Query<Wanted>) -> Response {
    answer(&here.visit, show_own(&here, &wanted, Typed::default()).await)
}

/// An address of a story that was never begun leads to this year's.
pub async fn show_own(here: &Learning, wanted: &Wanted, typed: Typed) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let asked = wanted.id.parse::<StoryId>().ok();
    let found = match asked {
        Some(id) => store.own_story(viewer, Some(id)).await.ok(),
        None => None,
    };
    let (own, cursor) = match found {
        Some(found) => found,
        None => store.own_story(viewer, None).await?,
    };
    let error = typed.error.clone();
    let page = OwnStoryPage { me: here.me.clone(), own, typed, said: wanted.said.clone() };
    Ok(match error {
        Some(error) => here.visit.again(&error, "portfolio.title", move || page.view()),
        None => here.visit.live_page("portfolio.title", &cursor, STORY_HEARS, move || page.view()),
    })
}

pub async fn told(visit: Visit, Path(path): Path<String>) -> Response {
    let (visit, me) = match reader(visit, "/stories").await {
        Ok(reader) => reader,
        Err(stopped) => return *stopped,
    };
    let shown = async {
        let (story, own, cursor) = visit.store().story(&visit.viewer, id(&path)?).await?;
        let page = StoryPage { me, story, own };
        Ok(visit.live_page("portfolio.title", &cursor, STORY_HEARS, move || page.view()))
    };
    answer(&visit, shown.await)
}

pub async fn pair(here: Learning, Path(path): Path<String>) -> Response {
    let shown = async {
        let id: Uuid = id(&path)?;
        let item = here.visit.store().own_item(&here.visit.viewer, TimelineSource::Pair, id).await?;
        let page = PairPage { me: here.me.clone(), item };
        Ok(here.visit.page("portfolio.title", move || page.view()))
    };
    answer(&here.visit, shown.await)
}

pub async fn brought(here: Learning, Path(path): Path<String>) -> Response {
    let shown = async {
        let id: Uuid = id(&path)?;
        let item = here.visit.store().own_item(&here.visit.viewer, TimelineSource::Brought, id).await?;
        let page = BroughtPage { me: here.me.clone(), item };
        Ok(here.visit.page("portfolio.title", move || page.view()))
    };
    answer(&here.visit, shown.await)
}

pub async fn desk(here: Teaching) -> Response {
    let shown = async {
        let (desk, cursor) = here.visit.store().story_desk(&here.visit.viewer).await?;
        let page = PortfolioDeskPage { me: here.me.clone(), desk };
        Ok(here.visit.live_page("portfolio.desk_title", &cursor, DESK_HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}
