//! One piece from its first word on: written on a page of its own, then read and revised. What others do to it arrives in place; the
//! editor's words and the scroll are never touched. Only the student's own share or take-back lays the page out anew.

use domain::command_form::Deed;
use domain::event::{Change, Delivery};
use domain::id::ReflectionId;
use domain::reflections::{PieceView, Turn};
use domain::refusal::Sentence;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use maud::{Markup, html};

use super::api::{self, WorkPage};
use super::before::{before, write_head};
use super::conflict::{WHICH, decide};
use super::desk::Desk;
use super::editor::{FORM, editor, part_at, watch};
use super::paper::STARTER;
use super::piece::Around;
use super::sharing::submit;
use super::standing::turn_sentence;
use super::translation::Translating;
use super::versions::{NEWEST, SEE};
use crate::live::calm::use_calm_feed;
use crate::offline::{Refused, Told, take_over};
use crate::t;
use crate::ui::{
    IconName, Saving, Whose, header, hear, icon, live, live_region, pressed, problem_line, say_once, served, showing,
    shown, skip_link, status, status_follows, title,
};

/// Milliseconds until a page that could not be read is read again.
const AGAIN: u32 = 2_000;

pub fn work(page: WorkPage) -> AnyView {
    title(t!("reflections.title"));
    let saving = RwSignal::new(Saving::default());
    let piece = RwSignal::new(page.piece.clone());
    // What the page is laid out from.
    let round = RwSignal::new(page.clone());
    // The desk that is written at.
    let at = StoredValue::new(None::<Desk>);
    let id = Signal::derive(move || piece.with(|piece| piece.as_ref().map(|piece| piece.id)));
    let refetch = move || {
        leptos::task::spawn_local(async move {
            let Some(id) = id.try_get_untracked().flatten() else { return };
            if let Some(fresh) = read(id).await {
                let _ = piece.try_update(|known| take(known, fresh.piece));
            }
        });
    };
    let begin_round = move |id| {
        leptos::task::spawn_local(async move {
            let mut fresh = loop {
                match read(id).await {
                    Some(fresh) => break fresh,
                    None if round.try_get_untracked().is_none() => return,
                    None => crate::offline::wait(AGAIN).await,
                }
            };
            // What was typed while the page was read is the next version's draft: it goes along.
            while let Some(desk) = at.try_get_value().flatten() {
                desk.read_now();
                if !desk.is_unsaved() {
                    break;
                }
                desk.settle().await;
                let saved = !desk.is_unsaved();
                match read(id).await {
                    Some(newer) if saved => fresh = newer,
                    _ => return,
                }
            }
            if round.try_get_untracked().is_some() {
                piece.set(fresh.piece.clone());
                if let Some(piece) = &fresh.piece {
                    say_once(&turn_sentence(piece));
                }
                address(&["/piece/", &id.to_string()].concat());
                round.set(fresh);
                focus_question();
            }
        });
    };
    let translating = Translating::new(page.translation);
    let refusal = RwSignal::new(None::<Refused>);
    let hears = move |(deed, outcome): Told| match outcome {
        Err(why) => saving.set(Saving::Failed(crate::messages::sentence(&why.sentence))),
        Ok(_) => {
            saving.set(Saving::Saved);
            match (deed, id.get_untracked()) {
                (Deed::TakeBack, Some(id)) => begin_round(id),
                _ => refetch(),
            }
        }
    };
    let send = take_over(Callback::new(hears));
    let act = Callback::new(move |event: SubmitEvent| match without_reason(&event) {
        Some(at) => {
            event.prevent_default();
            refusal.set(Some(Refused { sentence: Sentence::new("feedback.say_why"), at }));
        }
        None => {
            refusal.set(None);
            if !translating.takes(&event, hears) {
                send.run(event);
            }
        }
    });
    let prompt = match page.beginning {
        domain::command::Beginning::Prompt { prompt } => Some(prompt),
        domain::command::Beginning::OwnQuestion { .. } => None,
    };
    let reflection = page.reflection;
    use_calm_feed(&page.cursor, Delivery::read_own, move |Delivery { change, .. }| match change {
        Change::Piece(fresh) if fresh.id == reflection || prompt.is_some() && fresh.prompt == prompt => {
            piece.update(|known| {
                let answers = known.as_ref().map_or(0, |known| known.feedback.len());
                if fresh.feedback.len() > answers {
                    say_once(&turn_sentence(&fresh));
                }
                take(known, Some(*fresh));
            });
        }
        Change::Class { .. } | Change::Unknown => refetch(),
        _ => {}
    });
    let from_address = Refused::from_address();
    refusal.set(from_address.clone());
    let refused = StoredValue::new(from_address);
    let whose = Whose { name: &page.name, picture: &page.picture, page: "/home" };
    let bar = shown(header("/home", &page.asked.class_name, whose, status(&Saving::Nothing)));
    status_follows(saving);
    let body = live(move || {
        // Said once: a page that is laid out anew has moved on.
        let refused = refused.try_update_value(Option::take).flatten();
        let desk = Desk::new(&round.read(), saving, Callback::new(begin_round));
        at.set_value(Some(desk));
        lay_out(Round { page: round.get(), desk, refused }, piece, translating, act, refusal)
    });
    vec![skip_link(), bar, body, live_region()].into_any()
}

/// A page as it is laid out, until the student's own share or take-back.
struct Round {
    page: WorkPage,
    desk: Desk,
    /// What brought the reader back to this page.
    refused: Option<Refused>,
}

fn lay_out(
    round: Round,
    piece: RwSignal<Option<PieceView>>,
    translating: Translating,
    act: Callback<SubmitEvent>,
    refusal: RwSignal<Option<Refused>>,
) -> AnyView {
    let Round { page, desk, refused } = round;
    let newest_only = RwSignal::new(false);
    listen(desk, act, newest_only);
    let waits = page.piece.as_ref().is_some_and(|piece| piece.draft.is_some() || piece.turn == Turn::Student);
    let open = waits || refused.is_some();
    let on_top = refused.as_ref().filter(|refused| refused.at.is_empty()).map(|refused| refused.sentence.clone());
    showing(move || {
        let writing = |class, plan| editor(&page, desk, class, refused.clone(), plan);
        let shown = piece.read();
        let shared = shown.as_ref().filter(|piece| piece.stage.is_shared());
        let class = if page.is_being_begun() { "page" } else { "page stack loose" };
        html! {
            main #main class=(class) {
                (served(&part_at(&page, "room"), "note"))
                (problem_line("page-problem", on_top.as_ref()))
                @if page.is_being_begun() {
                    // Shared on another device meanwhile: said, and left to the student, who may be in the middle of a word.
                    @if let Some(shared) = shared { (elsewhere(shared.id)) }
                    (writing("write-page", html! { (write_head(&page.asked)) (before(&page.asked)) }))
                } @else if let Some(shown) = shown.as_ref().or(page.piece.as_ref()) {
                    (super::piece::piece(shown, Around {
                        page: &page,
                        translation: translating.next(),
                        refused: refusal.read().as_ref(),
                        open,
                        newest_only: newest_only.get(),
                        editor: writing("stack", Markup::default()),
                    }))
                }
            }
        }
    })
}

/// What is pressed, sent and typed anywhere on the page.
fn listen(desk: Desk, act: Callback<SubmitEvent>, newest_only: RwSignal<bool>) {
    watch(desk);
    let send = submit(desk);
    hear("submit", move |event| {
        let event: SubmitEvent = event.unchecked_into();
        if event.target().is_some_and(|form| form.unchecked_into::<Element>().id() == FORM) {
            send.run(event);
        } else {
            act.run(event);
        }
    });
    hear("click", move |event| match pressed(&event) {
        Some((name, starter)) if name == STARTER => {
            event.prevent_default();
            desk.start_with(&starter);
        }
        Some((name, value)) if name == SEE => newest_only.set(value == NEWEST),
        Some((name, which)) if name == WHICH => decide(desk, &which),
        _ => {}
    });
}

fn elsewhere(piece: ReflectionId) -> Markup {
    html! {
        p.problem #shared-there {
            (icon(IconName::Tablet))
            span { (t!("reflections.shared_there")) " " a href={ "/piece/" (piece) } rel="external" { (t!("reflections.open_it")) } }
        }
    }
}

async fn read(piece: ReflectionId) -> Option<WorkPage> {
    api::read_piece(piece).await.ok()?.read()
}

/// Newer state in place of older; the draft that the page began with stays, events bring none.
fn take(known: &mut Option<PieceView>, fresh: Option<PieceView>) {
    let Some(fresh) = fresh else { return };
    match known {
        Some(known) if known.rev > fresh.rev => {}
        Some(known) => {
            let draft = fresh.draft.clone().or_else(|| known.draft.take());
            *known = PieceView { draft, ..fresh };
        }
        None => *known = Some(fresh),
    }
}

/// The page is the piece's now: a reload opens it.
#[cfg(feature = "hydrate")]
fn address(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(path));
    }
}

#[cfg(not(feature = "hydrate"))]
fn address(_path: &str) {}

/// Another way without its reason is asked about here, before it is refused there. The field that it is missing in.
#[cfg(feature = "hydrate")]
fn without_reason(event: &SubmitEvent) -> Option<String> {
    let field = super::follow::missing_reason(event)?;
    let _ = field.focus();
    Some(field.id())
}

#[cfg(not(feature = "hydrate"))]
fn without_reason(_event: &SubmitEvent) -> Option<String> {
    None
}

/// A page that was laid out anew begins at its question.
fn focus_question() {
    #[cfg(feature = "hydrate")]
    request_animation_frame(|| {
        use wasm_bindgen::JsCast;
        window().scroll_to_with_x_and_y(0.0, 0.0);
        let question = document()
            .get_element_by_id("question")
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        let _ = question.map(|question| question.focus());
    });
}
