use domain::feedback::PassageWords;
use domain::refusal::Sentence;
use domain::rich::plain;
use leptos::prelude::*;

use super::autosave::Autosave;
use crate::console::area::Area;
use crate::t;
use crate::ui::Problem;

/// Comments on marked words, in the order they were marked. Where a word lies in the piece names the comment.
#[component]
pub fn Comments(autosave: Autosave, problem: Signal<Option<Sentence>>) -> impl IntoView {
    let marks = Memo::new(move |_| {
        autosave.words.with(|words| words.passages.iter().map(|p| (p.starts, p.ends)).collect::<Vec<_>>())
    });
    view! {
        <For each=move || marks.get() key=|place| *place let:place>
            <Comment autosave place/>
        </For>
        {move || view! { <Problem id="passages-problem" problem=problem.get()/> }}
    }
}

#[component]
fn Comment(autosave: Autosave, place: (u32, u32)) -> impl IntoView {
    let is_it = move |p: &PassageWords| (p.starts, p.ends) == place;
    let mark =
        autosave.words.with_untracked(|words| words.passages.iter().find(|p| is_it(p)).cloned()).unwrap_or_default();
    let id = format!("comment-{}-{}", place.0, place.1);
    // Places are unlike, so they number the fields of the plain form.
    let at = u64::from(place.0) * 1_000_000 + u64::from(place.1);
    let field = move |name: &str| format!("words[passages][{at}][{name}]");
    let typed = Callback::new(move |text: String| {
        autosave.change(|words| {
            if let Some(mark) = words.passages.iter_mut().find(|p| is_it(p)) {
                mark.words = text;
            }
        });
    });
    let remove = move |_| autosave.change(|words| words.passages.retain(|p| !is_it(p)));
    view! {
        <div class="stack tight">
            <blockquote class="passage" dir="auto">{plain(&mark.quote)}</blockquote>
            <input type="hidden" name=field("starts") value=mark.starts.to_string()/>
            <input type="hidden" name=field("ends") value=mark.ends.to_string()/>
            <input type="hidden" name=field("quote") value=mark.quote/>
            <Area id name=field("words") label=t!("console.comment") value=mark.words on_typed=typed on_left=Callback::new(move |()| autosave.save())/>
            <div><button class="button quiet" type="button" on:click=remove>{t!("console.remove_comment")}</button></div>
        </div>
    }
}
