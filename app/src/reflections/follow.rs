//! What did you do with it? Three ways, none of them wrong.

use domain::feedback::{Outcome, Part};
use domain::id::FeedbackId;
use domain::reflections::PieceView;
use domain::refusal::Sentence;
use domain::words::LONGEST_SENTENCE;
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::mine::Mine;
use crate::offline::Refused;
use crate::t;
use crate::ui::{COMMANDS, HiddenFields, Icon, IconName, maybe, problem_of};

#[component]
pub fn Follow(
    piece: Signal<PieceView>,
    mine: Mine,
    given: FeedbackId,
    part: Part,
    refused: Option<Refused>,
    act: Callback<SubmitEvent>,
) -> impl IntoView {
    let field = ["follow-", part.name(), "-", &given.to_string()].concat();
    let followed = move || {
        piece.with(|piece| piece.feedback.iter().find(|f| f.id == given).and_then(|f| f.followed(part)).cloned())
    };
    let problem = RwSignal::new(refused.filter(|refused| refused.at == field).map(|refused| refused.sentence));
    let why = NodeRef::<html::Input>::new();
    // Another way has its reason: asked for here, before it is refused there.
    let submit = move |ev: SubmitEvent| {
        let other = pressed(&ev).as_deref() == Some("other");
        let silent = why.get_untracked().is_some_and(|why| why.value().trim().is_empty());
        if other && silent {
            ev.prevent_default();
            problem.set(Some(Sentence::new("feedback.say_why")));
            let _ = why.get_untracked().map(|why| why.focus());
        } else {
            problem.set(None);
            act.run(ev);
        }
    };
    let mut hidden = mine.hidden("follow", nth_of(given, part));
    hidden.extend([("feedback", given.to_string()), ("part", part.name().to_owned())]);
    let (label, describe) = ([&field, "-label"].concat(), [&field, "-problem"].concat());
    let said = untrack(followed).map(|followed| followed.words).unwrap_or_default();
    let way = move |outcome: Outcome, name: String| {
        let is = move || followed().is_some_and(|followed| followed.outcome == outcome);
        view! {
            <button class="button" name="outcome" value=outcome.name() aria-pressed=move || if is() { "true" } else { "false" }>
                {maybe(move || is().then(|| view! { <Icon name=IconName::Check/> }.into_any()))}
                {name}
            </button>
        }
    };
    view! {
        <form class="stack tight" method="post" action=COMMANDS autocomplete="off" on:submit=submit>
            <HiddenFields of=hidden/>
            // Enter in the field means: I used it.
            <p class="small quiet-text" id=label.clone()>{t!("reflections.what_did_you_do")}</p>
            <div class="follow" role="group" aria-labelledby=label>
                {way(Outcome::Used, t!("reflections.used"))}
                {way(Outcome::Trying, t!("reflections.trying"))}
                {way(Outcome::Other, t!("reflections.another_way"))}
            </div>
            <div class="field">
                <label class="field-hint" for=field.clone()>{t!("reflections.where_or_because")}</label>
                <input class="input" id=field name="words" type="text" maxlength=LONGEST_SENTENCE.to_string() dir="auto" autocomplete="off"
                    value=said node_ref=why aria-describedby=describe.clone()
                    aria-invalid=move || problem.with(Option::is_some).then_some("true")/>
                {problem_of(describe, problem.into())}
            </div>
        </form>
    }
}

/// Tells this form apart from the page's others.
fn nth_of(given: FeedbackId, part: Part) -> usize {
    (usize::from(given.0.as_u128() as u16) << 5) + 16 + part as usize
}

#[cfg(feature = "hydrate")]
fn pressed(event: &SubmitEvent) -> Option<String> {
    use wasm_bindgen::JsCast;
    Some(event.submitter()?.dyn_into::<web_sys::HtmlButtonElement>().ok()?.value())
}

#[cfg(not(feature = "hydrate"))]
fn pressed(_event: &SubmitEvent) -> Option<String> {
    None
}
