//! The circle of control: what is in the way and what might help, sorted with buttons or by dragging. A step comes out of what I control;
//! what I only influence may become an ask.

use domain::goals::{Circle, GoalView, ThoughtKind, ThoughtView};
use domain::id::{StepId, ThoughtId};
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::anew::{anew, keep_words};
use super::mine::{Mine, heading};
use super::page::CIRCLES;
use crate::t;
use crate::ui::{IconName, icon};

/// Numbers of the things that the page makes: see [`Mine::made`].
const NEW_THOUGHT: usize = 2;
const STEP_OF_THOUGHT: usize = 3;

pub fn circle_name(circle: Option<Circle>) -> String {
    match circle {
        Some(Circle::Control) => t!("goals.circle_control"),
        Some(Circle::Influence) => t!("goals.circle_influence"),
        Some(Circle::Cannot) => t!("goals.circle_cannot"),
        None => t!("goals.circle_none"),
    }
}

/// What a thought is known by on the page.
pub fn thought_id(id: &str) -> String {
    ["thought-", id].concat()
}

pub fn circle(mine: Mine, goal: &GoalView) -> Markup {
    let unsorted = goal.circle.iter().any(|thought| thought.circle.is_none());
    html! {
        section.stack data-key="circle" aria-labelledby="circle" {
            (heading("circle", &t!("goals.circle"), &t!("goals.circle_hint")))
            p.note { (icon(IconName::Lock)) span { (t!("goals.circle_private")) } }
            (think(mine))
            @if !goal.circle.is_empty() {
                p.small.quiet-text { (t!("goals.keys_hint")) }
                @if unsorted { (zone(mine, goal, None)) }
                div.circle { @for circle in CIRCLES { (zone(mine, goal, Some(circle))) } }
            }
        }
    }
}

fn zone(mine: Mine, goal: &GoalView, which: Option<Circle>) -> Markup {
    let name = which.map_or("none", Circle::name);
    let id = ["circle-", name].concat();
    let of_zone = || goal.circle.iter().filter(|thought| thought.circle == which);
    html! {
        section.circle-zone data-key=(id) data-circle=(name) aria-labelledby=(id) {
            h3 id=(id) { (circle_name(which)) }
            ul.stack.tight {
                @for thought in of_zone() { (one(mine, thought)) }
            }
            @if of_zone().next().is_none() { p.small.quiet-text data-key="empty" { (t!("goals.circle_empty")) } }
        }
    }
}

fn one(mine: Mine, thought: &ThoughtView) -> Markup {
    let id = thought.id.to_string();
    let (about, sort) = ([("thought", id.clone())], ["sort-", &id].concat());
    let label = t!("goals.move_to", words = thought.words);
    let places = html! {
        div.row.thought-places role="group" aria-label=(label) {
            span.small.quiet-text aria-hidden="true" { (t!("goals.move")) }
            @for circle in CIRCLES.into_iter().filter(|circle| thought.circle != Some(*circle)) {
                button.button name="circle" value=(circle.name()) { (circle_name(Some(circle))) }
            }
        }
    };
    let (picture, kind) = match thought.kind {
        ThoughtKind::Obstacle => (IconName::Mountain, t!("goals.thought_obstacle")),
        ThoughtKind::Idea => (IconName::Sprout, t!("goals.thought_idea")),
    };
    html! {
        li.thought.stack.tight id=(thought_id(&id)) tabindex="-1" draggable="true" data-thought=(id) {
            p.thought-words { (icon(picture)) span { span.unseen { (kind) ": " } span dir="auto" { (thought.words) } } }
            (mine.form(&sort, "goal_sort", &about, places))
            div.row { (what_next(mine, thought)) }
            (rethink(mine, thought))
        }
    }
}

/// The same in other words, where it stands.
fn rethink(mine: Mine, thought: &ThoughtView) -> Markup {
    let id = thought.id.to_string();
    let form = ["rethink-", &id].concat();
    // What was read goes along: over other words, these are not kept.
    let about = [("thought", id.clone()), ("was", thought.words.clone())];
    let fields = html! {
        (mine.sentence(&form, "words", &t!("goals.thought"), &thought.words, LONGEST_SENTENCE, 1))
        (keep_words())
    };
    let inside = mine.form(&form, "goal_rethink", &about, fields);
    anew(&id, &t!("goals.reword"), &thought.words, inside)
}

/// What comes of a thought: a step, an ask, or nothing more.
fn what_next(mine: Mine, thought: &ThoughtView) -> Markup {
    let id = thought.id.to_string();
    let form = |what: &str| [what, "-", &id].concat();
    let whose = html! { span.unseen dir="auto" { ": " (thought.words) } };
    let step = [
        ("thought", id.clone()),
        ("step", mine.made_by::<StepId>(&form("step-of"), STEP_OF_THOUGHT).to_string()),
        ("words", thought.words.clone()),
        ("days", domain::goals::LONGEST_STEP.to_string()),
    ];
    html! {
        @match thought.circle {
            Some(Circle::Control) => (mine.form(&form("step-of"), "goal_step", &step, html! {
                button.button { (icon(IconName::Footprints)) (t!("goals.make_step")) (whose) }
            })),
            Some(Circle::Influence) => a.button href="#asks" data-ask=(thought.words) {
                (icon(IconName::MessageCircle)) (t!("goals.make_ask")) (whose)
            },
            _ => {},
        }
        (mine.form(&form("forget"), "goal_forget", &step[..1], html! {
            button.button.quiet { (t!("goals.drop_thought")) (whose) }
        }))
    }
}

/// One more thought, not sorted yet.
fn think(mine: Mine) -> Markup {
    const FORM: &str = "think";
    let kinds = [(ThoughtKind::Obstacle, t!("goals.thought_obstacle")), (ThoughtKind::Idea, t!("goals.thought_idea"))];
    let fields = html! {
        (mine.sentence(FORM, "words", &t!("goals.thought"), "", LONGEST_SENTENCE, 1))
        div.row {
            div.choices role="radiogroup" aria-label=(t!("goals.thought")) {
                @for (kind, name) in kinds {
                    label.choice {
                        input type="radio" name="kind" value=(kind.name()) checked[kind == ThoughtKind::Obstacle];
                        span { (name) }
                    }
                }
            }
            button.button { (icon(IconName::Plus)) (t!("goals.add_thought")) }
        }
    };
    mine.form(FORM, "goal_think", &[("thought", mine.made::<ThoughtId>(NEW_THOUGHT).to_string())], fields)
}
