//! Growth: two own pieces, before and after, with the student's own words between them; also for the refrigerator.

pub mod api;
mod form;
mod list;
mod pair;

use domain::growth::GrowthView;
use domain::id::{CommandId, GrowthId, PersonId};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use leptos_router::{LazyRoute, lazy_route};

use self::api::{GrowthPage, read_growth, read_pair};
use self::list::Pairs;
use self::pair::Pair;
use crate::error::AppError;
use crate::offline::load;
use crate::ui::Loaded;

pub struct GrowthRoute(Resource<Result<GrowthPage, AppError>>);

#[lazy_route]
impl LazyRoute for GrowthRoute {
    fn data() -> Self {
        Self(Resource::new(|| (), |()| load(read_growth())))
    }

    fn view(this: Self) -> AnyView {
        view! { <Loaded page=this.0 show=|page| view! { <Pairs page/> }.into_any()/> }.into_any()
    }
}

pub struct GrowthPairRoute(Resource<Result<(PersonId, CommandId, GrowthView), AppError>>);

#[lazy_route]
impl LazyRoute for GrowthPairRoute {
    fn data() -> Self {
        let params = use_params_map();
        Self(Resource::new(
            move || params.with(|params| params.get("id")).unwrap_or_default(),
            |id| async move {
                match id.parse::<GrowthId>() {
                    Ok(id) => load(read_pair(id)).await,
                    Err(_) => Err(Refusal::NotFound.into()),
                }
            },
        ))
    }

    fn view(this: Self) -> AnyView {
        view! { <Loaded page=this.0 show=|(me, first, pair)| view! { <Pair me first pair/> }.into_any()/> }.into_any()
    }
}
