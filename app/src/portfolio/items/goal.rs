//! A goal: what it says, how it went, the steps: told whole, each with what became of it; for others, those that were taken.

use domain::export::{GoalStep, GoalWording, Said};
use maud::{Markup, html};

use super::{Sheet, known};
use crate::clock_face::{date_of, day};
use crate::t;

pub fn body(stage: &str, wordings: &[GoalWording], said: &[Said], steps: &[GoalStep], sheet: &Sheet) -> Markup {
    let Some(now) = wordings.last() else { return Markup::default() };
    let plan = &now.plan;
    let facts = [
        (t!("portfolio.goal_why"), &plan.why),
        (t!("portfolio.goal_stand"), &plan.stand),
        (t!("portfolio.goal_success"), &plan.success),
        (t!("portfolio.goal_obstacle"), &plan.obstacle),
        (t!("portfolio.goal_then"), &plan.then),
    ];
    let said: Vec<_> = said.iter().filter(|said| !said.words.is_empty() || !said.feels.is_empty()).collect();
    let whole = sheet.whole;
    let heading = if whole { t!("portfolio.goal_all_steps") } else { t!("portfolio.goal_steps") };
    let steps: Vec<_> = steps.iter().filter(|step| whole || step.ended == "done").collect();
    html! {
        p.small.quiet-text {
            @if let Some(stage) = known("stage_", stage) { (stage) " · " }
            (date_of(now.at))
            @if !plan.by.is_empty() { " · " (t!("portfolio.goal_by")) " " (day(&plan.by)) }
        }
        dl.goal-facts {
            @for (name, words) in facts { @if !words.is_empty() { dt { (name) } dd.words dir="auto" { (words) } } }
        }
        @if wordings.len() > 1 {
            (sheet.heading(&t!("portfolio.goal_before")))
            ul { @for wording in &wordings[..wordings.len() - 1] { li dir="auto" { (wording.plan.statement) } } }
        }
        @if !said.is_empty() {
            (sheet.heading(&t!("portfolio.goal_said")))
            ul.told-said {
                @for said in said {
                    li {
                        span.small.quiet-text {
                            (date_of(said.at))
                            @if let Some(what) = known("entry_", &said.what) { " · " (what) }
                            @for feel in &said.feels { @if let Some(feel) = known("feel_", feel) { " · " (feel) } }
                        }
                        @if !said.words.is_empty() { p.words dir="auto" { (said.words) } }
                    }
                }
            }
        }
        @if !steps.is_empty() {
            (sheet.heading(&heading))
            ul {
                @for step in steps {
                    li dir="auto" {
                        (step.words) @if !step.end_words.is_empty() { ": " (step.end_words) }
                        @if whole { " " span.small.quiet-text { (became(step)) } }
                    }
                }
            }
        }
    }
}

/// What became of it, and when; of one that goes on, until when it was to be taken.
fn became(step: &GoalStep) -> Markup {
    match known("step_", &step.ended) {
        Some(became) => html! { (became) @if let Some(at) = step.ended_at { " · " (date_of(at)) } },
        None => html! {
            (t!("portfolio.step_open"))
            @if let Some(by) = step.by { " · " (t!("portfolio.goal_by")) " " (date_of(by)) }
        },
    }
}
