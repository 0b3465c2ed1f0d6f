//! The pairs so far, a teacher's suggestions, and the place to show more.

use domain::command_form::nth;
use domain::growth::GrowthView;
use domain::id::GrowthId;
use leptos::prelude::*;
use leptos_meta::Title;
use maud::{Markup, html};

use super::api::GrowthPage;
use super::form::{AddPair, AnswerPair};
use super::heard::{listen, remarks};
use crate::clock_face::{Time, time};
use crate::offline::Refused;
use crate::t;
use crate::ui::{
    COMMANDS, Cairn, Header, Hidden, HiddenFields, Icon, IconName, Item, LiveRegion, Problem, SkipLink, list, showing,
};

#[component]
pub fn Pairs(page: GrowthPage) -> impl IntoView {
    let GrowthPage { me, name, picture, pairs, pieces, next, first, cursor } = page;
    let hidden = move |deed: &'static str, growth: GrowthId, n: usize| -> Hidden {
        vec![
            ("do", deed.to_owned()),
            ("command", nth(first, n).to_string()),
            ("person", me.to_string()),
            ("growth", growth.to_string()),
        ]
    };
    let problem = Refused::from_address().map(|refused| refused.sentence);
    let all = RwSignal::new(pairs);
    listen(all, &cursor);
    // Each form its own number, those that come later too.
    let deeds = StoredValue::new(2);
    let suggestions = move || {
        let item = |pair: &GrowthView| {
            let (key, pair) = (pair.id.to_string(), pair.clone());
            Item::new(key, move || {
                let n = deeds.try_update_value(|n| std::mem::replace(n, *n + 2)).unwrap_or_default();
                view! { <Suggestion pair=pair.clone() answer=hidden("grow", pair.id, n) no=hidden("set_aside", pair.id, n + 1) all/> }.into_any()
            })
        };
        all.with(|pairs| pairs.iter().filter(|pair| pair.now.is_empty()).map(item).collect())
    };
    let versions: usize = pieces.iter().map(|piece| piece.versions.len()).sum();
    view! {
        <Title text=t!("growth.title")/>
        <SkipLink/>
        <Header home="/home" person=name picture person_page="/home"/>
        <main id="main" class="page reading stack loose">
            <div class="stack tight"><h1>{t!("growth.title")}</h1><p class="lead">{t!("growth.lead")}</p></div>
            <Problem id="growth-problem" problem/>
            {list(suggestions)}
            {showing(move || all.with(|pairs| my_pairs(pairs)))}
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
        <LiveRegion/>
    }
}

/// A teacher's suggestion: the words between the two are the student's to find, or not.
#[component]
fn Suggestion(pair: GrowthView, answer: Hidden, no: Hidden, all: RwSignal<Vec<GrowthView>>) -> impl IntoView {
    let (id, by) = (pair.id, pair.suggested_by.clone().unwrap_or_default());
    let heading = ["suggested-", &id.to_string()].concat();
    let added =
        move || all.with(|pairs| pairs.iter().find(|pair| pair.id == id).map_or_else(Default::default, remarks));
    view! {
        <section class="card stack" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{t!("growth.suggested", teacher = by)}</h2>
            <Sides pair=pair.clone()/>
            {showing(added)}
            <AnswerPair hidden=answer pair/>
            <form method="post" action=COMMANDS>
                <HiddenFields of=no/>
                <button class="button quiet">{t!("growth.put_aside")}</button>
            </form>
        </section>
    }
}

/// What was shown so far, each with how much was added to it.
fn my_pairs(pairs: &[GrowthView]) -> Markup {
    let said = || pairs.iter().filter(|pair| !pair.now.is_empty());
    html! {
        @if said().next().is_some() {
            section.stack.tight aria-labelledby="pairs" {
                h2 #pairs { (t!("growth.my_pairs")) }
                ul.pieces {
                    @for pair in said() {
                        li.piece-line {
                            div.row { a href={ "/growth/" (pair.id) } dir="auto" { (pair.now) } }
                            p dir="auto" { (time(pair.changed_at)) " · " (pair.after.question) }
                            @if !pair.remarks.is_empty() { p.small { (t!("growth.added", n = pair.remarks.len())) } }
                        }
                    }
                }
            }
        }
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
