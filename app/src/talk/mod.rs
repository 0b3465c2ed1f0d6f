//! *I need to talk to someone*: who will see it, when, and what to do now if it cannot wait, said before anything is asked.

pub mod api;
mod page;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use self::api::{TalkPage, read_talk};
use self::page::Talk;
use crate::error::AppError;
use crate::offline::load;
use crate::ui::Loaded;

pub struct TalkRoute(Resource<Result<TalkPage, AppError>>);

#[lazy_route]
impl LazyRoute for TalkRoute {
    fn data() -> Self {
        Self(Resource::new(|| (), |()| load(read_talk())))
    }

    fn view(this: Self) -> AnyView {
        view! { <Loaded page=this.0 show=|page| view! { <Talk page/> }.into_any()/> }.into_any()
    }
}
