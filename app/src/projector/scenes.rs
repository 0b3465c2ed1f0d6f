use domain::id::WallCardId;
use domain::projector::WallView;
use leptos::prelude::*;
use maud::html;

use crate::t;
use crate::ui::{Cairn, rich_on_wall, showing};

/// The way in, readable from the back row.
#[component]
pub fn JoinScene(view: RwSignal<WallView>, modules: RwSignal<usize>) -> impl IntoView {
    let code = Memo::new(move |_| view.with(|view| view.door.code.clone()));
    let address = Memo::new(move |_| view.with(|view| view.address.clone()));
    let qr = Memo::new(move |_| view.with(|view| view.qr.clone()));
    let class = view.with_untracked(|view| view.class_name.clone());
    let view_box = move || format!("0 0 {0} {0}", modules.get());
    let way_in = t!("projector.qr", class = class.clone());
    view! {
        <div class="scene-join">
            <div class="stack">
                <h1 class="unseen" dir="auto">{t!("projector.join", class = class)}</h1>
                <Show when=move || !code.with(String::is_empty) fallback=|| view! { <p class="go">{t!("projector.no_code")}</p> }>
                    <p class="go">{t!("projector.go_to")}" "<b class="address">{move || address.get()}</b></p>
                    <p class="join-code">
                        {move || code.get().split(' ').map(|word| view! { <span>{word.to_owned()}</span>" " }).collect_view()}
                    </p>
                </Show>
            </div>
            <Show when=move || modules.get() != 0>
                <div class="qr">
                    <svg viewBox=view_box shape-rendering="crispEdges" role="img" aria-label=way_in.clone()><path fill="#000" d=move || qr.get()/></svg>
                </div>
            </Show>
        </div>
        <p class="here" role="status">
            <b class="count">{move || view.with(|view| view.counts.here)}</b>" "{move || t!("projector.here", n = view.with(|view| view.counts.here))}
        </p>
    }
}

/// The question alone.
#[component]
pub fn PromptScene(view: RwSignal<WallView>) -> impl IntoView {
    view! {
        <div class="scene-prompt">
            <h1 dir="auto">{question(view)}</h1>
            <p>{t!("projector.talk_first")}</p>
        </div>
        <Foot view/>
    }
}

/// What was released, oldest first: nothing moves when another arrives.
#[component]
pub fn WallScene(view: RwSignal<WallView>) -> impl IntoView {
    let ids = Memo::new(move |_| view.with(|view| view.cards.iter().map(|card| card.id).collect::<Vec<_>>()));
    let point = Memo::new(move |_| view.with(|view| view.prompt.as_ref().map(|prompt| prompt.access_point.name())));
    #[cfg(feature = "hydrate")]
    Effect::new(move |before: Option<usize>| {
        let count = ids.with(Vec::len);
        if before.is_some_and(|before| count > before) {
            super::window::show_newest();
        }
        count
    });
    let words = move |id: WallCardId| {
        view.with(|view| view.cards.iter().find(|card| card.id == id).map(|card| card.words.clone()))
    };
    view! {
        <div class="projector-head"><h1 dir="auto">{question(view)}</h1></div>
        // With more work than room it can be scrolled, and the newest is in sight.
        <ul class="wall" tabindex="0" aria-label=t!("projector.wall")>
            <For each=move || ids.get() key=|id| *id let:id>
                {showing(move || html! {
                    li.wall-card.arrive.words.rich data-point=[point.get()] { (rich_on_wall(&words(id).unwrap_or_default())) }
                })}
            </For>
        </ul>
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

fn question(view: RwSignal<WallView>) -> impl Fn() -> String + Copy + Send + 'static {
    let question = Memo::new(move |_| view.with(|view| view.prompt.as_ref().map(|prompt| prompt.question.clone())));
    move || question.get().unwrap_or_else(|| t!("projector.wall"))
}

/// The code for who comes late, and aggregates.
#[component]
fn Foot(view: RwSignal<WallView>) -> impl IntoView {
    let code = Memo::new(move |_| view.with(|view| view.door.code.clone()));
    let counts = Memo::new(move |_| view.with(|view| view.counts));
    let writing = Memo::new(move |_| view.with(|view| view.writing));
    let progress = move || t!("projector.progress", shared = counts.get().shared, n = counts.get().here);
    view! {
        <div class="projector-foot">
            <Show when=move || !code.with(String::is_empty)>
                <p>{t!("projector.join_short")}" "<span class="join-code">{move || code.get()}</span></p>
            </Show>
            <Show when=move || counts.get().here != 0>
                <progress class="projector-bar" max=move || counts.get().here.to_string() value=move || counts.get().shared.min(counts.get().here).to_string() aria-label=progress></progress>
            </Show>
            <p role="status" class="end">
                <b class="count">{move || counts.get().shared}</b>" "{move || t!("projector.shared", n = counts.get().shared)}" · "
                <b class="count">{move || writing.get()}</b>" "{move || t!("projector.writing", n = writing.get())}
            </p>
        </div>
    }
}
