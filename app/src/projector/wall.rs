use domain::id::WallCardId;
use domain::projector::WallView;
use domain::stage::sheets;
use leptos::prelude::*;
use maud::html;

use super::foot::Foot;
use super::scenes::question;
use crate::t;
use crate::ui::{rich_on_wall, showing};

/// What was released, a sheet at a time; only that sheet is in the document. `at` is which one, and may be past the last.
#[component]
pub fn WallScene(view: RwSignal<WallView>, at: RwSignal<usize>) -> impl IntoView {
    let sheet = Memo::new(move |_| {
        view.with(|view| {
            let mut sheets = sheets(&view.cards);
            let (many, at) = (sheets.len(), at.get().min(sheets.len().saturating_sub(1)));
            let shown = (at < many).then(|| sheets.swap_remove(at));
            let ids = shown.iter().flat_map(|sheet| &sheet.cards).map(|at| view.cards[*at].id).collect::<Vec<_>>();
            (shown.map_or(0, |sheet| sheet.room.cards()), ids, at + 1, many)
        })
    });
    let point = Memo::new(move |_| view.with(|view| view.prompt.as_ref().map(|prompt| prompt.access_point.name())));
    let words = move |id: WallCardId| {
        view.with(|view| view.cards.iter().find(|card| card.id == id).map(|card| card.words.clone()))
    };
    let of = Signal::derive(move || {
        sheet.with(|(.., at, many)| if *many > 1 { t!("projector.sheet", at = at, many = many) } else { String::new() })
    });
    view! {
        <div class="projector-head"><h1 dir="auto">{question(view)}</h1></div>
        <ul class="wall" data-room=move || sheet.with(|(room, ..)| room.to_string()) aria-label=t!("projector.wall")>
            <For each=move || sheet.with(|(_, ids, ..)| ids.clone()) key=|id| *id let:id>
                {showing(move || html! {
                    li.wall-card.arrive.words.rich data-point=[point.get()] { (rich_on_wall(&words(id).unwrap_or_default())) }
                })}
            </For>
        </ul>
        <Foot view sheet=of/>
    }
}
