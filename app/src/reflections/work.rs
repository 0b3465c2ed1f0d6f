//! One piece from its first word on: written on a page of its own, then read and revised. What others do to it arrives in place; the
//! editor's words and the scroll are never touched. Only the student's own share or take-back lays the page out anew.

use domain::command_form::Deed;
use domain::event::{Change, Delivery};
use domain::id::{ReflectionId, TranslationId};
use domain::reflections::PieceView;
use domain::refusal::Sentence;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_meta::Title;

use super::api::{self, WorkPage};
use super::before::{before, write_head};
use super::desk::Desk;
use super::editor::Editor;
use super::piece::Piece;
use super::standing::turn_sentence;
use crate::live::calm::use_calm_feed;
use crate::offline::{Refused, Told, take_over};
use crate::t;
use crate::ui::{Header, Icon, IconName, LiveRegion, Problem, Saving, SkipLink, Status, live, maybe, say_once, shown};

#[component]
pub fn Work(page: WorkPage) -> impl IntoView {
    let saving = RwSignal::new(Saving::default());
    let piece = RwSignal::new(page.piece.clone());
    // What the page is laid out from.
    let round = RwSignal::new(page.clone());
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
            if let Some(fresh) = read(id).await
                && round.try_get_untracked().is_some()
            {
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
    let translation = RwSignal::new(page.translation);
    let refusal = RwSignal::new(None::<Refused>);
    let send = take_over(Callback::new(move |(deed, outcome): Told| match outcome {
        Err(why) => saving.set(Saving::Failed(crate::messages::sentence(&why))),
        Ok(_) => {
            saving.set(Saving::Saved);
            if deed == Deed::Translate {
                translation.set(TranslationId::mint());
                empty_translation();
            }
            match (deed, id.get_untracked()) {
                (Deed::TakeBack, Some(id)) => begin_round(id),
                _ => refetch(),
            }
        }
    }));
    let act = Callback::new(move |event: SubmitEvent| match without_reason(&event) {
        Some(at) => {
            event.prevent_default();
            refusal.set(Some(Refused { sentence: Sentence::new("feedback.say_why"), at }));
        }
        None => {
            refusal.set(None);
            send.run(event);
        }
    });
    let prompt = match page.beginning {
        domain::command::Beginning::Prompt { prompt } => Some(prompt),
        domain::command::Beginning::OwnQuestion { .. } => None,
    };
    let reflection = page.reflection;
    use_calm_feed(&page.cursor, move |Delivery { change, .. }| match change {
        Change::Piece(fresh) if fresh.id == reflection || prompt.is_some() && fresh.prompt == prompt => {
            piece.update(|known| {
                let answers = known.as_ref().map_or(0, |known| known.feedback.len());
                if fresh.feedback.len() > answers {
                    say_once(&turn_sentence(&fresh));
                }
                take(known, Some(*fresh));
            });
        }
        Change::Unknown => refetch(),
        _ => {}
    });
    let from_address = Refused::from_address();
    refusal.set(from_address.clone());
    let refused = StoredValue::new(from_address);
    view! {
        <Title text=t!("reflections.title")/>
        <SkipLink/>
        <Header home="/home" place=page.asked.class_name.clone() person=page.name.clone() picture=page.picture.clone() person_page="/home">
            <Status saving/>
        </Header>
        {live(move || {
            let page = round.get();
            let desk = Desk::new(&page, saving, Callback::new(begin_round));
            // Said once: a page that is laid out anew has moved on.
            let refused = refused.try_update_value(Option::take).flatten();
            let on_top = refused.clone().filter(|refused| refused.at.is_empty()).map(|refused| refused.sentence);
            let problem = view! { <Problem id="page-problem" problem=on_top/> };
            if page.is_being_begun() {
                view! { <Writing page desk piece=piece.into() refused>{problem}</Writing> }.into_any()
            } else {
                let shared = Signal::derive(move || piece.with(|piece| piece.clone()).or_else(|| round.with(|page| page.piece.clone())));
                match shared.get_untracked() {
                    None => ().into_any(),
                    Some(first) => {
                        let piece = Signal::derive(move || shared.get().unwrap_or_else(|| first.clone()));
                        view! { {problem} <Piece page piece desk translation act refusal refused/> }.into_any()
                    }
                }
            }
        })}
        <LiveRegion/>
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

/// The first version, on a page of its own.
#[component]
fn Writing(
    page: WorkPage,
    desk: Desk,
    piece: Signal<Option<PieceView>>,
    refused: Option<Refused>,
    children: Children,
) -> impl IntoView {
    let asked = page.asked.clone();
    // Shared on another device meanwhile: said, and left to the student, who may be in the middle of a word.
    let elsewhere =
        move || piece.with(|piece| piece.as_ref().filter(|piece| piece.stage.is_shared()).map(|piece| piece.id));
    view! {
        <main id="main" class="page">
            {children()}
            {maybe(move || elsewhere().map(|id| view! {
                <p class="problem">
                    <Icon name=IconName::Tablet/>
                    <span>{t!("reflections.shared_there")}" "<a href=["/piece/", &id.to_string()].concat() rel="external">{t!("reflections.open_it")}</a></span>
                </p>
            }.into_any()))}
            <Editor page desk class="write-page" refused>
                {shown(write_head(&asked))}
                {shown(before(&asked))}
            </Editor>
        </main>
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

/// A translation that was added is done: the next one begins empty.
fn empty_translation() {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let form = document().get_element_by_id(super::translation::FORM);
        let _ = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()).map(|form| form.reset());
    }
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
