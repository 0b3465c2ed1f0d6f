//! What came back: what was asked for, then each answer in its parts.

use domain::feedback::{FeedbackView, Part};
use domain::reflections::{Ask, PieceView};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::ask::ask_name;
use super::follow::Follow;
use super::mine::Mine;
use crate::offline::Refused;
use crate::t;
use crate::ui::{Icon, IconName, Item, list, maybe, teacher, text};

#[component]
pub fn Answers(
    piece: Signal<PieceView>,
    mine: Mine,
    refused: Option<Refused>,
    act: Callback<SubmitEvent>,
) -> impl IntoView {
    let refused = StoredValue::new(refused);
    let given = move || {
        let item = |given: &FeedbackView| {
            let (key, given) = (given.id.to_string(), given.clone());
            Item::new(key, move || {
                view! { <Answer given=given.clone() piece mine refused=refused.get_value() act/> }.into_any()
            })
        };
        piece.with(|piece| piece.feedback.iter().map(item).collect())
    };
    view! {
        <h2 id="wrote">
            {text(move || piece.with(|piece| {
                let by = piece.feedback.iter().find(|given| !given.read_only).or(piece.feedback.first());
                match by {
                    Some(given) if given.read_only => t!("reflections.read_by", teacher = given.by_name),
                    Some(given) => t!("reflections.answered_by", teacher = given.by_name),
                    None => t!("reflections.nothing_came_back_yet"),
                }
            }))}
        </h2>
        {maybe(move || piece.with(|piece| piece.versions.first().map(|newest| {
            let asked = match newest.ask {
                Ask::Own => newest.ask_words.clone(),
                Ask::Part => [&ask_name(newest.ask), ": ", &newest.ask_words].concat(),
                ask => ask_name(ask),
            };
            view! {
                <p class="note"><Icon name=IconName::Hand/><span>{t!("reflections.you_asked")}" "<strong dir="auto">{asked}</strong></span></p>
            }
            .into_any()
        })))}
        <p class="note" hidden=move || piece.with(|piece| !piece.feedback.is_empty())>
            <Icon name=IconName::MessageCircle/>
            <span>{text(move || piece.with(|piece| t!("reflections.appears_here", teacher = teacher(&piece.readers))))}</span>
        </p>
        {list(given)}
    }
}

#[component]
fn Answer(
    given: FeedbackView,
    piece: Signal<PieceView>,
    mine: Mine,
    refused: Option<Refused>,
    act: Callback<SubmitEvent>,
) -> impl IntoView {
    let (id, version) = (given.id, given.version);
    let parts = Part::ALL.iter().filter(|part| !given.part(**part).is_empty()).map(|part| {
        let (kind, icon, label) = look(*part);
        let heading = ["fb-", kind, "-", &id.to_string()].concat();
        view! {
            <section class="card feedback" data-part=kind aria-labelledby=heading.clone()>
                <h3 class="feedback-kind" id=heading.clone()><Icon name=icon/>{label}</h3>
                <p class="words" dir="auto">{given.part(*part).to_owned()}</p>
                {part.asks_for_something().then(|| view! { <Follow piece mine given=id part=*part refused=refused.clone() act/> })}
            </section>
        }
    }).collect_view();
    let passages = given.passages.iter().map(|mark| {
        let heading = ["fb-", &mark.id.to_string()].concat();
        view! {
            <section class="card feedback" data-part="passage" aria-labelledby=heading.clone()>
                <h3 class="feedback-kind" id=heading.clone()><Icon name=IconName::MessageCircle/>{t!("reflections.about_some_words")}</h3>
                <blockquote class="passage" dir="auto">{mark.passage.quote.clone()}</blockquote>
                <p class="words" dir="auto">{mark.passage.words.clone()}</p>
            </section>
        }
    }).collect_view();
    view! {
        <p class="small quiet-text">
            {if given.read_only {
                t!("reflections.read_version", teacher = given.by_name, version = version)
            } else {
                t!("reflections.about_version", teacher = given.by_name, version = version)
            }}
        </p>
        {parts}
        {passages}
    }
}

fn look(part: Part) -> (&'static str, IconName, String) {
    match part {
        Part::Strength => ("strength", IconName::Gem, t!("reflections.a_strength")),
        Part::Question => ("question", IconName::MessageQuestion, t!("reflections.a_question")),
        Part::NextStep => ("next", IconName::Footprints, t!("reflections.a_next_step")),
    }
}
