//! A strategy that the student recommended. An address is told and leads nowhere from here: a document that was brought may hold any.

use maud::{Markup, html};

use crate::t;

pub fn body(does: &str, helps: &str, address: &str) -> Markup {
    let facts = [(t!("portfolio.strategy_does"), does), (t!("portfolio.strategy_helps"), helps)];
    html! {
        dl.goal-facts {
            @for (name, words) in facts { @if !words.is_empty() { dt { (name) } dd.words dir="auto" { (words) } } }
        }
        @if !address.is_empty() { p.small dir="auto" { (address) } }
    }
}
