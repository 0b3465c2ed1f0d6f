use domain::id::ReflectionId;
use domain::reflections::OPENING;
use domain::rich::plain;
use leptos::prelude::*;

use super::text::OpenText;
use crate::clock_face::Time;
use crate::console::desk::desk;
use crate::console::reply::ask_words;
use crate::t;
use crate::ui::{Avatar, Icon, IconName};

/// One piece in the inbox; open, it is read here, beside the boxes.
#[component]
pub fn Item(id: ReflectionId) -> impl IntoView {
    let desk = desk();
    let card = Memo::new(move |_| desk.shown.with(|cards| cards.iter().find(|card| card.id == id).cloned()));
    let open = Memo::new(move |_| desk.open_id() == Some(id));
    let name = move || card.get().map(|card| card.student_name).unwrap_or_default();
    let picture = card.get_untracked().map(|card| card.picture).unwrap_or_default();
    let opening = move || card.get().map(|card| opening(&card.opening)).unwrap_or_default();
    view! {
        <li>
            <article class="item" data-open=move || open.get().then_some("")>
                <div class="item-head">
                    <Avatar picture small=true/>
                    <h3>
                        <a class="item-open" href=move || desk.address(id) data-noscroll="" aria-current=move || open.get().then_some("true") dir="auto">{name}</a>
                    </h3>
                    {move || card.get().map(|card| view! { <Tags card/> })}
                </div>
                <Show when=move || open.get() fallback=move || view! { <p class="item-words" dir="auto">{opening}</p> {move || shows(&card.get()?.shows)} }>
                    <OpenText id/>
                </Show>
            </article>
        </li>
    }
}

/// The start of the words, without their shape; that there are more is seen.
fn opening(words: &str) -> String {
    let more = if words.chars().count() < OPENING { "" } else { "…" };
    [plain(words).trim_end(), more].concat()
}

/// What is shown where there are no words.
fn shows(kind: &str) -> Option<AnyView> {
    let (icon, word) = match kind {
        "drawing" => (IconName::Brush, t!("console.shows_drawing")),
        "sound" => (IconName::Mic, t!("console.shows_sound")),
        "video" => (IconName::Video, t!("console.shows_video")),
        "image" => (IconName::Camera, t!("console.shows_image")),
        "pdf" => (IconName::FileText, t!("console.shows_pdf")),
        _ => return None,
    };
    Some(view! { <p class="note"><Icon name=icon/><span>{word}</span></p> }.into_any())
}

/// Version, ask, where it comes from and when.
#[component]
fn Tags(card: domain::reflections::PieceCard) -> impl IntoView {
    let version = card.stage.version();
    let point = (version > 1).then_some("reflection");
    view! {
        <span class="tag" data-point=point>{t!("console.version", n = version)}</span>
        {card.ask.wants_an_answer().then(|| view! {
            <span class="tag turn-tag"><Icon name=IconName::Hand/>{ask_words(card.ask)}</span>
        })}
        {card.prompt.is_none().then(|| view! {
            <span class="tag" data-point="inquiry"><Icon name=IconName::MessageQuestion/>{t!("console.own_question")}</span>
        })}
        {card.late.then(|| view! { <span class="tag"><Icon name=IconName::Clock/>{t!("console.late")}</span> })}
        {card.on_wall.then(|| view! { <span class="tag"><Icon name=IconName::Presentation/>{t!("console.on_wall")}</span> })}
        <span class="item-when"><Time at=card.changed_at/></span>
    }
}
