//! Picking what to try: from a shelf, or by a name of one's own.

use domain::id::{PersonId, TriedId};
use domain::strategies::StrategyKind;
use domain::trying::{OwnTries, TriedView, TryView};
use maud::{Markup, html};

use super::acts::{fold, form, of_try};
use crate::strategy_fields::kinds;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon};

pub fn pick(me: PersonId, own: &OwnTries, attempt: &TryView, typed: &Typed) -> Markup {
    let name = format!("pick-{}", attempt.id);
    let title = if attempt.tried.is_empty() { t!("shelf.pick_first") } else { t!("shelf.pick_second") };
    let inside = html! {
        (source(own, attempt, &name, typed))
        div { button.button { (icon(IconName::Play)) (t!("shelf.pick")) span.unseen dir="auto" { ": " (attempt.words) } } }
    };
    let about = [of_try(attempt.id), ("tried", TriedId::mint().to_string())];
    html! {
        div.card.sunk.stack {
            h4 { (title) }
            (form(me, &name, "try_pick", &about, inside))
        }
    }
}

pub fn swap(me: PersonId, own: &OwnTries, attempt: &TryView, one: &TriedView, typed: &Typed) -> Markup {
    let name = format!("swap-{}", one.id);
    let inside = html! {
        (source(own, attempt, &name, typed))
        div { button.button { (t!("shelf.swap_now")) span.unseen dir="auto" { ": " (one.name) } } }
    };
    let about = [of_try(attempt.id), ("tried", one.id.to_string())];
    let inside = form(me, &name, "try_swap", &about, inside);
    fold(&format!("swapping-{}", one.id), typed.is(&name), IconName::Refresh, t!("shelf.swap"), inside)
}

/// What answers the need stands first.
fn source(own: &OwnTries, attempt: &TryView, name: &str, typed: &Typed) -> Markup {
    let id = format!("{name}-from");
    let picked = typed.value(name, "from", "");
    let (fits, others): (Vec<_>, Vec<_>) = own.shelf.iter().partition(|known| known.need == attempt.need);
    let several = own.classes.len() > 1;
    let option = |known: &&domain::trying::Pickable| {
        html! {
            option value=(known.id) selected[known.id.to_string() == picked] {
                (known.name) @if several { " · " (known.class_name) }
            }
        }
    };
    html! {
        @if !own.shelf.is_empty() {
            div.field {
                label.field-label for=(id) { (t!("shelf.from_shelf")) }
                select.input id=(id) name="from" {
                    option value="" { (t!("shelf.from_nowhere")) }
                    @if !fits.is_empty() { optgroup label=(t!("shelf.fits")) { @for known in &fits { (option(known)) } } }
                    @if !others.is_empty() { optgroup label=(t!("shelf.others")) { @for known in &others { (option(known)) } } }
                }
            }
        }
        (Written {
            form: name, name: "name",
            label: if own.shelf.is_empty() { t!("shelf.own_name_only") } else { t!("shelf.own_name") },
            hint: t!("shelf.own_name_hint"), value: "", required: false,
        }.line(typed))
        (kinds(name, typed, t!("shelf.own_kind"), StrategyKind::Strategy))
        p.field-hint { (t!("shelf.own_kind_hint")) }
    }
}
