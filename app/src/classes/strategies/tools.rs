//! Outside tools that somebody of the class tried: put on the shelf, or said why not. Whose idea it was stands nowhere here.

use domain::strategies::{ShelfDesk, StrategyKind, StrategyWords, ToolAsked};
use maud::{Markup, html};

use crate::clock_face::time;
use crate::strategy_fields::fields;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon};

pub fn asked(desk: &ShelfDesk, typed: &Typed) -> Markup {
    html! {
        @if !desk.asked.is_empty() {
            section #asked.stack aria-labelledby="asked-title" {
                h2 id="asked-title" { (t!("shelf.asked")) }
                p.field-hint { (t!("shelf.asked_hint")) }
                @for tool in &desk.asked { (one(desk, tool, typed)) }
            }
        }
    }
}

fn one(desk: &ShelfDesk, tool: &ToolAsked, typed: &Typed) -> Markup {
    let (id, title) = (tool.tried, format!("tool-{}-title", tool.tried));
    let (put, no) = (format!("tool-put-{id}"), format!("tool-no-{id}"));
    let words = StrategyWords { kind: StrategyKind::Outside, name: tool.name.clone(), ..StrategyWords::default() };
    let why = Written {
        form: &no,
        name: "why",
        label: t!("shelf.why_not"),
        hint: t!("shelf.why_not_hint"),
        value: "",
        required: true,
    };
    html! {
        article.card.stack id={ "tool-" (id) } aria-labelledby=(title) {
            h3 id=(title) dir="auto" { (tool.name) }
            p.small.quiet-text { (t!("shelf.asked_somebody")) " · " (time(tool.at)) }
            (fold(&put, typed, IconName::Check, t!("shelf.put"), form(desk, tool, &put, "tool_put", html! {
                (fields(&put, typed, &words, false))
                div { button.button { (t!("shelf.put")) span.unseen dir="auto" { ": " (tool.name) } } }
            })))
            (fold(&no, typed, IconName::MessageCircle, t!("shelf.decline"), form(desk, tool, &no, "tool_decline", html! {
                (why.area(typed))
                div { button.button { (icon(IconName::Send)) (t!("shelf.asked_send")) span.unseen dir="auto" { ": " (tool.name) } } }
            })))
        }
    }
}

fn fold(name: &str, typed: &Typed, with: IconName, title: String, inside: Markup) -> Markup {
    html! {
        details.fold id={ "of-" (name) } open[typed.is(name)] {
            summary { (icon(with)) span { (title) } }
            div.fold-body { (inside) }
        }
    }
}

fn form(desk: &ShelfDesk, tool: &ToolAsked, name: &str, what: &str, inside: Markup) -> Markup {
    html! {
        form.stack id=(name) method="post" action={ "/class/" (desk.class) "/shelf" } autocomplete="off" {
            input type="hidden" name="form" value=(name);
            input type="hidden" name="what" value=(what);
            input type="hidden" name="tool" value=(tool.tried);
            (inside)
        }
    }
}
