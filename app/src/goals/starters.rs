//! First sentences that teachers offer. Pressed, one becomes the beginning of what is typed; without WASM it comes with the page.

use domain::goals::{GoalKind, GoalPlan};
use domain::id::StarterId;
use domain::starters::OfferedStarter;
use domain::words::LONGEST_SENTENCE;
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use maud::{Markup, html};

use crate::address::asked;
use crate::t;
use crate::ui::hear_it;

/// What the address says that one begins from.
const IDEA: &str = "idea";

pub fn starters(offered: &[OfferedStarter]) -> Markup {
    let said = offered.iter().fold("starters".to_owned(), |said, one| [&said, " idea-", &one.id.to_string()].concat());
    html! {
        @if !offered.is_empty() {
            section.card.sunk.stack.tight aria-labelledby="starters" {
                h2 #starters { (t!("goals.starters")) }
                (hear_it(&said))
                p.small.quiet-text { (t!("goals.starters_hint")) }
                ul.stack.tight {
                    @for starter in offered {
                        li {
                            a.starter id={ "idea-" (starter.id) } data-idea=(starter.id) href={ "/goal/new?" (IDEA) "=" (starter.id) }
                                // Without a script it begins a page of its own: what is typed here stays here.
                                target="_blank" rel="external noopener" dir="auto" {
                                (starter.statement)
                            }
                            @if !starter.hint.is_empty() { p.small.quiet-text dir="auto" { (starter.hint) } }
                        }
                    }
                }
            }
        }
    }
}

/// The plan that the page begins with.
pub fn begun(offered: &[OfferedStarter]) -> GoalPlan {
    let idea = asked(IDEA).and_then(|id| id.parse::<StarterId>().ok());
    let starter = offered.iter().find(|starter| Some(starter.id) == idea);
    starter.map_or_else(GoalPlan::default, |starter| GoalPlan {
        kind: starter.kind,
        statement: starter.statement.clone(),
        ..GoalPlan::default()
    })
}

/// A starter was pressed: it goes into the field, and the cursor after it. What was typed stays before it.
pub fn take(event: &Event, offered: &[OfferedStarter], field: &str) {
    let Some(at) = event.target().and_then(|at| at.dyn_into::<Element>().ok()) else { return };
    let Some(link) = at.closest("[data-idea]").ok().flatten() else { return };
    let idea = link.get_attribute("data-idea").and_then(|id| id.parse::<StarterId>().ok());
    let Some(starter) = offered.iter().find(|starter| Some(starter.id) == idea) else { return };
    let field = document().get_element_by_id(field).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(field) = field else { return };
    event.prevent_default();
    let statement = begin(offered, &field.value(), &starter.statement);
    if statement.chars().count() <= LONGEST_SENTENCE {
        field.set_value(&statement);
        pick(starter.kind);
    }
    let _ = field.focus();
}

/// What stands in the field now: the starter, in place of nothing or of another one as it was offered, or after what was typed.
fn begin(offered: &[OfferedStarter], typed: &str, starter: &str) -> String {
    let typed = typed.trim();
    match typed.is_empty() || offered.iter().any(|offered| offered.statement.trim() == typed) {
        true => starter.to_owned(),
        false => [typed, "\n", starter].concat(),
    }
}

fn pick(kind: GoalKind) {
    let box_of = ["input[name=kind][value=", kind.name(), "]"].concat();
    let there = document().query_selector(&box_of).ok().flatten();
    if let Some(radio) = there.and_then(|there| there.dyn_into::<HtmlInputElement>().ok()) {
        radio.set_checked(true);
    }
}

#[cfg(test)]
mod tests {
    use domain::id::ClassId;

    use super::*;

    #[test]
    fn a_starter_never_takes_the_place_of_what_was_typed() {
        let starter = |statement: &str| OfferedStarter {
            id: StarterId::mint(),
            class: ClassId::mint(),
            class_name: String::new(),
            bank_id: None,
            kind: GoalKind::Habit,
            statement: statement.into(),
            hint: String::new(),
            by_name: String::new(),
        };
        let offered = [starter("I want to ask"), starter("I want to read")];
        assert_eq!(begin(&offered, " ", "I want to read"), "I want to read");
        assert_eq!(begin(&offered, "I want to ask", "I want to read"), "I want to read");
        assert_eq!(begin(&offered, "I want to ask more", "I want to read"), "I want to ask more\nI want to read");
    }
}
