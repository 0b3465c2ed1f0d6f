//! Growth: two own pieces, before and after, with the student's own words between them; also for the refrigerator.

pub mod api;
mod form;
mod list;
mod pair;

use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use leptos_router::{LazyRoute, lazy_route};

use self::api::{read_growth, read_pair};
use self::list::Pairs;
use self::pair::Pair;
use crate::offline::read;
use crate::ui::Loaded;

pub struct GrowthRoute;

#[lazy_route]
impl LazyRoute for GrowthRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let page = read(|| (), |()| read_growth());
        view! { <Loaded page show=|page| view! { <Pairs page/> }.into_any()/> }.into_any()
    }
}

pub struct GrowthPairRoute;

#[lazy_route]
impl LazyRoute for GrowthPairRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let params = use_params_map();
        let id = move || params.with(|params| params.get("id")).unwrap_or_default();
        let page = read(id, |id: String| async move {
            match id.parse().ok() {
                Some(id) => read_pair(id).await,
                None => Err(Refusal::NotFound.into()),
            }
        });
        view! { <Loaded page show=|(me, first, pair)| view! { <Pair me first pair/> }.into_any()/> }.into_any()
    }
}
