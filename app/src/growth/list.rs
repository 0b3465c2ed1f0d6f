//! The pairs so far, a teacher's suggestions, and the place to show more.

use domain::command_form::nth;
use domain::growth::GrowthView;
use domain::id::GrowthId;
use leptos::prelude::*;
use leptos_meta::Title;

use super::api::GrowthPage;
use super::form::{AddPair, AnswerPair};
use crate::clock_face::Time;
use crate::offline::Refused;
use crate::t;
use crate::ui::{COMMANDS, Cairn, Header, Hidden, HiddenFields, Icon, IconName, Problem, SkipLink};

#[component]
pub fn Pairs(page: GrowthPage) -> impl IntoView {
    let GrowthPage { me, name, picture, pairs, pieces, next, first } = page;
    let hidden = move |deed: &'static str, growth: GrowthId, n: usize| -> Hidden {
        vec![
            ("do", deed.to_owned()),
            ("command", nth(first, n).to_string()),
            ("person", me.to_string()),
            ("growth", growth.to_string()),
        ]
    };
    let problem = Refused::from_address().map(|refused| refused.sentence);
    let (said, suggested): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|pair| !pair.now.is_empty());
    let versions: usize = pieces.iter().map(|piece| piece.versions.len()).sum();
    view! {
        <Title text=t!("growth.title")/>
        <SkipLink/>
        <Header home="/home" person=name picture person_page="/home"/>
        <main id="main" class="page reading stack loose">
            <div class="stack tight"><h1>{t!("growth.title")}</h1><p class="lead">{t!("growth.lead")}</p></div>
            <Problem id="growth-problem" problem/>
            {suggested.into_iter().enumerate().map(|(at, pair)| {
                let by = pair.suggested_by.clone().unwrap_or_default();
                let (answer, no) = (hidden("grow", pair.id, 2 * at + 2), hidden("set_aside", pair.id, 2 * at + 3));
                let heading = ["suggested-", &pair.id.to_string()].concat();
                view! {
                    <section class="card stack" aria-labelledby=heading.clone()>
                        <h2 id=heading.clone()>{t!("growth.suggested", teacher = by)}</h2>
                        <Sides pair=pair.clone()/>
                        <AnswerPair hidden=answer pair/>
                        <form method="post" action=COMMANDS>
                            <HiddenFields of=no/>
                            <button class="button quiet">{t!("growth.put_aside")}</button>
                        </form>
                    </section>
                }
            }).collect_view()}
            {(!said.is_empty()).then(|| view! {
                <section class="stack tight" aria-labelledby="pairs">
                    <h2 id="pairs">{t!("growth.my_pairs")}</h2>
                    <ul class="pieces">
                        {said.into_iter().map(|pair| view! {
                            <li class="piece-line">
                                <div class="row"><a href=["/growth/", &pair.id.to_string()].concat() dir="auto">{pair.now}</a></div>
                                <p dir="auto"><Time at=pair.changed_at/>" · "{pair.after.question}</p>
                            </li>
                        }).collect_view()}
                    </ul>
                </section>
            })}
            {if versions < 2 {
                view! {
                    <div class="empty">
                        <Cairn/>
                        <h2>{t!("growth.not_yet")}</h2>
                        <p>{t!("growth.needs_two")}</p>
                        <a class="button" href="/home">{t!("growth.to_home")}</a>
                    </div>
                }.into_any()
            } else {
                view! {
                    <section class="card stack" aria-labelledby="add">
                        <h2 id="add"><Icon name=IconName::Sprout/>{t!("growth.add")}</h2>
                        <AddPair hidden=hidden("grow", next, 1) next pieces/>
                    </section>
                }.into_any()
            }}
        </main>
    }
}

/// Two cited pieces, beside each other.
#[component]
pub fn Sides(pair: GrowthView) -> impl IntoView {
    let side = |point: &'static str, id: &'static str, title: String, said: String, cited: domain::growth::Cited| {
        let id = [id, "-", &pair.id.to_string()].concat();
        view! {
            <section class="growth-side" data-point=point aria-labelledby=id.clone()>
                <h2 id=id.clone()>{title}</h2>
                {(!said.is_empty()).then(|| view! { <p class="said" dir="auto">{said}</p> })}
                <p class="small quiet-text" dir="auto">{cited.question}</p>
                <blockquote class="words" dir="auto">{cited.words}</blockquote>
                <p class="small quiet-text">{t!("growth.version", version = cited.number)}" · "<Time at=cited.shared_at/></p>
            </section>
        }
    };
    view! {
        <div class="growth-pair">
            {side("goals", "then", t!("growth.used_to"), pair.used_to.clone(), pair.before.clone())}
            {side("choice", "now", t!("growth.now"), pair.now.clone(), pair.after.clone())}
        </div>
    }
}
