//! Notes to the class, or to a few: read here, and put away when read.

use domain::command_form::nth;
use domain::feedback::NoteView;
use domain::home::HomeView;
use domain::id::{CommandId, PersonId};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::clock_face::Time;
use crate::t;
use crate::ui::{Act, IconName};

#[component]
pub fn Notes(home: RwSignal<HomeView>, me: PersonId, first: CommandId, act: Callback<SubmitEvent>) -> impl IntoView {
    let notes = move || home.with(|home| home.notes.clone());
    view! { <For each=notes key=|note| note.id children=move |note| view! { <Note note me first act/> }/> }
}

#[component]
fn Note(note: NoteView, me: PersonId, first: CommandId, act: Callback<SubmitEvent>) -> impl IntoView {
    let heading = ["note-", &note.id.to_string()].concat();
    let hidden = vec![
        ("do", "read".to_owned()),
        ("command", nth(first, usize::from(note.id.0.as_u128() as u16)).to_string()),
        ("person", me.to_string()),
        ("note", note.id.to_string()),
    ];
    let title = match note.whole_class {
        true => t!("home.note_to_class", teacher = note.by_name),
        false => t!("home.note_to_you", teacher = note.by_name),
    };
    view! {
        <section class="card stack tight arrive" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{title}</h2>
            <p class="small quiet-text" dir="auto"><Time at=note.sent_at/>{note.question.map(|question| [" · ", &question].concat())}</p>
            <p class="words" dir="auto">{note.words}</p>
            <Act hidden label=t!("home.note_read") icon=IconName::Check class="button quiet" act/>
        </section>
    }
}
