use domain::id::WallCardId;
use domain::projector::WallView;
use domain::stage::{Room, sheets};
use leptos::prelude::*;
use maud::html;

use super::foot::Foot;
use super::scenes::question;
use crate::t;
use crate::ui::{length, rich_on_wall, showing};

/// What was released, a sheet at a time; only that sheet is in the document. `at` is which one, and may be past the last.
#[component]
pub fn WallScene(view: RwSignal<WallView>, at: RwSignal<usize>) -> impl IntoView {
    let sheet = Memo::new(move |_| {
        view.with(|view| {
            let sheets = sheets(&view.cards);
            let at = at.get().min(sheets.len().saturating_sub(1));
            let ids =
                sheets.get(at).map(|sheet| view.cards[sheet.clone()].iter().map(|card| card.id).collect::<Vec<_>>());
            (ids.unwrap_or_default(), at + 1, sheets.len())
        })
    });
    let point = Memo::new(move |_| view.with(|view| view.prompt.as_ref().map(|prompt| prompt.access_point.name())));
    let words = move |id: WallCardId| {
        view.with(|view| view.cards.iter().find(|card| card.id == id).map(|card| card.words.clone()))
    };
    let of = Signal::derive(move || {
        sheet.with(|(_, at, many)| if *many > 1 { t!("projector.sheet", at = at, many = many) } else { String::new() })
    });
    let asked = question(view);
    view! {
        <div class="projector-head"><h1 dir="auto" data-length=move || length(&asked())>{asked}</h1></div>
        <ul class="wall" aria-label=t!("projector.wall")>
            <For each=move || sheet.with(|(ids, ..)| ids.clone()) key=|id| *id let:id>
                {showing(move || {
                    let words = words(id).unwrap_or_default();
                    html! {
                        li.wall-card.arrive.words.rich data-point=[point.get()] data-room=(Room::of(&words).name()) { (rich_on_wall(&words)) }
                    }
                })}
            </For>
        </ul>
        <Foot view sheet=of/>
    }
}
