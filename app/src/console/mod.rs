//! The teacher's console: who is here, what came in, and the answer beside it. A composer: it may import features.
//!
//! What is open and what is filtered stand in the address, so every link works before the WASM does, and a reload or the back
//! button come to the same place.

pub mod api;
mod area;
mod bar;
mod bell;
#[cfg(feature = "hydrate")]
mod browser;
mod cover;
mod desk;
mod here;
mod inbox;
mod keys;
mod page;
mod reply;
mod start;

use domain::id::ClassId;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::{LazyRoute, lazy_route};

use self::api::{ConsolePage, read_console};
use self::page::Console;
use crate::error::AppError;
use crate::messages::sentence;
use crate::routes::not_found;
use crate::t;

pub struct ConsoleRoute;

#[lazy_route]
impl LazyRoute for ConsoleRoute {
    fn data() -> Self {
        Self
    }

    // Reads in here and not in `data`: what `data` names is downloaded with every page.
    fn view(_this: Self) -> AnyView {
        let (params, query) = (use_params_map(), use_query_map());
        let page: Resource<Result<ConsolePage, AppError>> = Resource::new(
            move || params.read().get("class"),
            move |class| {
                let piece = query.read_untracked().get("piece").and_then(|id| id.parse().ok());
                let class = class.and_then(|id| id.parse::<ClassId>().ok());
                async move {
                    let class = class.ok_or(AppError::Refused { refusal: domain::refusal::Refusal::NotFound })?;
                    read_console(class, piece).await
                }
            },
        );
        view! {
            <Suspense>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(page) => view! { <Console page/> }.into_any(),
                        Err(error) if error.is_not_found() => not_found(),
                        Err(error) => view! { <Trouble error/> }.into_any(),
                    }
                })}
            </Suspense>
        }
        .into_any()
    }
}

#[component]
fn Trouble(error: AppError) -> impl IntoView {
    view! {
        <main id="main" class="page narrow stack">
            <h1>{t!("console.trouble")}</h1>
            <p>{sentence(&error.sentence())}</p>
        </main>
    }
}

#[cfg(feature = "hydrate")]
fn show_dialog(id: &str) {
    browser::show_dialog(id);
}

#[cfg(not(feature = "hydrate"))]
fn show_dialog(_id: &str) {}

#[cfg(feature = "hydrate")]
fn close_dialog(id: &str) {
    browser::close_dialog(id);
}

#[cfg(not(feature = "hydrate"))]
fn close_dialog(_id: &str) {}
