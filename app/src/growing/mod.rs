//! `/growth/view`: then and now. Everything a student has that says both, in their own words, beside nobody else's. A plain page that
//! follows what happens.

use domain::growth::{Cited, Grown, GrowthView, Remark, RemarkKind};
use leptos::prelude::*;
use maud::{Markup, html};

use crate::clock_face::day_of;
use crate::plain::{Foot, brought_stands, criteria_grown, data_grown, goal_changes, path_picture};
use crate::t;
use crate::ui::{IconName, Whose, cairn, header, hear_early, icon, rich, served, shown};

pub struct GrownPage {
    pub grown: Grown,
}

impl GrownPage {
    pub fn view(self) -> impl IntoView {
        let whose = Whose { name: &self.grown.name, picture: &self.grown.picture, page: "/home" };
        view! {
            {shown(header("/home", "", whose, Markup::default()))}
            {shown(main(&self.grown))}
            <Foot/>
        }
    }
}

fn main(grown: &Grown) -> Markup {
    html! {
        main #main.page.reading.stack.loose {
            div.stack.tight {
                nav aria-label=(t!("growing.where")) { a href="/growth" { (t!("growth.title")) } }
                h1 #growing-title { (t!("growing.title")) }
                p.lead #growing-lead { (t!("growing.lead")) }
                (hear_early("growing-title growing-lead"))
            }
            @if grown.is_empty() { (nothing_yet()) }
            @if grown.brought { (brought_stands(None)) }
            @if !grown.moved().is_empty() {
                section.stack.tight aria-labelledby="path-heading" {
                    h2 #path-heading { (t!("growing.path_title")) }
                    (path_picture(grown))
                }
            }
            @if !grown.pairs.is_empty() { (pairs(&grown.pairs)) }
            @if !grown.criteria.is_empty() { (criteria_grown(&grown.criteria, &t!("growing.own_word"))) }
            @if !grown.goals.is_empty() { (goal_changes(&grown.goals, "/goal/")) }
            @if !grown.measures.is_empty() { (data_grown(&grown.measures)) }
        }
    }
}

/// What can stand here, and where it begins.
fn nothing_yet() -> Markup {
    html! {
        div.empty {
            (cairn())
            h2 #none-title { (t!("growing.none_title")) }
            p #none-hint { (t!("growing.none")) }
            (hear_early("none-title none-hint"))
            div.row {
                a.button href="/growth" { (icon(IconName::Sprout)) (t!("growing.to_pairs")) }
                a.button href="/goals" { (icon(IconName::Mountain)) (t!("growing.to_goals")) }
            }
        }
    }
}

/// Oldest first, as it was thought.
fn pairs(pairs: &[GrowthView]) -> Markup {
    html! {
        section.stack data-point="reflection" aria-labelledby="pairs-title" {
            h2 #pairs-title { (t!("growing.pairs_title")) }
            @for pair in pairs {
                article.card.stack data-key=(pair.id) aria-label=(t!("growing.pair_about", question = pair.after.question)) {
                    div.growth-pair {
                        (side("goals", &format!("then-{}", pair.id), t!("growth.used_to"), &pair.used_to, &pair.before))
                        (side("choice", &format!("now-{}", pair.id), t!("growth.now"), &pair.now, &pair.after))
                    }
                    @if !pair.remarks.is_empty() { ul.stack.tight { @for remark in &pair.remarks { li { (said(remark)) } } } }
                    p { a href={ "/growth/" (pair.id) } { (t!("growing.pair_open")) } }
                }
            }
        }
    }
}

fn side(point: &str, id: &str, title: String, said: &str, cited: &Cited) -> Markup {
    html! {
        div.growth-side data-point=(point) {
            h3 id=(id) { (title) }
            p.said id={ (id) "-said" } dir="auto" { (said) }
            (hear_early(&format!("{id} {id}-said")))
            p.small.quiet-text dir="auto" { (cited.question) }
            blockquote.words.rich hidden[cited.words.is_empty()] { (rich(&cited.words, &[])) }
            (served(&format!("/version/{}/shown", cited.version), "cited"))
            p.small.quiet-text { (t!("growth.version", version = cited.number)) " · " (day_of(cited.shared_at)) }
        }
    }
}

fn said(remark: &Remark) -> Markup {
    let by = match remark.kind {
        RemarkKind::Question => t!("growth.asks", name = remark.by_name),
        RemarkKind::Evidence => t!("growth.adds", name = remark.by_name),
    };
    html! { p.small.quiet-text dir="auto" { (by) } p.words dir="auto" { (remark.words) } }
}
