//! A pair as its teachers read it.

use domain::growth::{Cited, GrowthView, Remark, RemarkKind};
use leptos::prelude::*;
use maud::html;

use crate::clock_face::Time;
use crate::t;
use crate::ui::{rich, served, shown};

/// Two cited pieces, beside each other, with what the student says of each.
#[component]
pub fn Sides(pair: GrowthView) -> impl IntoView {
    let side = |point: &'static str, title: String, said: String, cited: Cited| {
        let wordless = cited.words.is_empty();
        view! {
            <div class="growth-side" data-point=point>
                <h3>{title}</h3>
                {(!said.is_empty()).then(|| view! { <p class="said" dir="auto">{said}</p> })}
                <p class="small quiet-text" dir="auto">{cited.question}</p>
                {shown(html! { blockquote.words.rich hidden[wordless] { (rich(&cited.words, &[])) } })}
                {shown(served(&format!("/version/{}/shown", cited.version), "cited"))}
                <p class="small quiet-text">{t!("growth.version", version = cited.number)}" · "<Time at=cited.shared_at/></p>
            </div>
        }
    };
    view! {
        <div class="growth-pair">
            {side("goals", t!("growth.used_to"), pair.used_to, pair.before)}
            {side("choice", t!("growth.now"), pair.now, pair.after)}
        </div>
    }
}

/// What was asked and added so far.
#[component]
pub fn Remarks(of: Vec<Remark>) -> impl IntoView {
    (!of.is_empty()).then(|| {
        let said = of.into_iter().map(|remark| {
            let by = match remark.kind {
                RemarkKind::Question => t!("growth.asks", name = remark.by_name),
                RemarkKind::Evidence => t!("growth.adds", name = remark.by_name),
            };
            view! {
                <li class="stack tight">
                    <p class="small quiet-text">{by}" · "<Time at=remark.at/></p>
                    <p class="words" dir="auto">{remark.words}</p>
                </li>
            }
        });
        view! { <ul class="stack">{said.collect_view()}</ul> }
    })
}
