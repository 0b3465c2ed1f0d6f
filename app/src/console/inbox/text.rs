//! The open piece, to be read: its question, its newest version (whose words can be marked), what changed since the one before, and
//! what was answered so far.

use domain::feedback::PassageWords;
use domain::id::ReflectionId;
use domain::reflections::{PieceView, Stretch, Version};
use leptos::prelude::*;
use maud::html;

use super::comment_on::CommentOn;
use super::earlier::Earlier;
use super::so_far::SoFar;
use crate::console::desk::desk;
use crate::console::reply::{Writing, mark};
use crate::t;
use crate::ui::{rich, served, showing, shown};

#[component]
pub fn OpenText(id: ReflectionId) -> impl IntoView {
    let desk = desk();
    let piece = Memo::new(move |_| {
        desk.opened.with(|opened| opened.as_ref().map(|o| o.open.piece.clone()).filter(|piece| piece.id == id))
    });
    let question = move || piece.get().map(|piece| piece.question).unwrap_or_default();
    // The words are laid out anew only when they are others: what is read does not flicker when an answer is noted.
    let newest = Memo::new(move |_| piece.get().and_then(|piece| piece.versions.into_iter().next()));
    let feedback = Memo::new(move |_| piece.get().map(|piece| piece.feedback).unwrap_or_default());
    let earlier = Memo::new(move |_| piece.get().map(earlier).unwrap_or_default());
    view! {
        <NewerVersion id/>
        <p class="small quiet-text" dir="auto">{question}</p>
        {move || newest.get().map(|version| view! { <Words id version/> })}
        {move || {
            let (diff, versions) = earlier.get();
            (!versions.is_empty()).then(|| view! { <Earlier id diff versions/> })
        }}
        {move || {
            let feedback = feedback.get();
            (!feedback.is_empty()).then(|| view! { <SoFar id feedback/> })
        }}
        <p class="to-answer"><a class="button" href="#answer" rel="external">{t!("console.to_answer")}</a></p>
    }
}

/// Where what a piece shows is fetched: the server makes it, and no page carries a reader of it.
pub fn shown_at(piece: ReflectionId) -> String {
    format!("/piece/{piece}/shown")
}

fn earlier(piece: PieceView) -> (Vec<Stretch>, Vec<Version>) {
    (piece.diff, piece.versions.into_iter().skip(1).collect())
}

/// A newer version came while this one is read.
#[component]
fn NewerVersion(id: ReflectionId) -> impl IntoView {
    let desk = desk();
    let newer = Memo::new(move |_| {
        let shown = desk.opened.with(|o| o.as_ref().map(|o| o.open.piece.stage.version()).unwrap_or_default());
        let live = desk
            .live
            .with(|view| view.cards.iter().find(|c| c.id == id).map(|c| c.stage.version()).unwrap_or_default());
        (live > shown).then_some(live)
    });
    Effect::new(move |_| {
        if let Some(version) = newer.get() {
            desk.say(t!("console.newer_said", version = version));
        }
    });
    let show = move |_| desk.show_newer(id);
    view! {
        <Show when=move || newer.get().is_some()>
            <button class="newcomers" type="button" on:click=show>
                {move || t!("console.newer", version = newer.get().unwrap_or_default())}
            </button>
        </Show>
    }
}

/// The newest version's words. Select some, and a comment can be put on them.
#[component]
fn Words(id: ReflectionId, version: Version) -> impl IntoView {
    let Writing(writing) = expect_context();
    let words = StoredValue::new(version.words.clone());
    // Places only, so that typing a comment does not lay out the words anew; a mark of an older version lies on other words now.
    let marks = Memo::new(move |_| {
        let own = writing.get().filter(|(piece, _)| *piece == id);
        let marks =
            own.and_then(|(_, autosave)| autosave.words.try_with(|words| words.passages.clone())).unwrap_or_default();
        let lies = |m: &PassageWords| {
            words.with_value(|w| mark::mark(w, m.starts as usize, m.ends as usize)).filter(|now| now.quote == m.quote)
        };
        marks.iter().filter_map(lies).map(|mark| (mark.starts, mark.ends)).collect::<Vec<_>>()
    });
    let element = format!("words-{}", version.id);
    let (words_at, language) = (element.clone(), version.language.clone());
    view! {
        {showing(move || html! {
            div.words.rich.open-words id=(words_at) lang=[language.as_deref()] {
                (marks.with(|marks| words.with_value(|words| rich(words, marks))))
            }
        })}
        {shown(served(&shown_at(id), &format!("version-{}", version.number)))}
        {version.scribe.clone().map(|scribe| view! { <p class="small quiet-text" dir="auto">{t!("console.written_by", name = scribe)}</p> })}
        {version.translations.iter().map(|translation| view! {
            <div class="stack tight">
                <p class="small quiet-text" dir="auto">{t!("console.translated_by", name = translation.by.clone())}</p>
                {shown(html! { div.words.rich lang=(translation.language) { (rich(&translation.words, &[])) } })}
            </div>
        }).collect_view()}
        <CommentOn element words/>
    }
}
