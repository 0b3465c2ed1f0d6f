//! The shelf of one class, as its students find it.

use domain::id::{HelpedId, PersonId};
use domain::strategies::{ClassShelf, Need, ShelfItem};
use maud::{Markup, html};

use super::acts::{fold, form, of_strategy};
use super::page::signs;
use crate::strategy_fields::{tags, told};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon};

pub fn shelf(me: PersonId, shelf: &ClassShelf, need: Option<Need>, typed: &Typed) -> Markup {
    let (id, items) = (format!("shelf-{}", shelf.class.id), shelf.for_need(need).collect::<Vec<_>>());
    html! {
        section.stack id=(id) aria-labelledby={ (id) "-title" } {
            h2 id={ (id) "-title" } dir="auto" { (shelf.class.name) }
            @if items.is_empty() {
                p.quiet-text { (if shelf.items.is_empty() { t!("shelf.empty") } else { t!("shelf.empty_for_need") }) }
            }
            ul.strategies {
                @for found in items { (item(me, found, typed)) }
            }
        }
    }
}

fn item(me: PersonId, item: &ShelfItem, typed: &Typed) -> Markup {
    let by = match (&item.by_name, item.by_teacher) {
        (Some(name), _) => t!("shelf.by", name = name),
        (None, _) => t!("shelf.by_classmate"),
    };
    html! {
        li.card.stack data-key=(item.id) id={ "strategy-" (item.id) } {
            (tags(&item.words))
            h3 dir="auto" { (item.words.name) }
            (told(&item.words))
            div.stack.tight {
                h4 { (t!("shelf.helps")) }
                ul.helps {
                    li dir="auto" { (item.words.helps) }
                    @for helped in &item.helped {
                        li data-key=(helped.id) {
                            span dir="auto" { (helped.words) }
                            @if let Some(name) = &helped.by_name { span.small.quiet-text dir="auto" { " · " (name) } }
                        }
                    }
                }
            }
            p.small.quiet-text dir="auto" { (by) }
            (helped_too(me, item, typed))
        }
    }
}

fn helped_too(me: PersonId, item: &ShelfItem, typed: &Typed) -> Markup {
    let name = format!("helped-{}", item.id);
    let inside = helped_form(me, &name, item.id, &item.words.name, "", "", typed);
    fold(&format!("helping-{}", item.id), typed.is(&name), IconName::Sprout, t!("shelf.helped_too"), inside)
}

/// An own sentence to what is on a shelf. `page` is where the student goes on, if that is not the shelf.
pub fn helped_form(
    me: PersonId,
    name: &str,
    strategy: domain::id::StrategyId,
    called: &str,
    value: &str,
    page: &str,
    typed: &Typed,
) -> Markup {
    let field = Written {
        form: name,
        name: "words",
        label: t!("shelf.helped_when", name = called),
        hint: t!("shelf.helped_hint"),
        value,
        required: true,
    };
    let inside = html! {
        (field.line(typed))
        (signs(name, typed, false))
        div { button.button { (icon(IconName::Send)) (t!("shelf.send")) } }
    };
    let about = [of_strategy(strategy), ("helped", HelpedId::mint().to_string()), ("page", page.to_owned())];
    form(me, name, "strategy_helped", &about, inside)
}
