//! What a student can do with a shared piece, each as a form of one button: take back, rest, wake, let the ask wait, the wall.

use domain::reflections::{PieceView, Stage, Turn};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::consent::WallPreview;
use super::mine::Mine;
use crate::t;
use crate::ui::{Act, Icon, IconName, live, maybe, teacher};

/// Beneath the versions.
#[component]
pub fn Moves(piece: Signal<PieceView>, mine: Mine, act: Callback<SubmitEvent>) -> impl IntoView {
    let may = move || {
        piece.with(|piece| {
            let resting = matches!(piece.stage, Stage::Resting { .. });
            let wants = piece.versions.first().is_some_and(|newest| newest.ask.wants_an_answer());
            let outside =
                piece.turn == Turn::Nobody && matches!(piece.stage, Stage::Shared { .. }) && wants && !piece.waits;
            (matches!(piece.stage, Stage::Shared { .. }), resting, outside)
        })
    };
    let who = Signal::derive(move || piece.with(|piece| teacher(&piece.readers)));
    view! {
        {maybe(move || may().2.then(|| {
            let mut hidden = mine.hidden("let_wait", 1);
            hidden.push(("waits", "yes".to_owned()));
            view! { <Act hidden label=t!("reflections.let_it_wait", teacher = who.get_untracked()) icon=IconName::Hand act/> }.into_any()
        }))}
        <div class="row">
            {maybe(move || may().0.then(|| view! {
                <Act hidden=mine.hidden("take_back", 2) label=t!("reflections.take_back") icon=IconName::Undo act/>
            }.into_any()))}
            {live(move || if may().1 {
                view! { <Act hidden=mine.hidden("wake", 3) label=t!("reflections.wake") icon=IconName::Pencil act/> }.into_any()
            } else {
                view! { <Act hidden=mine.hidden("rest", 4) label=t!("reflections.proud") icon=IconName::Heart act/> }.into_any()
            })}
            <a class="button quiet" href="/growth"><Icon name=IconName::Sprout/>{t!("reflections.show_my_growth")}</a>
        </div>
    }
}

/// Whether the newest version may be on the wall; taking it back takes it off at once.
#[component]
pub fn WallConsent(piece: Signal<PieceView>, mine: Mine, act: Callback<SubmitEvent>) -> impl IntoView {
    let words = Signal::derive(move || {
        piece.with(|piece| piece.versions.first().map(|newest| newest.words.clone()).unwrap_or_default())
    });
    let point = piece.with_untracked(|piece| piece.access_point);
    view! {
        <section class="consent" id="wall" aria-label=t!("reflections.on_the_wall")>
            {live(move || {
                let (consent, on_wall) = piece.with(|piece| (piece.wall_consent, piece.on_wall));
                let line = match (consent, on_wall) {
                    (_, true) => t!("reflections.is_on_wall"),
                    (true, false) => t!("reflections.may_be_on_wall"),
                    (false, false) => t!("reflections.not_on_wall"),
                };
                let (say, label) = match consent || on_wall {
                    true => ("no", t!("reflections.take_off_wall")),
                    false => ("yes", t!("reflections.allow_wall")),
                };
                let icon = if consent { IconName::Eye } else { IconName::EyeOff };
                let mut hidden = mine.hidden("consent", 5);
                hidden.push(("give", say.to_owned()));
                view! {
                    <p class="note"><Icon name=icon/><span>{line}</span></p>
                    <Act hidden label icon=IconName::Presentation act/>
                }
                .into_any()
            })}
            <WallPreview words point/>
        </section>
    }
}
