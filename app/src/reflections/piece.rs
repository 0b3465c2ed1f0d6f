//! A shared piece: where it stands, what came back, its versions, and the next one.

use domain::reflections::{PieceView, Stage, Turn};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use maud::html;

use super::answers::Answers;
use super::api::WorkPage;
use super::desk::Desk;
use super::editor::Editor;
use super::mine::Mine;
use super::moves::{let_wait, moves, wall_consent};
use super::standing::{seen_by, standing, way_so_far};
use super::translation::add_translation;
use super::versions::Versions;
use crate::offline::Refused;
use crate::t;
use crate::ui::{Icon, IconName, access_tag, showing, teacher};

#[component]
pub fn Piece(
    page: WorkPage,
    piece: Signal<PieceView>,
    desk: Desk,
    translation: RwSignal<domain::id::TranslationId>,
    /// Hears every form of the page that is not the editor's.
    act: Callback<SubmitEvent>,
    /// What a form of the page was refused for, and where.
    refusal: RwSignal<Option<Refused>>,
    refused: Option<Refused>,
) -> impl IntoView {
    let mine = Mine { me: page.me, reflection: page.reflection, first: page.first };
    let asked = page.asked.clone();
    let from = if asked.own {
        t!("reflections.your_own_question")
    } else {
        t!("reflections.asked", teacher = teacher(&asked.readers))
    };
    let next = piece.with_untracked(|piece| piece.stage.version() + 1);
    let open = piece.with_untracked(|piece| piece.draft.is_some() || piece.turn == Turn::Student) || refused.is_some();
    let resting = move || piece.with(|piece| matches!(piece.stage, Stage::Resting { .. }));
    view! {
        <main id="main" class="page stack loose" on:submit=move |ev| act.run(ev)>
            {showing(move || html! {
                div.stack.tight {
                    div.row { (access_tag(asked.access_point)) span.small.quiet-text { (from) } }
                    h1 #question tabindex="-1" dir="auto" { (asked.question) }
                    (piece.with(way_so_far))
                }
            })}
            {showing(move || piece.with(standing))}
            <div class="split">
                <aside class="stack beside-first" aria-labelledby="wrote">
                    <Answers piece mine refused=refusal/>
                </aside>
                <div class="stack">
                    <Versions piece/>
                    <details class="fold" open=open hidden=resting>
                        <summary><Icon name=IconName::Pencil/>{t!("reflections.go_on_with", version = next)}</summary>
                        <div class="fold-body"><Editor page=page.clone() desk class="stack" refused/></div>
                    </details>
                    {showing(move || piece.with(|piece| let_wait(piece, mine)))}
                    {showing(move || piece.with(|piece| moves(piece, mine)))}
                    {showing(move || piece.with(seen_by))}
                    {showing(move || piece.with(|piece| wall_consent(piece, mine)))}
                    {showing(move || piece.with(|piece| add_translation(piece, mine, translation.get())))}
                </div>
            </div>
        </main>
    }
}
