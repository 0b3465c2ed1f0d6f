//! A student's pages, in three chunks: home, where one writes and reads, and the quiet pages that one opens now and then. Whoever is at
//! home has the next chunk fetched while nothing else happens, so that an answer begins at once. A fourth chunk would cut what they share
//! into twice as many pieces, and each piece costs a kilobyte.

use domain::refusal::Refusal;
use leptos::lazy;
use leptos::prelude::*;
use leptos_router::LazyRoute;
use leptos_router::hooks::use_params_map;

use crate::error::AppError;
use crate::offline::{Text, read};
use crate::ui::Loaded;
use crate::{goals, growth, home, reflections, talk};

/// What stands in the address; each has one id at most.
fn address() -> impl Fn() -> String + Send + Sync + 'static {
    let params = use_params_map();
    move || params.with(|params| params.get("id").or_else(|| params.get("class"))).unwrap_or_default()
}

#[lazy]
fn home_page() -> AnyView {
    // The youngest students' home is a plain page, and the server's alone.
    #[cfg(feature = "hydrate")]
    if crate::ui::is_early() {
        let _ = window().location().assign("/home");
        return ().into_any();
    }
    let page = read(address(), |_| home::api::read_home());
    // Fetched when this page is done; it is not waited for.
    #[cfg(target_arch = "wasm32")]
    leptos::task::spawn_local(async {
        crate::offline::wait(3_000).await;
        __preload_work_page().await;
    });
    view! { <Loaded page show=home::show/> }.into_any()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Prompt,
    Piece,
}

#[lazy]
fn work_page(work: Work) -> AnyView {
    let page = read(address(), move |address| async move {
        match work {
            Work::Prompt => reflections::api::read_prompt(id(&address)?).await,
            Work::Piece => reflections::api::read_piece(id(&address)?).await,
        }
    });
    view! { <Loaded page show=reflections::show/> }.into_any()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quiet {
    Goals,
    NewGoal,
    Goal,
    OwnQuestion,
    Growth,
    Pair,
    Talk,
}

#[lazy]
fn quiet_page(place: Quiet) -> AnyView {
    let page = read(address(), move |address| fetch(place, address));
    let show = match place {
        Quiet::Goals => goals::show,
        Quiet::NewGoal => goals::show_new,
        Quiet::Goal => goals::show_one,
        Quiet::OwnQuestion => reflections::show_question,
        Quiet::Growth => growth::show,
        Quiet::Pair => growth::show_pair,
        Quiet::Talk => talk::show,
    };
    view! { <Loaded page show/> }.into_any()
}

async fn fetch(place: Quiet, address: String) -> Result<Text, AppError> {
    match place {
        Quiet::Goals | Quiet::NewGoal => goals::api::read_goals().await,
        Quiet::Goal => goals::api::read_goal(id(&address)?).await,
        Quiet::OwnQuestion => reflections::api::read_question(id(&address)?).await,
        Quiet::Growth => growth::api::read_growth().await,
        Quiet::Pair => growth::api::read_pair(id(&address)?).await,
        Quiet::Talk => talk::api::read_talk().await,
    }
}

/// What is no id is not found.
fn id<I: From<uuid::Uuid>>(text: &str) -> Result<I, AppError> {
    text.parse::<uuid::Uuid>().map(I::from).map_err(|_| Refusal::NotFound.into())
}

macro_rules! routes {
    ($($route:ident => $page:ident($($place:expr)?), $preload:ident;)*) => {$(
        pub struct $route;

        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            async fn view(_this: Self) -> AnyView {
                $page($($place)?).await
            }

            async fn preload() {
                #[cfg(target_arch = "wasm32")]
                $preload().await;
            }
        }
    )*};
}

routes! {
    HomeRoute => home_page(), __preload_home_page;
    PromptRoute => work_page(Work::Prompt), __preload_work_page;
    PieceRoute => work_page(Work::Piece), __preload_work_page;
    GoalsRoute => quiet_page(Quiet::Goals), __preload_quiet_page;
    NewGoalRoute => quiet_page(Quiet::NewGoal), __preload_quiet_page;
    GoalRoute => quiet_page(Quiet::Goal), __preload_quiet_page;
    OwnQuestionRoute => quiet_page(Quiet::OwnQuestion), __preload_quiet_page;
    GrowthRoute => quiet_page(Quiet::Growth), __preload_quiet_page;
    GrowthPairRoute => quiet_page(Quiet::Pair), __preload_quiet_page;
    TalkRoute => quiet_page(Quiet::Talk), __preload_quiet_page;
}
