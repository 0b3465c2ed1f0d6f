//! One strategy on a teacher's desk: put it on the shelf, suggest a wording, say why not, take it off.

use domain::strategies::{CuratedStrategy, ShelfDesk, ShelfStage};
use maud::{Markup, html};

use super::sentences::sentence;
use crate::clock_face::time;
use crate::strategy_fields::{fields, tags, told};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon};

pub fn strategy(desk: &ShelfDesk, known: &CuratedStrategy, typed: &Typed) -> Markup {
    let (id, name) = (known.id, known.words.name.as_str());
    html! {
        article.card.stack id={ "strategy-" (id) } aria-labelledby={ "strategy-" (id) "-title" } {
            (tags(&known.words))
            h3 id={ "strategy-" (id) "-title" } dir="auto" { (name) }
            (told(&known.words))
            p dir="auto" { strong { (t!("shelf.helps")) ": " } (known.words.helps) }
            p.small.quiet-text dir="auto" { (whose(known)) " · " (time(known.at)) }
            @if let Some(standing) = standing(known) { p.note.standing { (icon(IconName::Info)) span dir="auto" { (standing) } } }
            @if known.waits_for_school {
                p.note.waits-for-school { (icon(IconName::EyeOff)) span { (t!("shelf.not_approved", host = known.words.host())) } }
            }
            (decisions(desk, known, typed))
            @if !known.helped.is_empty() {
                div.stack.tight {
                    h4 { (t!("shelf.helped_desk")) }
                    @for helped in &known.helped { (sentence(desk, known, helped, typed)) }
                }
            }
        }
    }
}

/// The class's teachers know whose words they are; classmates do not, unless the student signs.
fn whose(known: &CuratedStrategy) -> String {
    match (known.student, known.signed) {
        (None, _) => t!("shelf.desk_by_teacher", name = known.by_name),
        (Some(_), true) => t!("shelf.desk_by_signed", name = known.by_name),
        (Some(_), false) => t!("shelf.desk_by", name = known.by_name),
    }
}

fn standing(known: &CuratedStrategy) -> Option<String> {
    Some(match known.stage {
        ShelfStage::Suggested => {
            let name = known.suggested.as_ref().map(|words| words.name.clone()).unwrap_or_default();
            t!("shelf.desk_suggested", name = name)
        }
        ShelfStage::Declined => t!("shelf.desk_declined", why = known.why),
        ShelfStage::TakenOff => t!("shelf.desk_taken_off"),
        ShelfStage::Proposed | ShelfStage::OnShelf | ShelfStage::Withdrawn => return None,
    })
}

fn decisions(desk: &ShelfDesk, known: &CuratedStrategy, typed: &Typed) -> Markup {
    let (id, name) = (known.id, known.words.name.as_str());
    let open = matches!(known.stage, ShelfStage::Proposed | ShelfStage::Suggested | ShelfStage::Declined);
    let off = known.stage != ShelfStage::OnShelf;
    html! {
        @if off {
            (form(desk, known, &format!("put-{id}"), "put", html! {
                div { button.button { (icon(IconName::Check)) (t!("shelf.put")) span.unseen dir="auto" { ": " (name) } } }
            }))
        } @else {
            (form(desk, known, &format!("off-{id}"), "take_off", html! {
                div { button.button.quiet { (icon(IconName::X)) (t!("shelf.take_off")) span.unseen dir="auto" { ": " (name) } } }
            }))
        }
        @if open {
            (suggest(desk, known, typed))
            (decline(desk, known, typed))
        }
    }
}

fn suggest(desk: &ShelfDesk, known: &CuratedStrategy, typed: &Typed) -> Markup {
    let name = format!("suggest-{}", known.id);
    let inside = html! {
        (fields(&name, typed, known.suggested.as_ref().unwrap_or(&known.words), true))
        div { button.button { (icon(IconName::Send)) (t!("shelf.suggest_send")) } }
    };
    html! {
        details.fold id={ "suggesting-" (known.id) } open[typed.is(&name)] {
            summary { (icon(IconName::Pencil)) span { (t!("shelf.suggest")) } }
            div.fold-body { (form(desk, known, &name, "suggest", inside)) }
        }
    }
}

fn decline(desk: &ShelfDesk, known: &CuratedStrategy, typed: &Typed) -> Markup {
    let name = format!("decline-{}", known.id);
    let field = Written {
        form: &name,
        name: "why",
        label: t!("shelf.why_not"),
        hint: t!("shelf.why_not_hint"),
        value: "",
        required: true,
    };
    let inside = html! {
        (field.area(typed))
        div { button.button { (icon(IconName::Send)) (t!("shelf.decline_send")) } }
    };
    html! {
        details.fold id={ "declining-" (known.id) } open[typed.is(&name)] {
            summary { (icon(IconName::MessageCircle)) span { (t!("shelf.decline")) } }
            div.fold-body { (form(desk, known, &name, "decline", inside)) }
        }
    }
}

fn form(desk: &ShelfDesk, known: &CuratedStrategy, name: &str, what: &str, inside: Markup) -> Markup {
    html! {
        form.stack id=(name) method="post" action={ "/class/" (desk.class) "/shelf" } autocomplete="off" {
            input type="hidden" name="form" value=(name);
            input type="hidden" name="what" value=(what);
            input type="hidden" name="strategy" value=(known.id);
            input type="hidden" name="rev" value=(known.rev);
            (inside)
        }
    }
}
