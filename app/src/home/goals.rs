//! What is next in one's own goals. The way in stands where a class has opened it; own goals stand always.

use domain::classes::AccessPoint;
use domain::goals::{GoalWait, HomeGoal};
use domain::home::HomeView;
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, access_tag, icon};

/// Goals about which a teacher said something.
pub fn answers(home: &HomeView) -> usize {
    home.goals.iter().filter(|goal| goal.wait == GoalWait::Answer).count()
}

pub fn my_goals(home: &HomeView) -> Markup {
    let opened = home.classes.iter().any(|class| class.opened.has(AccessPoint::Goals));
    html! {
        @if opened || !home.goals.is_empty() {
            section.card.stack data-key="goals" data-point="goals" aria-labelledby="goals" {
                div.row { (access_tag(AccessPoint::Goals)) }
                h2 #goals { (t!("home.goals")) }
                @if home.goals.is_empty() { p.quiet-text { (t!("home.goals_none")) } }
                ul.pieces { @for goal in &home.goals { (one(goal)) } }
                // The words of those pages come with them.
                div.row {
                    a.button href="/goal/new" { (icon(IconName::Plus)) (t!("home.goal_new")) }
                    a.button.quiet href="/goals" { (t!("home.goals_all")) }
                }
            }
        }
    }
}

fn one(goal: &HomeGoal) -> Markup {
    html! {
        li.piece-line data-key=(goal.id) {
            div.row {
                a href={ "/goal/" (goal.id) } dir="auto" { (goal.statement) }
                @if goal.wait == GoalWait::Answer { span.tag.turn-tag { (t!("home.your_turn")) } }
            }
            p dir="auto" {
                @match goal.wait {
                    GoalWait::Answer => (t!("home.said", words = goal.words)),
                    GoalWait::Step => (t!("home.goal_no_step")),
                    GoalWait::Doing => (t!("home.goal_step", step = goal.words)),
                }
            }
        }
    }
}
