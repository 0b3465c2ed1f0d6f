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

use self::api::{HomePage, read_home};
use self::page::Home;
use crate::error::AppError;
use crate::offline::load;
use crate::ui::Loaded;

pub struct HomeRoute(Resource<Result<HomePage, AppError>>);

#[lazy_route]
impl LazyRoute for HomeRoute {
    fn data() -> Self {
        Self(Resource::new(|| (), |()| load(read_home())))
    }

    fn view(this: Self) -> AnyView {
        view! { <Loaded page=this.0 show=|page| view! { <Home page/> }.into_any()/> }.into_any()
    }
}
