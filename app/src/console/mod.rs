//! The teacher's console: who is here, what came in, and the answer beside it. A composer: it may import features.
//!
//! Like a student's pages it is a text made from what is [`known`](known::Known), the same on both sides and patched in place
//! (docs/decisions/0006-shown-and-heard.md). Nothing in it listens: what is pressed, typed and sent anywhere in it is heard by the
//! [`desk`] and its [`acts`]. So every form is a form first.
//!
//! What is open and what is filtered stand in the address, so every link works before the WASM does, and a reload or the back
//! button come to the same place.

#[cfg(feature = "hydrate")]
mod acts;
pub mod api;
mod area;
mod bar;
mod bell;
#[cfg(feature = "hydrate")]
mod browser;
mod cover;
#[cfg(feature = "hydrate")]
mod desk;
mod here;
mod inbox;
mod keys;
mod known;
mod page;
mod reply;
mod stage;
mod start;

use domain::id::ClassId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::{LazyRoute, lazy_route};

use self::api::read_console;
use self::known::Address;
use crate::offline::{Text, read};
use crate::ui::Loaded;

pub struct ConsoleRoute;

#[lazy_route]
impl LazyRoute for ConsoleRoute {
    fn data() -> Self {
        Self
    }

    // Reads in here and not in `data`: what `data` names is downloaded with every page.
    fn view(_this: Self) -> AnyView {
        let (params, query) = (use_params_map(), use_query_map());
        let page = read(
            move || params.read().get("class").unwrap_or_default(),
            move |class| {
                let Address { piece, back, .. } = Address::read(&query.read_untracked());
                async move { read_console(class.parse::<ClassId>().map_err(|_| Refusal::NotFound)?, piece, back).await }
            },
        );
        view! { <Loaded page show/> }.into_any()
    }
}

fn show(text: &Text) -> Option<AnyView> {
    text.read().map(page::console)
}
