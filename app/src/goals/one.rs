//! What the page of a goal shows: where it stands, what is next, and what was said.

use domain::classes::AccessPoint;
use domain::goals::{GoalPlan, GoalView};
use maud::{Markup, html};

use super::api::GoalPage;
use super::mine::{Mine, about};
use super::standing::{kind_name, seen_by, standing};
use super::{asks, check_in, circle, claims, evidence, history, over, readers, steps};
use crate::clock_face::day;
use crate::t;
use crate::ui::{access_tag, problem_line};

pub fn body(mine: Mine, page: &GoalPage) -> Markup {
    let own = &page.own;
    let goal = &own.goal;
    let open = goal.stage.is_open();
    // Brought back by a page without WASM, for no field of it.
    let on_top = mine.refused.filter(|refused| refused.at.is_empty()).map(|refused| &refused.sentence);
    html! {
        main #main.page.stack.loose {
            div.stack.tight {
                nav aria-label=(t!("goals.title")) { a href="/goals" { (t!("goals.all")) } }
                div.row {
                    (access_tag(AccessPoint::Goals))
                    span.tag { (kind_name(goal.plan.kind)) }
                    span.small.quiet-text dir="auto" { (about(&goal.classes)) }
                }
                h1 #goal tabindex="-1" dir="auto" { (goal.plan.statement) }
                (seen_by(goal))
            }
            (problem_line("page-problem", on_top))
            (standing(goal))
            (history::waiting(goal))
            div.split {
                div.stack.loose {
                    @if open { (steps::next(mine, goal)) }
                    (facts(goal))
                    @if open { (circle::circle(mine, goal)) }
                    (chosen(goal))
                    (evidence::evidence(mine, page))
                    (claims::claims(mine, page))
                    (steps::past(goal))
                }
                div.stack.loose {
                    @if open { (check_in::check_in(mine)) }
                    (history::history(mine, goal))
                    (asks::asks(mine, own))
                    div.stack.tight data-key="changing" {
                        @if open { (over::adjust(mine, own)) (over::reach(mine)) (over::set_aside(mine)) }
                        (readers::show_to(mine, own))
                    }
                    @if !open { (over::pick_up(mine)) }
                }
            }
        }
    }
}

/// What was written about it besides the sentence itself.
fn facts(goal: &GoalView) -> Markup {
    let GoalPlan { stand, why, success, by, obstacle, then, .. } = &goal.plan;
    let said = |words: &str| (!words.is_empty()).then(|| html! { (words) });
    let facts = [
        (t!("goals.stand"), said(stand)),
        (t!("goals.why"), said(why)),
        (t!("goals.success"), said(success)),
        (t!("goals.by"), (!by.is_empty()).then(|| day(by))),
        (t!("goals.if_then"), said(&if_then(obstacle, then))),
    ];
    html! {
        @if facts.iter().any(|(_, said)| said.is_some()) {
            section.card.flat.stack data-key="facts" aria-labelledby="facts" {
                h2 #facts { (t!("goals.about")) }
                dl.goal-facts {
                    @for (name, said) in &facts {
                        @if let Some(said) = said {
                            dt { (name) }
                            dd.words dir="auto" { (said) }
                        }
                    }
                }
            }
        }
    }
}

/// From a board: how its student goes for it. That page is none of the router's.
fn chosen(goal: &GoalView) -> Markup {
    html! {
        @if !goal.chosen.is_empty() {
            section.stack.tight data-key="chosen" aria-labelledby="chosen" {
                h2 #chosen { (t!("goals.chosen")) }
                ul.stack.tight {
                    @for one in &goal.chosen {
                        li data-key=(one.board) {
                            a href={ "/board/" (one.board) } dir="auto" { (one.target) }
                            span.small.quiet-text dir="auto" { " · " (one.picks.join(" · ")) }
                        }
                    }
                }
            }
        }
    }
}

pub fn if_then(obstacle: &str, then: &str) -> String {
    if obstacle.is_empty() { String::new() } else { t!("goals.if_then_said", obstacle = obstacle, then = then) }
}
