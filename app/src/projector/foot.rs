use domain::projector::WallView;
use leptos::prelude::*;

use crate::t;

/// The code for who comes late, and aggregates.
#[component]
pub fn Foot(view: RwSignal<WallView>, #[prop(optional, into)] sheet: Option<Signal<String>>) -> impl IntoView {
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
            {sheet.map(|sheet| view! { <p>{move || sheet.get()}</p> })}
            <p role="status" class="end">
                <b class="count">{move || counts.get().shared}</b>" "{move || t!("projector.shared", n = counts.get().shared)}" · "
                <b class="count">{move || writing.get()}</b>" "{move || t!("projector.writing", n = writing.get())}
            </p>
        </div>
    }
}

/// Minutes and seconds that are left. At nothing it stays; nobody is cut off, and nothing flashes.
#[component]
pub fn Clock(left: RwSignal<Option<u32>>) -> impl IntoView {
    let said = move || {
        left.get().map(|left| {
            let seconds = left % 60;
            [(left / 60).to_string().as_str(), if seconds < 10 { ":0" } else { ":" }, &seconds.to_string()].concat()
        })
    };
    view! {
        <Show when=move || left.get().is_some()>
            <p class="projector-clock" role="timer">{said}</p>
        </Show>
    }
}
