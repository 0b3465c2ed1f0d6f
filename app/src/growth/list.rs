//! The pairs so far, a teacher's suggestions, and the place to show more.

use domain::command_form::nth;
use domain::growth::{Cited, GrowthView};
use domain::id::GrowthId;
use leptos::prelude::*;
use maud::{Markup, html};

use super::api::GrowthPage;
use super::form::{add_pair, answer_pair};
use crate::clock_face::time;
use crate::offline::Refused;
use crate::t;
use crate::ui::{
    COMMANDS, Hidden, IconName, Whose, cairn, header, hidden_fields, icon, problem_line, shown, skip_link, title,
};

pub fn pairs(page: &GrowthPage) -> AnyView {
    title(t!("growth.title"));
    let whose = Whose { name: &page.name, picture: &page.picture, page: "/home" };
    let body = shown(body(page, Refused::from_address()));
    vec![skip_link(), shown(header("/home", "", whose, Markup::default())), body].into_any()
}

fn body(page: &GrowthPage, refused: Option<Refused>) -> Markup {
    let hidden = |deed: &'static str, growth: GrowthId, n: usize| -> Hidden {
        vec![
            ("do", deed.to_owned()),
            ("command", nth(page.first, n).to_string()),
            ("person", page.me.to_string()),
            ("growth", growth.to_string()),
        ]
    };
    let (said, suggested): (Vec<_>, Vec<_>) = page.pairs.iter().partition(|pair| !pair.now.is_empty());
    let versions: usize = page.pieces.iter().map(|piece| piece.versions.len()).sum();
    html! {
        main #main.page.reading.stack.loose {
            div.stack.tight { h1 { (t!("growth.title")) } p.lead { (t!("growth.lead")) } }
            (problem_line("growth-problem", refused.map(|refused| refused.sentence).as_ref()))
            @for (at, pair) in suggested.into_iter().enumerate() {
                @let heading = ["suggested-", &pair.id.to_string()].concat();
                section.card.stack aria-labelledby=(heading) {
                    h2 id=(heading) { (t!("growth.suggested", teacher = pair.suggested_by.as_deref().unwrap_or_default())) }
                    (sides(pair))
                    (answer_pair(hidden("grow", pair.id, 2 * at + 2), pair))
                    form method="post" action=(COMMANDS) {
                        (hidden_fields(&hidden("set_aside", pair.id, 2 * at + 3)))
                        button.button.quiet { (t!("growth.put_aside")) }
                    }
                }
            }
            @if !said.is_empty() {
                section.stack.tight aria-labelledby="pairs" {
                    h2 #pairs { (t!("growth.my_pairs")) }
                    ul.pieces {
                        @for pair in said {
                            li.piece-line {
                                div.row { a href={ "/growth/" (pair.id) } dir="auto" { (pair.now) } }
                                p dir="auto" { (time(pair.changed_at)) " · " (pair.after.question) }
                            }
                        }
                    }
                }
            }
            @if versions < 2 {
                div.empty {
                    (cairn())
                    h2 { (t!("growth.not_yet")) }
                    p { (t!("growth.needs_two")) }
                    a.button href="/home" { (t!("growth.to_home")) }
                }
            } @else {
                section.card.stack aria-labelledby="add" {
                    h2 #add { (icon(IconName::Sprout)) (t!("growth.add")) }
                    (add_pair(&hidden("grow", page.next, 1), page.next, &page.pieces))
                }
            }
        }
    }
}

/// Two cited pieces, beside each other.
pub fn sides(pair: &GrowthView) -> Markup {
    html! {
        div.growth-pair {
            (side("goals", &heading_id("then", pair.id), t!("growth.used_to"), &pair.used_to, &pair.before))
            (side("choice", &heading_id("now", pair.id), t!("growth.now"), &pair.now, &pair.after))
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
            blockquote.words dir="auto" { (cited.words) }
            p.small.quiet-text { (t!("growth.version", version = cited.number)) " · " (time(cited.shared_at)) }
        }
    }
}
