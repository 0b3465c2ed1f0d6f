//! A classmate's sentence to what is on the shelf: read by a teacher before others find it.

use domain::strategies::{CuratedHelped, CuratedStrategy, ShelfDesk, ShelfStage};
use maud::{Markup, html};

use crate::clock_face::time;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon};

pub fn sentence(desk: &ShelfDesk, of: &CuratedStrategy, helped: &CuratedHelped, typed: &Typed) -> Markup {
    let id = helped.id;
    let whose = match helped.signed {
        true => t!("shelf.desk_by_signed", name = helped.student_name),
        false => t!("shelf.desk_by", name = helped.student_name),
    };
    html! {
        div.card.sunk.stack.tight id={ "helped-" (id) } {
            p.words dir="auto" { (helped.words) }
            p.small.quiet-text dir="auto" { (whose) " · " (time(helped.at)) }
            @if helped.stage == ShelfStage::Declined {
                p.note { (icon(IconName::Info)) span dir="auto" { (t!("shelf.desk_declined", why = helped.why)) } }
            }
            @if helped.stage == ShelfStage::OnShelf {
                (form(desk, of, helped, &format!("off-{id}"), "take_off", html! {
                    div { button.button.quiet { (icon(IconName::X)) (t!("shelf.take_off")) span.unseen dir="auto" { ": " (helped.words) } } }
                }))
            } @else if of.stage == ShelfStage::OnShelf {
                (form(desk, of, helped, &format!("put-{id}"), "put", html! {
                    div { button.button { (icon(IconName::Check)) (t!("shelf.put")) span.unseen dir="auto" { ": " (helped.words) } } }
                }))
            }
            @if helped.stage == ShelfStage::Proposed { (decline(desk, of, helped, typed)) }
        }
    }
}

fn decline(desk: &ShelfDesk, of: &CuratedStrategy, helped: &CuratedHelped, typed: &Typed) -> Markup {
    let name = format!("decline-{}", helped.id);
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
        details.fold id={ "declining-" (helped.id) } open[typed.is(&name)] {
            summary { (icon(IconName::MessageCircle)) span { (t!("shelf.decline")) } }
            div.fold-body { (form(desk, of, helped, &name, "decline", inside)) }
        }
    }
}

fn form(
    desk: &ShelfDesk,
    of: &CuratedStrategy,
    helped: &CuratedHelped,
    name: &str,
    what: &str,
    inside: Markup,
) -> Markup {
    html! {
        form.stack id=(name) method="post" action={ "/class/" (desk.class) "/shelf" } autocomplete="off" {
            input type="hidden" name="form" value=(name);
            input type="hidden" name="what" value=(what);
            input type="hidden" name="strategy" value=(of.id);
            input type="hidden" name="helped" value=(helped.id);
            (inside)
        }
    }
}
