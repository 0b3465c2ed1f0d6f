//! The versions of a piece: the newest beside the one before, word by word; older ones folded away.

use domain::reflections::{PieceView, Stretch, Version};
use leptos::prelude::*;

use super::marks::Marked;
use super::more::language_name;
use crate::clock_face::Time;
use crate::t;
use crate::ui::live;

#[component]
pub fn Versions(piece: Signal<PieceView>) -> impl IntoView {
    let newest_only = RwSignal::new(false);
    let several = move || piece.with(|piece| piece.versions.len() > 1);
    let pressed = move |wanted: bool| if newest_only.get() == wanted { "true" } else { "false" };
    view! {
        <div class="row apart">
            <h2>{t!("reflections.your_versions")}</h2>
            <div class="filters" role="group" aria-label=t!("reflections.how_to_see") hidden=move || !several()>
                <button class="filter" type="button" aria-pressed=move || pressed(false) on:click=move |_| newest_only.set(false)>
                    {t!("reflections.beside")}
                </button>
                <button class="filter" type="button" aria-pressed=move || pressed(true) on:click=move |_| newest_only.set(true)>
                    {t!("reflections.newest_only")}
                </button>
            </div>
        </div>
        {live(move || {
            let beside = several() && !newest_only.get();
            piece.with(|piece| {
                let class = if beside { "versions beside" } else { "versions" };
                let shown = if beside { 2 } else { 1 };
                let mut cards: Vec<_> = piece.versions.iter().take(shown).map(|version| card(piece, version, beside)).collect();
                cards.reverse();
                view! { <div class=class>{cards}</div> }.into_any()
            })
        })}
        <details class="fold" hidden=move || piece.with(|piece| piece.versions.len() < 3)>
            <summary>{t!("reflections.earlier_versions")}</summary>
            <div class="fold-body stack">
                {live(move || piece.with(|piece| {
                    piece.versions.iter().skip(2).map(|version| card(piece, version, false)).collect_view().into_any()
                }))}
            </div>
        </details>
    }
}

fn card(piece: &PieceView, version: &Version, compared: bool) -> AnyView {
    let is_newest = piece.versions.first().is_some_and(|newest| newest.number == version.number);
    let words = if compared && is_newest && !piece.diff.is_empty() {
        view! { <p class="words diff" dir="auto" lang=version.language.clone()>{difference(&piece.diff)}</p> }
            .into_any()
    } else {
        view! {
            <p class="words" dir="auto" lang=version.language.clone()>
                <Marked words=version.words.clone() version=version.number feedback=piece.feedback.clone()/>
            </p>
        }
        .into_any()
    };
    let told = version.scribe.clone().map(|scribe| t!("reflections.told_to", scribe = scribe));
    let heading = ["version-", &version.number.to_string()].concat();
    view! {
        <article class="card version" aria-labelledby=heading.clone()>
            <header class="version-head">
                <h3 id=heading.clone()>{t!("reflections.version", version = version.number)}</h3>
                <p class="small quiet-text"><Time at=version.shared_at/>{version.late.then(|| [" · ", &t!("reflections.late")].concat())}</p>
            </header>
            {words}
            {told.map(|told| view! { <p class="small quiet-text" dir="auto">{told}</p> })}
            {version.translations.iter().map(|translation| view! {
                <blockquote class="passage">
                    <p class="small quiet-text" dir="auto">
                        {t!("reflections.translated_by", language = language_name(&translation.language), name = translation.by)}
                    </p>
                    <p class="words" dir="auto" lang=translation.language.clone()>{translation.words.clone()}</p>
                </blockquote>
            }).collect_view()}
        </article>
    }
    .into_any()
}

/// Word by word; what is added and taken out is said as well as shown.
fn difference(stretches: &[Stretch]) -> impl IntoView + use<> {
    stretches
        .iter()
        .map(|stretch| match stretch {
            Stretch::Same(text) => text.clone().into_any(),
            Stretch::Added(text) => {
                view! { <ins><span class="unseen">{t!("reflections.added")}" "</span>{text.clone()}</ins> }.into_any()
            }
            Stretch::Removed(text) => {
                view! { <del><span class="unseen">{t!("reflections.taken_out")}" "</span>{text.clone()}</del> }
                    .into_any()
            }
        })
        .collect_view()
}
