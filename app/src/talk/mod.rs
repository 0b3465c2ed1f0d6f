//! *I need to talk to someone*: who will see it, when, and what to do now if it cannot wait, said before anything is asked.

pub mod api;
mod page;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use self::api::read_talk;
use self::page::Talk;
use crate::offline::read;
use crate::ui::Loaded;

pub struct TalkRoute;

#[lazy_route]
impl LazyRoute for TalkRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let page = read(|| (), |()| read_talk());
        view! { <Loaded page show=|page| view! { <Talk page/> }.into_any()/> }.into_any()
    }
}
