//! The answer's column: what the student asked for above the boxes, then the wall, a note to the class, a pair to suggest, and help
//! with signing in.

mod answer;
mod ask;
mod autosave;
mod comments;
mod form;
mod growth;
mod keeping;
pub mod mark;
mod note;
mod student;
mod wall;

pub use ask::ask_words;
pub use autosave::Autosave;

use domain::id::ReflectionId;
use domain::reflections::Reach;
use leptos::prelude::*;

use self::ask::AskLine;
use self::form::ReplyForm;
use self::growth::GrowthFold;
use self::note::NoteFold;
pub use self::student::Help;
use self::student::StudentFold;
use self::wall::WallForm;
use super::desk::desk;
use crate::t;
use crate::ui::{Icon, IconName, Problem, served, shown};

/// The autosave of the piece that is open; the piece's text adds its marks to it.
#[derive(Clone, Copy)]
pub struct Writing(pub RwSignal<Option<(ReflectionId, Autosave)>>);

#[component]
pub fn ReplyColumn() -> impl IntoView {
    let desk = desk();
    let open = Memo::new(move |_| desk.open_id().map(|id| (id, desk.edition.get())));
    let name = Memo::new(move |_| {
        desk.opened.with(|opened| opened.as_ref().map(|o| o.open.piece.student_name.clone())).unwrap_or_default()
    });
    view! {
        <section class="console-col console-reply stack" aria-labelledby="answer">
            {move || view! { <Problem id="open-problem" problem=desk.trouble.get().map(|error| error.sentence())/> }}
            // Keyed: another piece gets boxes of its own, never those that something was typed into.
            <For each=move || open.get() key=|open| *open let:open>
                <Answering piece=open.0 name=name.get_untracked()/>
            </For>
            <Show when=move || open.get().is_none()><NothingOpen/></Show>
            <NoteFold/>
        </section>
    }
}

#[component]
fn Answering(piece: ReflectionId, name: String) -> impl IntoView {
    let desk = desk();
    let Writing(writing) = expect_context();
    let autosave = Autosave::new(desk, piece);
    writing.set(Some((piece, autosave)));
    let student = desk.piece_now().map(|piece| piece.student);
    // As it was when the piece was opened: nothing is taken from under somebody who writes. What cannot be sent then says why.
    let reach = Memo::new(move |_| desk.opened.with(|o| o.as_ref().map(|o| o.open.reach).unwrap_or_default()));
    view! {
        <div class="row apart">
            <h2 id="answer" tabindex="-1" dir="auto">{t!("console.answer", name = name)}</h2>
            <a class="button quiet" href=move || format!("/console/{}?show={}", desk.class, desk.show.get().name()) data-noscroll="">{t!("console.shut")}</a>
        </div>
        <AskLine/>
        {shown(served(&format!("/piece/{piece}/shown"), "reply"))}
        <Show when=move || reach.get().may_be_answered() fallback=NobodyReads><ReplyForm piece autosave/></Show>
        <WallForm piece/>
        <Show when=move || reach.get() == Reach::Here><GrowthFold piece/></Show>
        {student.map(|student| view! { <StudentFold student open=false/> })}
    }
}

/// Its student is in no class any more.
#[component]
fn NobodyReads() -> impl IntoView {
    view! { <p class="note"><Icon name=IconName::Info/><span>{t!("console.nobody_reads")}</span></p> }
}

#[component]
fn NothingOpen() -> impl IntoView {
    let desk = desk();
    view! {
        <h2 id="answer" tabindex="-1">{t!("console.nothing_open")}</h2>
        <p class="quiet-text">{t!("console.nothing_open_hint")}</p>
        {move || desk.student.get().map(|student| view! { <StudentFold student open=true/> })}
    }
}
