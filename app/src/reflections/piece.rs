//! A shared piece: where it stands, what came back, its versions, and the next one.

use domain::reflections::{PieceView, Stage, Turn};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::answers::Answers;
use super::api::WorkPage;
use super::desk::Desk;
use super::editor::Editor;
use super::mine::Mine;
use super::moves::{Moves, WallConsent};
use super::standing::{SeenBy, Standing, Way};
use super::translation::AddTranslation;
use super::versions::Versions;
use crate::offline::Refused;
use crate::t;
use crate::ui::{AccessTag, Icon, IconName, teacher};

#[component]
pub fn Piece(
    page: WorkPage,
    piece: Signal<PieceView>,
    desk: Desk,
    translation: RwSignal<domain::id::TranslationId>,
    act: Callback<SubmitEvent>,
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
        <main id="main" class="page stack loose">
            <div class="stack tight">
                <div class="row"><AccessTag point=asked.access_point/><span class="small quiet-text">{from}</span></div>
                <h1 id="question" tabindex="-1" dir="auto">{asked.question}</h1>
                <Way piece/>
            </div>
            <Standing piece/>
            <div class="split">
                <aside class="stack beside-first" aria-labelledby="wrote">
                    <Answers piece mine refused=refused.clone() act/>
                </aside>
                <div class="stack">
                    <Versions piece/>
                    <details class="fold" open=open hidden=resting>
                        <summary><Icon name=IconName::Pencil/>{t!("reflections.go_on_with", version = next)}</summary>
                        <div class="fold-body"><Editor page=page.clone() desk class="stack" refused/></div>
                    </details>
                    <Moves piece mine act/>
                    <SeenBy piece/>
                    <WallConsent piece mine act/>
                    <AddTranslation piece mine translation act/>
                </div>
            </div>
        </main>
    }
}
