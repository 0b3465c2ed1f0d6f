//! Steps: one small thing that fits into less than a week, then the next. None is ever late.

use domain::goals::{GoalView, LONGEST_STEP, MOST_OPEN_STEPS, StepEnd, StepView};
use domain::id::StepId;
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::mine::{Mine, aloud, field_id};
use super::plan::is_wrong;
use crate::clock_face::{day_of, time};
use crate::t;
use crate::ui::{IconName, icon};

/// Numbers of the things that the page makes: see [`Mine::made`].
const NEW_STEP: usize = 1;

pub fn next(mine: Mine, goal: &GoalView) -> Markup {
    let open = || goal.steps.iter().filter(|step| step.end.is_none());
    let (none, room) = (open().next().is_none(), open().count() < MOST_OPEN_STEPS);
    let step = new_step(mine);
    html! {
        section.card.stack.next-step.goal-steps data-point="goals" data-key="steps" aria-labelledby="next-step" {
            h2 #next-step { (icon(IconName::Footprints)) (t!("goals.next_step")) }
            @for step in open() { (doing(mine, step)) }
            // One place for it, whatever stands above: what is typed there stays while a step comes out of the circle.
            @if room {
                details.fold data-key="new-step" open[none || is_wrong(&step)] {
                    summary { (icon(IconName::Plus)) @if none { (t!("goals.no_step")) } @else { (t!("goals.another_step")) } }
                    div.fold-body { (step) }
                }
            }
        }
    }
}

fn doing(mine: Mine, step: &StepView) -> Markup {
    let form = ["end-", &step.id.to_string()].concat();
    let fields = html! {
        (mine.sentence(&form, "words", &t!("goals.step_end"), "", LONGEST_SENTENCE, 1))
        div.row {
            button.button.primary name="end" value=(StepEnd::Done.name()) { (icon(IconName::Check)) (t!("goals.step_done")) }
            button.button.quiet name="end" value=(StepEnd::LetGo.name()) { (t!("goals.step_let_go")) }
        }
    };
    html! {
        div.stack.tight.step data-key=(step.id) {
            p.said dir="auto" { (step.words) }
            p.small.quiet-text { (t!("goals.step_by")) " " (day_of(step.by)) }
            (mine.form(&form, "goal_end_step", &[("step", step.id.to_string())], fields))
        }
    }
}

fn new_step(mine: Mine) -> Markup {
    const FORM: &str = "step";
    let days = field_id(FORM, "days");
    let fields = html! {
        (aloud(FORM, "words"))
        (mine.hinted(FORM, "words", &t!("goals.step"), &t!("goals.step_hint"), "", LONGEST_SENTENCE, 2))
        div.field {
            label.field-label for=(days) { (t!("goals.step_days")) }
            select.input id=(days) name="days" autocomplete="off" {
                @for n in 1..=LONGEST_STEP { option value=(n) selected[n == 3] { (t!("goals.days", n = n)) } }
            }
            (mine.problem(FORM, "days"))
        }
        div { button.button.primary { (icon(IconName::Footprints)) (t!("goals.take_step")) } }
    };
    mine.form(FORM, "goal_step", &[("step", mine.made::<StepId>(NEW_STEP).to_string())], fields)
}

/// What was done so far, and what was let go.
pub fn past(goal: &GoalView) -> Markup {
    let past: Vec<&StepView> = goal.steps.iter().filter(|step| step.end.is_some()).collect();
    html! {
        @if !past.is_empty() {
            details.fold data-key="past-steps" {
                summary { (icon(IconName::History)) (t!("goals.past_steps", n = past.len())) }
                ul.fold-body.stack {
                    @for step in past {
                        li.stack.tight data-key=(step.id) {
                            p dir="auto" { (step.words) }
                            p.small.quiet-text {
                                @match step.end {
                                    Some(StepEnd::Done) => (t!("goals.was_done")),
                                    _ => (t!("goals.was_let_go")),
                                }
                                @if let Some(at) = step.ended_at { " · " (time(at)) }
                            }
                            @if !step.end_words.is_empty() { p.small.words dir="auto" { (step.end_words) } }
                        }
                    }
                }
            }
        }
    }
}
