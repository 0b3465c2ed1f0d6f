//! The live pages and their addresses. Each is a lazy route: its code comes in a chunk of its own.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, ParamSegment, SsrMode, StaticSegment};
use maud::html;

use crate::console::ConsoleRoute;
use crate::student::{
    GoalRoute, GoalsRoute, GrowthPairRoute, GrowthRoute, HomeRoute, NewGoalRoute, OwnQuestionRoute, PieceRoute,
    PromptRoute, TalkRoute,
};
use crate::t;
use crate::ui::shown;

#[component]
pub fn App() -> impl IntoView {
    #[cfg(feature = "ssr")]
    leptos_meta::provide_meta_context();
    #[cfg(feature = "hydrate")]
    {
        // What the server said in the document's head holds here too.
        provide_context(crate::messages::page_locale());
        provide_context(crate::clock_face::TimeZone(crate::messages::link("zone").unwrap_or_default()));
    }
    view! {
        <Router>
            <FlatRoutes fallback=not_found>
                <Route path=StaticSegment("home") view={Lazy::<HomeRoute>::new()} ssr=SsrMode::Async/>
                <Route path=(StaticSegment("prompt"), ParamSegment("id")) view={Lazy::<PromptRoute>::new()} ssr=SsrMode::Async/>
                <Route path=(StaticSegment("question"), ParamSegment("class")) view={Lazy::<OwnQuestionRoute>::new()} ssr=SsrMode::Async/>
                <Route path=(StaticSegment("piece"), ParamSegment("id")) view={Lazy::<PieceRoute>::new()} ssr=SsrMode::Async/>
                <Route path=StaticSegment("growth") view={Lazy::<GrowthRoute>::new()} ssr=SsrMode::Async/>
                <Route path=(StaticSegment("growth"), ParamSegment("id")) view={Lazy::<GrowthPairRoute>::new()} ssr=SsrMode::Async/>
                <Route path=StaticSegment("goals") view={Lazy::<GoalsRoute>::new()} ssr=SsrMode::Async/>
                <Route path=(StaticSegment("goal"), StaticSegment("new")) view={Lazy::<NewGoalRoute>::new()} ssr=SsrMode::Async/>
                <Route path=(StaticSegment("goal"), ParamSegment("id")) view={Lazy::<GoalRoute>::new()} ssr=SsrMode::Async/>
                <Route path=StaticSegment("talk") view={Lazy::<TalkRoute>::new()} ssr=SsrMode::Async/>
                <Route path=(StaticSegment("console"), ParamSegment("class")) view={Lazy::<ConsoleRoute>::new()} ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}

/// What is not there and what is not yours look the same.
pub fn not_found() -> AnyView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
    shown(html! {
        main #main.page.narrow {
            h1 { (t!("refusal.not_found_title")) }
            p { (t!("refusal.not_found")) }
            p { a.button href="/" rel="external" { (t!("ui.to_start")) } }
        }
    })
}
