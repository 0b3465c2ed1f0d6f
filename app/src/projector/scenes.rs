use domain::projector::WallView;
use leptos::prelude::*;
use maud::PreEscaped;

use super::foot::Foot;
use crate::t;
use crate::ui::{Cairn, length, showing};

/// The question alone.
#[component]
pub fn PromptScene(view: RwSignal<WallView>) -> impl IntoView {
    let asked = question(view);
    view! {
        <div class="scene-prompt">
            <h1 dir="auto" data-length=move || length(&asked())>{asked}</h1>
            <p>{t!("projector.talk_first")}</p>
        </div>
        <Foot view/>
    }
}

/// What the server composed, as it stands.
#[component]
pub fn ComposedScene(view: RwSignal<WallView>, drawn: RwSignal<String>) -> impl IntoView {
    view! {
        {showing(move || PreEscaped(drawn.get()))}
        <Foot view/>
    }
}

/// Covered, or closed.
#[component]
pub fn BlankScene(#[prop(into)] title: String, seen: bool) -> impl IntoView {
    view! {
        <h1 class=if seen { "" } else { "unseen" }>{title}</h1>
        <div class="scene-blank"><Cairn/></div>
    }
}

pub fn question(view: RwSignal<WallView>) -> impl Fn() -> String + Copy + Send + 'static {
    let question = Memo::new(move |_| view.with(|view| view.prompt.as_ref().map(|prompt| prompt.question.clone())));
    move || question.get().unwrap_or_else(|| t!("projector.wall"))
}
