use domain::id::ReflectionId;
use domain::reflections::{Stretch, Version};
use leptos::prelude::*;
use maud::html;

use super::text::shown_at;
use crate::clock_face::Time;
use crate::t;
use crate::ui::{Icon, IconName, rich, served, shown};

/// What changed since the version before, and that version and its elders as they were.
#[component]
pub fn Earlier(id: ReflectionId, diff: Vec<Stretch>, versions: Vec<Version>) -> impl IntoView {
    let before = versions.first().map(|version| version.number).unwrap_or_default();
    view! {
        <details class="fold" open=true>
            <summary><Icon name=IconName::History/>{t!("console.changed_since", version = before)}</summary>
            <div class="fold-body stack tight">
                <p class="words diff" dir="auto">{diff.into_iter().map(stretch).collect_view()}</p>
                {versions.into_iter().map(|version| view! {
                    <article class="stack tight version-before">
                        <p class="small quiet-text">{t!("console.version", n = version.number)}" · "<Time at=version.shared_at/></p>
                        {shown(html! { div.words.rich lang=[version.language.as_deref()] { (rich(&version.words, &[])) } })}
                        {shown(served(&shown_at(id), &format!("version-{}", version.number)))}
                    </article>
                }).collect_view()}
            </div>
        </details>
    }
}

fn stretch(stretch: Stretch) -> AnyView {
    match stretch {
        Stretch::Same(text) => text.into_any(),
        Stretch::Added(text) => {
            view! { <ins><span class="unseen">{t!("console.added")}" "</span>{text}</ins> }.into_any()
        }
        Stretch::Removed(text) => {
            view! { <del><span class="unseen">{t!("console.removed")}" "</span>{text}</del> }.into_any()
        }
    }
}
