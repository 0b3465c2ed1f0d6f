//! One try: its need, what is tried, what each changed, who sees it and what they said.

use domain::evidence::Made;
use domain::id::PersonId;
use domain::portfolio::TimelineSource;
use domain::trying::{OwnTries, TryStage, TryView};
use maud::{Markup, html};

use super::acts::{of_try, press};
use super::attempt::tried;
use super::pick::pick;
use super::show::{answers, show};
use crate::plain::goal_for;
use crate::strategy_fields::need_name;
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon};

pub fn one(me: PersonId, own: &OwnTries, attempt: &TryView, typed: &Typed) -> Markup {
    let (id, aside) = (attempt.id, attempt.state.aside);
    html! {
        section.card.stack.try id={ "try-" (id) } data-point="choice" aria-labelledby={ "try-" (id) "-title" } {
            p.row.strategy-tags { span.tag data-point="choice" { (need_name(attempt.need)) } }
            h3 id={ "try-" (id) "-title" } dir="auto" { (attempt.words) }
            p.note.standing { (icon(IconName::Footprints)) span { (standing(attempt)) } }
            @if !attempt.tried.is_empty() {
                ol.tried {
                    @for one in &attempt.tried { (tried(me, own, attempt, one, typed)) }
                }
            }
            @if !aside && attempt.state.stage.has_room() { (pick(me, own, attempt, typed)) }
            (answers(&attempt.answers))
            (show(me, own, attempt, typed))
            @if own.has_goals && attempt.tried.iter().any(|one| one.told) {
                p { (goal_for(Made::Thing { source: TimelineSource::Try, about: id.0, fixed: None }, &attempt.words)) }
            }
            div {
                @if aside {
                    (press(me, &format!("pick-up-{id}"), "try_pick_up", &[of_try(id)], t!("shelf.pick_up"), &attempt.words, IconName::Undo))
                } @else if attempt.state.goes_on() {
                    (press(me, &format!("aside-{id}"), "try_set_aside", &[of_try(id)], t!("shelf.set_aside"), &attempt.words, IconName::Pause))
                }
            }
        }
    }
}

pub fn standing(attempt: &TryView) -> String {
    if attempt.state.aside {
        return t!("shelf.try_aside");
    }
    match attempt.state.stage {
        TryStage::Posed => t!("shelf.try_posed"),
        TryStage::TryingOne => t!("shelf.try_trying_one"),
        TryStage::TryingTwo => t!("shelf.try_trying_two"),
        TryStage::ToldOnly => t!("shelf.try_told_only"),
        TryStage::ToldOne => t!("shelf.try_told_one"),
        TryStage::ToldBoth => t!("shelf.try_told_both"),
    }
}
