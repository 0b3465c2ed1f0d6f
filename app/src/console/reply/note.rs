use leptos::form::ActionForm;
use leptos::prelude::*;

use crate::console::api::SendNote;
use crate::console::area::Area;
use crate::console::desk::desk;
use crate::t;
use crate::ui::{Icon, IconName, Problem};

/// One note to the whole class, or to some of it.
#[component]
pub fn NoteFold() -> impl IntoView {
    let desk = desk();
    let send = ServerAction::<SendNote>::new();
    let was_refused = matches!(send.value().get_untracked(), Some(Err(_)));
    let fault = move |field: &'static str| {
        Signal::derive(move || {
            send.value().with(|v| v.as_ref().and_then(|v| v.as_ref().err().and_then(|e| e.fault(field))))
        })
    };
    let other = move || {
        let error = send.value().get()?.err()?;
        (error.fault("words").is_none() && error.fault("to").is_none()).then(|| error.sentence())
    };
    Effect::new(move |_| {
        if let Some(Ok(())) = send.value().get() {
            #[cfg(feature = "hydrate")]
            crate::console::browser::empty_field("note");
            desk.note.set(domain::id::NoteId::mint());
            desk.say(t!("console.note_sent"));
        }
    });
    let prompt = Memo::new(move |_| desk.live.with(|view| view.prompt.as_ref().map(|p| p.id.to_string())));
    let to = fault("to");
    view! {
        <details class="fold" open=was_refused>
            <summary><Icon name=IconName::Megaphone/>{t!("console.note_title")}</summary>
            <div class="fold-body">
                <ActionForm action=send attr:class="stack tight">
                    <input type="hidden" name="id" prop:value=move || desk.note.get().to_string() value=desk.note.get_untracked().to_string()/>
                    <input type="hidden" name="class" value=desk.class.to_string()/>
                    {move || prompt.get().map(|prompt| view! { <input type="hidden" name="prompt" value=prompt/> })}
                    <Area id="note" name="words" label=t!("console.note") hint=t!("console.note_hint") rows=3 problem=fault("words")/>
                    <Readers/>
                    {move || view! { <Problem id="to-problem" problem=to.get()/> }}
                    {move || view! { <Problem id="note-other" problem=other()/> }}
                    <div><button class="button"><Icon name=IconName::Send/>{t!("console.note_send")}</button></div>
                    {move || matches!(send.value().get(), Some(Ok(()))).then(|| view! { <p class="small quiet-text">{t!("console.note_sent")}</p> })}
                </ActionForm>
            </div>
        </details>
    }
}

/// Everyone, or those who are ticked.
#[component]
fn Readers() -> impl IntoView {
    let desk = desk();
    let students = Memo::new(move |_| {
        desk.live.with(|view| view.tiles.iter().map(|tile| (tile.person, tile.name.clone())).collect::<Vec<_>>())
    });
    view! {
        <fieldset class="stack tight">
            <legend class="legend">{t!("console.note_to")}</legend>
            <div class="choices">
                <label class="choice"><input type="radio" name="readers" value="class" checked=true/><span>{t!("console.note_class")}</span></label>
                <label class="choice"><input type="radio" name="readers" value="several"/><span>{t!("console.note_several")}</span></label>
            </div>
            <div class="choices note-readers">
                <For each=move || students.get() key=|student| student.clone() let:student>
                    <label class="choice">
                        <input type="checkbox" name="to[]" value=student.0.to_string()/>
                        <span dir="auto">{student.1}</span>
                    </label>
                </For>
            </div>
        </fieldset>
    }
}
