//! A student's home: one thing first, then what rests.

pub mod api;
mod classes;
mod notes;
mod page;
mod pieces;
mod prompt;
mod step;

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use self::api::read_home;
use self::page::Home;
use crate::offline::read;
use crate::ui::Loaded;

pub struct HomeRoute;

#[lazy_route]
impl LazyRoute for HomeRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let page = read(|| (), |()| read_home());
        view! { <Loaded page show=|page| view! { <Home page/> }.into_any()/> }.into_any()
    }
}
