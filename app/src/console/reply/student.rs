use domain::id::PersonId;
use domain::reflections::PieceCard;
use leptos::form::ActionForm;
use leptos::prelude::*;

use crate::console::api::HelpIn;
use crate::console::desk::desk;
use crate::t;
use crate::ui::{Icon, IconName, Problem};

/// One student: their other pieces, and help with getting in.
#[component]
pub fn StudentFold(student: PersonId, open: bool) -> impl IntoView {
    let desk = desk();
    let tile = Memo::new(move |_| desk.live.with(|view| view.tiles.iter().find(|t| t.person == student).cloned()));
    let pieces = Memo::new(move |_| {
        let own = |card: &&PieceCard| card.student == student;
        desk.shown.with(|cards| cards.iter().filter(own).map(|c| (c.id, c.question.clone())).collect::<Vec<_>>())
    });
    let name = move || tile.get().map(|tile| tile.name).unwrap_or_default();
    let nickname = move || tile.get().is_some_and(|tile| tile.nickname);
    let locked = move || tile.get().is_some_and(|tile| tile.locked);
    let claimed = move || tile.get().is_some_and(|tile| tile.claimed_at.is_some());
    view! {
        <details class="fold" open=open>
            <summary><Icon name=IconName::User/><span dir="auto">{move || t!("console.about", name = name())}</span></summary>
            <div class="fold-body stack tight">
                <Show when=nickname><p class="small quiet-text">{t!("console.nickname")}</p></Show>
                <ul class="stack tight">
                    <For each=move || pieces.get() key=|piece| piece.clone() let:piece>
                        <li><a href=format!("/console/{}?piece={}&show=all", desk.class, piece.0) data-noscroll="" dir="auto">{piece.1}</a></li>
                    </For>
                </ul>
                <Show when=move || pieces.with(Vec::is_empty)><p class="small quiet-text">{t!("console.no_pieces")}</p></Show>
                <Show when=locked><p class="note"><Icon name=IconName::Lock/><span>{t!("console.locked")}</span></p></Show>
                <div class="row">
                    <Show when=move || tile.with(Option::is_some)>
                        <a class="button quiet" href=format!("/class/{}/student/{student}/growth", desk.class) rel="external">
                            <Icon name=IconName::Sprout/>{t!("console.growth")}
                        </a>
                        <a class="button quiet" href=format!("/class/{}/student/{student}/goals", desk.class) rel="external">
                            <Icon name=IconName::Mountain/>{t!("console.goals")}
                        </a>
                    </Show>
                    <Show when=locked><Help student what="unlock" label=t!("console.unlock")/></Show>
                    <Show when=claimed>
                        <Help student what="reset_pin" label=t!("console.reset_pin")/>
                        <Help student what="undo_claim" label=t!("console.undo_claim")/>
                    </Show>
                </div>
            </div>
        </details>
    }
}

/// One press that helps a student in.
#[component]
pub fn Help(student: PersonId, what: &'static str, label: String) -> impl IntoView {
    let desk = desk();
    let help = ServerAction::<HelpIn>::new();
    let problem = move || help.value().with(|v| v.as_ref().and_then(|v| v.as_ref().err().map(|e| e.sentence())));
    Effect::new(move |_| {
        if let Some(Ok(())) = help.value().get() {
            desk.say(t!("console.done"));
        }
    });
    view! {
        <ActionForm action=help>
            <input type="hidden" name="class" value=desk.class.to_string()/>
            <input type="hidden" name="student" value=student.to_string()/>
            <button class="button" name="what" value=what>{label}</button>
            {move || view! { <Problem id=format!("{what}-{student}") problem=problem()/> }}
        </ActionForm>
    }
}
