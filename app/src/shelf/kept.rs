//! My strategies: what was kept, in the student's own words. One step from here to the shelf, if the student wants that.

use domain::id::{PersonId, StrategyId};
use domain::strategies::{NamedTool, StrategyKind, StrategyWords};
use domain::trying::{OwnTries, TriedView, TryView};
use maud::{Markup, html};

use super::acts::{fold, form, of_strategy};
use super::items::helped_form;
use super::page::{signs, which_class};
use crate::strategy_fields::{fields, need_name};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon};

pub fn kept(me: PersonId, own: &OwnTries, typed: &Typed) -> Markup {
    let kept: Vec<_> = own.tries.iter().flat_map(|attempt| attempt.kept().map(move |one| (attempt, one))).collect();
    html! {
        section #kept.stack aria-labelledby="kept-title" {
            h2 id="kept-title" { (t!("shelf.my_strategies")) }
            @if kept.is_empty() { p.quiet-text { (t!("shelf.nothing_kept")) } }
            @else {
                ul.strategies {
                    @for (attempt, one) in kept { (mine(me, own, attempt, one, typed)) }
                }
            }
        }
    }
}

fn mine(me: PersonId, own: &OwnTries, attempt: &TryView, one: &TriedView, typed: &Typed) -> Markup {
    html! {
        li.card.stack data-key=(one.id) {
            p.row.strategy-tags { span.tag data-point="choice" { (need_name(attempt.need)) } }
            h3 dir="auto" { (one.name) }
            p.words dir="auto" { (one.changed) }
            @if one.recommended {
                p.note { (icon(IconName::Check)) span { (t!("shelf.recommended_it")) " " a href="/shelf#mine" { (t!("shelf.see_it")) } } }
            } @else if let Some(strategy) = one.strategy.filter(|_| one.on_shelf) {
                (helped_too(me, one, strategy, typed))
            } @else if !own.classes.is_empty() && may_be_recommended(one) {
                (recommend(me, own, attempt, one, typed))
            }
        }
    }
}

/// What came from a shelf as an outside tool and is not there any more was taken off; of an own one a teacher may have said no.
fn may_be_recommended(one: &TriedView) -> bool {
    match &one.tool {
        Some(tool) => !matches!(tool, NamedTool::Declined { .. }),
        None => one.kind != StrategyKind::Outside,
    }
}

/// It came from a shelf: an own sentence can be added there.
fn helped_too(me: PersonId, one: &TriedView, strategy: StrategyId, typed: &Typed) -> Markup {
    let name = format!("helped-{}", one.id);
    let inside = helped_form(me, &name, strategy, &one.name, &one.changed, "try", typed);
    fold(&format!("helping-{}", one.id), typed.is(&name), IconName::Sprout, t!("shelf.helped_too"), inside)
}

fn recommend(me: PersonId, own: &OwnTries, attempt: &TryView, one: &TriedView, typed: &Typed) -> Markup {
    let name = format!("recommend-{}", one.id);
    let words = StrategyWords {
        kind: one.kind,
        need: attempt.need,
        name: one.name.clone(),
        does: one.name.clone(),
        helps: one.changed.clone(),
        address: String::new(),
    };
    let inside = html! {
        p.field-hint { (t!("shelf.recommend_hint")) }
        (which_class(&name, &own.classes, typed))
        (fields(&name, typed, &words, false))
        (signs(&name, typed, false))
        div { button.button { (icon(IconName::Send)) (t!("shelf.recommend_send")) } }
    };
    let about = [of_strategy(StrategyId::mint()), ("tried", one.id.to_string()), ("page", "try".to_owned())];
    let inside = form(me, &name, "strategy_recommend", &about, inside);
    fold(&format!("recommending-{}", one.id), typed.is(&name), IconName::Send, t!("shelf.recommend_kept"), inside)
}
