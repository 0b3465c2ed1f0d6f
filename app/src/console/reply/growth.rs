use domain::id::ReflectionId;
use domain::reflections::PieceCard;
use leptos::form::ActionForm;
use leptos::prelude::*;

use crate::console::api::SuggestGrowth;
use crate::console::desk::desk;
use crate::t;
use crate::ui::{Icon, IconName, Problem};

/// Suggests a before to this piece's newest version. The words between them are the student's to find.
#[component]
pub fn GrowthFold(piece: ReflectionId) -> impl IntoView {
    let desk = desk();
    let suggest = ServerAction::<SuggestGrowth>::new();
    let was_refused = matches!(suggest.value().get_untracked(), Some(Err(_)));
    let several = Memo::new(move |_| desk.opened.with(|o| o.as_ref().is_some_and(|o| o.open.piece.versions.len() > 1)));
    let earlier = Memo::new(move |_| {
        desk.live.with(|view| {
            let open = view.cards.iter().find(|card| card.id == piece)?;
            let is_earlier = |card: &&PieceCard| card.student == open.student && card.id < piece;
            Some(view.cards.iter().filter(is_earlier).map(|card| (card.id, card.question.clone())).collect::<Vec<_>>())
        })
    });
    let earlier = move || earlier.get().unwrap_or_default();
    let problem = move || suggest.value().with(|v| v.as_ref().and_then(|v| v.as_ref().err().map(|e| e.sentence())));
    Effect::new(move |_| {
        if let Some(Ok(())) = suggest.value().get() {
            desk.say(t!("console.pair_suggested"));
        }
    });
    view! {
        <Show when=move || several.get() || !earlier().is_empty()>
            <details class="fold" open=was_refused>
                <summary><Icon name=IconName::Sprout/>{t!("console.pair_title")}</summary>
                <div class="fold-body">
                    <ActionForm action=suggest attr:class="stack tight">
                        <input type="hidden" name="after" value=piece.to_string()/>
                        <div class="field">
                            <label class="field-label" for="before">{t!("console.pair_before")}</label>
                            <p class="field-hint" id="before-hint">{t!("console.pair_hint")}</p>
                            <select class="input" id="before" name="before" aria-describedby="before-hint">
                                {move || several.get().then(|| view! { <option value=piece.to_string()>{t!("console.pair_first_version")}</option> })}
                                {move || earlier().into_iter().map(|(id, question)| view! {
                                    <option value=id.to_string() dir="auto">{question}</option>
                                }).collect_view()}
                            </select>
                        </div>
                        {move || view! { <Problem id="pair-problem" problem=problem()/> }}
                        <div><button class="button">{t!("console.pair_suggest")}</button></div>
                        {move || matches!(suggest.value().get(), Some(Ok(()))).then(|| view! {
                            <p class="small quiet-text">{t!("console.pair_suggested")}</p>
                        })}
                    </ActionForm>
                </div>
            </details>
        </Show>
    }
}
