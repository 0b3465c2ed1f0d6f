//! What a teacher puts on the shelf: an own one, or one of the bank.

use domain::strategies::{ShelfDesk, StrategyWords};
use maud::{Markup, html};

use crate::strategy_fields::{fields, tags};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon};

/// One of the bank, in the reader's language.
pub struct BankStrategyIdea {
    pub id: String,
    pub words: StrategyWords,
}

pub fn add(desk: &ShelfDesk, bank: &[BankStrategyIdea], typed: &Typed) -> Markup {
    let action = format!("/class/{}/shelf", desk.class);
    html! {
        section.stack aria-labelledby="add-title" {
            h2 id="add-title" { (t!("shelf.desk_add")) }
            details.fold id="adding" open[typed.is("add")] {
                summary { (icon(IconName::Plus)) span { (t!("shelf.add_own")) } }
                div.fold-body {
                    form.stack #add method="post" action=(action) autocomplete="off" {
                        input type="hidden" name="form" value="add";
                        input type="hidden" name="what" value="add";
                        (fields("add", typed, &StrategyWords::default(), false))
                        div { button.button { (t!("shelf.put")) } }
                    }
                }
            }
            @if !bank.is_empty() {
                details.fold id="bank" {
                    summary { (icon(IconName::BookOpen)) span { (t!("shelf.bank")) } }
                    div.fold-body.stack {
                        p.field-hint { (t!("shelf.bank_hint")) }
                        ul.strategies {
                            @for idea in bank {
                                li.card.stack.tight data-key=(idea.id) {
                                    (tags(&idea.words))
                                    h3 dir="auto" { (idea.words.name) }
                                    p dir="auto" { (idea.words.does) }
                                    p.small.quiet-text dir="auto" { (t!("shelf.helps")) ": " (idea.words.helps) }
                                    form method="post" action=(action) {
                                        button.button name="bank" value=(idea.id) { (t!("shelf.put")) span.unseen dir="auto" { ": " (idea.words.name) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
