//! The pairs so far, a teacher's suggestions, and the place to show more.

use domain::command_form::nth;
use domain::growth::{Cited, GrowthView};
use domain::id::GrowthId;
use leptos::prelude::*;
use maud::{Markup, html};

use super::api::GrowthPage;
use super::form::{add_pair, answer_pair};
use super::heard::{listen, remarks};
use crate::clock_face::time;
use crate::offline::Refused;
use crate::t;
use crate::ui::{
    COMMANDS, Hidden, IconName, Whose, cairn, header, hidden_fields, icon, live_region, problem_line, rich, served,
    showing, shown, skip_link, title,
};

pub fn pairs(page: GrowthPage) -> AnyView {
    title(t!("growth.title"));
    let whose = Whose { name: &page.name, picture: &page.picture, page: "/home" };
    let bar = shown(header("/home", "", whose, Markup::default()));
    let all = RwSignal::new(page.pairs.clone());
    listen(all, &page.cursor);
    let refused = Refused::from_address();
    let body = showing(move || body(&page, &all.read(), refused.as_ref()));
    vec![skip_link(), bar, body, live_region()].into_any()
}

/// The hidden fields of a form about a pair; `n` tells the page's forms apart.
fn hidden(page: &GrowthPage, deed: &'static str, growth: GrowthId, n: usize) -> Hidden {
    vec![
        ("do", deed.to_owned()),
        ("command", nth(page.first, n).to_string()),
        ("person", page.me.to_string()),
        ("growth", growth.to_string()),
    ]
}

fn body(page: &GrowthPage, pairs: &[GrowthView], refused: Option<&Refused>) -> Markup {
    let versions: usize = page.pieces.iter().map(|piece| piece.versions.len()).sum();
    html! {
        main #main.page.reading.stack.loose {
            div.stack.tight { h1 { (t!("growth.title")) } p.lead { (t!("growth.lead")) } }
            (problem_line("growth-problem", refused.map(|refused| &refused.sentence)))
            @for pair in pairs.iter().filter(|pair| pair.now.is_empty()) { (suggestion(page, pair)) }
            (my_pairs(pairs))
            p { a href="/growth/view" { (t!("growth.all")) } }
            @if versions < 2 {
                div.empty {
                    (cairn())
                    h2 { (t!("growth.not_yet")) }
                    p { (t!("growth.needs_two")) }
                    a.button href="/home" { (t!("growth.to_home")) }
                }
            } @else {
                section.card.stack data-key="add" aria-labelledby="add" {
                    h2 #add { (icon(IconName::Sprout)) (t!("growth.add")) }
                    (add_pair(&hidden(page, "grow", page.next, 1), page.next, &page.pieces))
                }
            }
        }
    }
}

/// A teacher's suggestion: the words between the two are the student's to find, or not.
fn suggestion(page: &GrowthPage, pair: &GrowthView) -> Markup {
    let heading = ["suggested-", &pair.id.to_string()].concat();
    // The same forms whatever comes before them.
    let n = (usize::from(pair.id.0.as_u128() as u16) << 1) + 2;
    html! {
        section.card.stack data-key=(pair.id) aria-labelledby=(heading) {
            h2 id=(heading) { (t!("growth.suggested", teacher = pair.suggested_by.as_deref().unwrap_or_default())) }
            (sides(pair))
            (remarks(pair))
            (answer_pair(hidden(page, "grow", pair.id, n), pair))
            form data-key="put-aside" method="post" action=(COMMANDS) {
                (hidden_fields(&hidden(page, "set_aside", pair.id, n + 1)))
                button.button.quiet { (t!("growth.put_aside")) }
            }
        }
    }
}

/// What was shown so far, each with how much was added to it.
fn my_pairs(pairs: &[GrowthView]) -> Markup {
    let said = || pairs.iter().filter(|pair| !pair.now.is_empty());
    html! {
        @if said().next().is_some() {
            section.stack.tight data-key="pairs" aria-labelledby="pairs" {
                h2 #pairs { (t!("growth.my_pairs")) }
                ul.pieces {
                    @for pair in said() {
                        li.piece-line data-key=(pair.id) {
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
pub fn sides(pair: &GrowthView) -> Markup {
    html! {
        div.growth-pair {
            (side("goals", &heading_id("side-then", pair.id), t!("growth.used_to"), &pair.used_to, &pair.before))
            (side("choice", &heading_id("side-now", pair.id), t!("growth.now"), &pair.now, &pair.after))
        }
    }
}

fn heading_id(which: &str, pair: GrowthId) -> String {
    [which, "-", &pair.to_string()].concat()
}

fn side(point: &str, id: &str, title: String, said: &str, cited: &Cited) -> Markup {
    html! {
        section.growth-side data-point=(point) aria-labelledby=(id) {
            h2 id=(id) { (title) }
            @if !said.is_empty() { p.said dir="auto" { (said) } }
            p.small.quiet-text dir="auto" { (cited.question) }
            blockquote.words.rich hidden[cited.words.is_empty()] { (rich(&cited.words, &[])) }
            (served(&["/version/", &cited.version.to_string(), "/shown"].concat(), "cited"))
            p.small.quiet-text { (t!("growth.version", version = cited.number)) " · " (time(cited.shared_at)) }
        }
    }
}
