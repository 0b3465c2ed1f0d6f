use domain::feedback::PassageWords;
use leptos::prelude::*;

use crate::console::reply::Writing;
#[cfg(feature = "hydrate")]
use crate::console::reply::mark::mark;
use crate::t;
use crate::ui::{Icon, IconName};

/// Offers a comment on the words that are selected in an element.
#[component]
pub fn CommentOn(element: String, words: StoredValue<String>) -> impl IntoView {
    let Writing(writing) = expect_context();
    let chosen = RwSignal::new(None::<PassageWords>);
    #[cfg(feature = "hydrate")]
    {
        use crate::console::browser::{on_selection, selection_in};
        let element = element.clone();
        on_selection(move || {
            let mark = selection_in(&element).and_then(|(from, to)| words.with_value(|words| mark(words, from, to)));
            if chosen.with_untracked(|now| *now != mark) {
                chosen.set(mark);
            }
        });
    }
    let _ = (&element, words);
    let comment = move |_| {
        let (Some(mark), Some((_, autosave))) = (chosen.get_untracked(), writing.get_untracked()) else { return };
        let field = format!("#comment-{}-{}", mark.starts, mark.ends);
        let known = autosave
            .words
            .with_untracked(|w| w.passages.iter().any(|p| (p.starts, p.ends) == (mark.starts, mark.ends)));
        if !known {
            autosave.change(|words| words.passages.push(mark));
        }
        chosen.set(None);
        focus_soon(field);
    };
    view! {
        <Show when=move || chosen.get().is_some()>
            <p><button class="button" type="button" on:click=comment><Icon name=IconName::MessageCircle/>{t!("console.comment_on_this")}</button></p>
        </Show>
    }
}

#[cfg(feature = "hydrate")]
fn focus_soon(selector: String) {
    crate::console::browser::clear_selection();
    request_animation_frame(move || crate::console::browser::focus(&selector));
}

#[cfg(not(feature = "hydrate"))]
fn focus_soon(_selector: String) {}
