use domain::id::ReflectionId;
use leptos::form::ActionForm;
use leptos::prelude::*;
use maud::html;

use crate::console::api::SetWall;
use crate::console::desk::desk;
use crate::t;
use crate::ui::{Icon, IconName, Problem, rich_on_wall, showing};

/// Holds a piece back from the wall or releases it, without a name and only where its student allows it.
#[component]
pub fn WallForm(piece: ReflectionId) -> impl IntoView {
    let desk = desk();
    let set = ServerAction::<SetWall>::new();
    // The inbox hears of a consent before the open piece is read again.
    let state = Memo::new(move |_| {
        let card =
            desk.live.with(|view| view.cards.iter().find(|c| c.id == piece).map(|c| (c.wall_consent, c.on_wall)));
        let open = || desk.opened.with(|o| o.as_ref().map(|o| (o.open.piece.wall_consent, o.open.piece.on_wall)));
        card.or_else(open).unwrap_or_default()
    });
    let door_open = Memo::new(move |_| desk.live.with(|view| view.door.open));
    let name = desk.piece_now().map(|piece| piece.student_name).unwrap_or_default();
    let consent =
        move || if state.get().0 { t!("console.allows", name = name) } else { t!("console.allows_not", name = name) };
    let preview = Memo::new(move |_| {
        desk.opened
            .with(|o| o.as_ref().and_then(|o| o.open.piece.versions.first().map(|v| v.words.clone())))
            .unwrap_or_default()
    });
    let problem = move || set.value().with(|v| v.as_ref().and_then(|v| v.as_ref().err().map(|e| e.sentence())));
    let on_wall = move || state.get().1;
    view! {
        <ActionForm action=set attr:class="projector-controls" attr:aria-labelledby="wall">
            <h3 id="wall">{t!("console.wall")}</h3>
            <p class="note">
                {move || view! { <Icon name=if state.get().0 { IconName::Check } else { IconName::Lock }/> }}
                <span dir="auto">{consent}</span>
            </p>
            <input type="hidden" name="reflection" value=piece.to_string()/>
            <Show when=move || state.get().0>
                <details class="fold">
                    <summary>{t!("console.preview")}</summary>
                    <div class="fold-body">{showing(move || html! { div.wall-card.words.rich data-theme="projector" { (rich_on_wall(&preview.read())) } })}</div>
                </details>
            </Show>
            <div class="row">
                <button class="button" name="wall" value="hold" aria-keyshortcuts="h" aria-pressed=move || (!on_wall()).to_string()>
                    <Icon name=IconName::Pause/>{move || if on_wall() { t!("console.hold") } else { t!("console.held") }}" "<kbd>"H"</kbd>
                </button>
                <button class="button" name="wall" value="release" aria-keyshortcuts="w" aria-pressed=move || on_wall().to_string()
                    disabled=move || !state.get().0 || !door_open.get() || preview.with(String::is_empty)>
                    <Icon name=IconName::Play/>{move || if on_wall() { t!("console.released") } else { t!("console.release") }}" "<kbd>"W"</kbd>
                </button>
            </div>
            <Show when=move || state.get().0 && !door_open.get()><p class="small quiet-text">{t!("console.release_needs_door")}</p></Show>
            <Show when=move || preview.with(String::is_empty)><p class="small quiet-text">{t!("wall.no_words")}</p></Show>
            {move || view! { <Problem id="wall-problem" problem=problem()/> }}
        </ActionForm>
    }
}
