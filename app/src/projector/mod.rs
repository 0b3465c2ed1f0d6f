//! The projector: what the back row sees. A viewer of its own, by the capability in its address; the server sends it no name.

pub mod api;
mod foot;
mod join;
mod keys;
mod page;
mod scenes;
mod wall;
#[cfg(feature = "hydrate")]
mod window;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use leptos_router::{LazyRoute, lazy_route};

use self::api::{WallPage, wall};
use self::page::Projector;
use crate::error::AppError;
use crate::messages::sentence;
use crate::t;
use crate::ui::{Cairn, title};

pub struct ProjectorRoute;

#[lazy_route]
impl LazyRoute for ProjectorRoute {
    fn data() -> Self {
        Self
    }

    // Reads in here and not in `data`: what `data` names is downloaded with every page.
    fn view(_this: Self) -> AnyView {
        let params = use_params_map();
        let page: Resource<(String, Result<WallPage, AppError>)> = Resource::new(
            move || params.read().get("token").unwrap_or_default(),
            |token| async move { (token.clone(), wall(token).await) },
        );
        view! {
            <Suspense>
                {move || Suspend::new(async move {
                    match page.await {
                        (token, Ok(page)) => view! { <Projector token page/> }.into_any(),
                        (_, Err(error)) => view! { <NoProjector error/> }.into_any(),
                    }
                })}
            </Suspense>
        }
        .into_any()
    }
}

/// Not (any more) a projector, or not to be read right now.
#[component]
fn NoProjector(error: AppError) -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        use axum::http::StatusCode;
        response.set_status(if error.is_not_found() { StatusCode::NOT_FOUND } else { StatusCode::SERVICE_UNAVAILABLE });
    }
    title("Waymark".to_owned());
    let (heading, text) = if error.is_not_found() {
        (t!("projector.ended"), t!("projector.ended_hint"))
    } else {
        (t!("projector.trouble"), sentence(&error.sentence()))
    };
    view! {
        <main id="main" class="projector">
            <div class="scene-prompt"><h1>{heading}</h1><p>{text}</p></div>
            <div class="scene-blank"><Cairn/></div>
        </main>
    }
}
