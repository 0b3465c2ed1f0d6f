use domain::feedback::{FeedbackView, Outcome, Part};
use domain::id::ReflectionId;
use domain::rich::plain;
use leptos::prelude::*;

use super::text::shown_at;
use crate::clock_face::Time;
use crate::t;
use crate::ui::{Icon, IconName, served, shown};

/// What teachers answered so far, and what the student did with it.
#[component]
pub fn SoFar(id: ReflectionId, feedback: Vec<FeedbackView>) -> impl IntoView {
    view! {
        <details class="fold">
            <summary><Icon name=IconName::MessageCircle/>{t!("console.so_far", n = feedback.len())}</summary>
            <div class="fold-body stack">{feedback.into_iter().map(|one| view! { <Answer id one/> }).collect_view()}</div>
        </details>
    }
}

#[component]
fn Answer(id: ReflectionId, one: FeedbackView) -> impl IntoView {
    let part = |part: Part, label: String| {
        let words = one.part(part).to_owned();
        let followed = one.followed(part).map(|f| (followed(f.outcome), f.words.clone()));
        (!words.is_empty()).then(|| view! {
            <dt>{label}</dt>
            <dd>
                <p class="words" dir="auto">{words}</p>
                {followed.map(|(outcome, words)| view! { <p class="small quiet-text" dir="auto">{outcome}" "{words}</p> })}
            </dd>
        })
    };
    let strength = part(Part::Strength, t!("console.strength"));
    let question = part(Part::Question, t!("console.question"));
    let next_step = part(Part::NextStep, t!("console.next_step"));
    let passages = one.passages.clone();
    view! {
        <div class="stack tight">
            <p class="small quiet-text" dir="auto">
                {if one.read_only { t!("console.was_read", name = one.by_name.clone(), version = one.version) }
                    else { t!("console.was_answered", name = one.by_name.clone(), version = one.version) }}
                " · "<Time at=one.sent_at/>
            </p>
            {shown(served(&shown_at(id), &format!("answer-{}", one.id)))}
            <dl class="stack tight">
                {strength}{question}{next_step}
                {passages.into_iter().map(|p| view! {
                    <dt><blockquote class="passage" dir="auto">{plain(&p.passage.quote)}</blockquote></dt>
                    <dd><p class="words" dir="auto">{p.passage.words}</p></dd>
                }).collect_view()}
            </dl>
        </div>
    }
}

fn followed(outcome: Outcome) -> String {
    match outcome {
        Outcome::Used => t!("console.followed_used"),
        Outcome::Trying => t!("console.followed_trying"),
        Outcome::Other => t!("console.followed_other"),
    }
}
