//! The form of one step. What only a prompt needs is there with every scene and shown with that one: the form is whole without a script.

use domain::classes::AccessPoint;
use domain::lessons::{LessonStep, MOST_MINUTES, StepScene, StepView};
use domain::prompts::AnswerPlan;
use maud::{Markup, html};

use super::scene_name;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{access_point_name, problem_line};

/// In one line: what is shown, and what is asked.
pub fn headline(step: &LessonStep) -> Markup {
    html! {
        strong { (scene_name(step.scene)) }
        @if let Some((question, _)) = &step.asks { ": " span dir="auto" { (question.question) } }
        @if let Some(statement) = &step.statement { ": " span dir="auto" { (statement) } }
        @if let Some(minutes) = step.minutes { " · " (t!("lessons.minutes_n", n = u32::from(minutes))) }
    }
}

/// As whoever may only run it reads it.
pub fn read_only(view: &StepView) -> Markup {
    html! {
        (headline(&view.step))
        @if let Some((question, plan)) = &view.step.asks {
            p.small.quiet-text { (t!("prompts.who")) " " (plan_name(*plan)) " · " (access_point_name(question.access_point)) }
        }
        @if !view.step.note.is_empty() { p.small dir="auto" { (view.step.note) } }
    }
}

pub fn plan_name(plan: AnswerPlan) -> String {
    crate::classes::shelf::plan_name(plan)
}

/// The fields; `form` is the id of the form around them.
pub fn fields(form: &str, step: Option<&LessonStep>, typed: &Typed) -> Markup {
    let asks = step.and_then(|step| step.asks.as_ref());
    let scene = typed.value(form, "scene", step.map_or(StepScene::default(), |step| step.scene).name());
    let plan = typed.value(form, "plan", asks.map_or(AnswerPlan::Everyone, |(_, plan)| *plan).name());
    let point = asks.map_or(AccessPoint::Reflection, |(question, _)| question.access_point);
    let point = typed.value(form, "access_point", point.name());
    let starters = asks.map(|(question, _)| question.starters.join("\n")).unwrap_or_default();
    let (scene_id, plan_id, point_id) = (format!("{form}-scene"), format!("{form}-plan"), format!("{form}-point"));
    let wrong = typed.fault(form, "scene");
    let problem = format!("{form}-scene-problem");
    html! {
        div.field {
            label.field-label for=(scene_id) { (t!("lessons.scene")) }
            select.input id=(scene_id) name="scene" aria-invalid=[wrong.as_ref().map(|_| "true")]
                aria-describedby=[wrong.as_ref().map(|_| problem.as_str())] {
                @for one in StepScene::ALL { option value=(one.name()) selected[one.name() == scene] { (scene_name(*one)) } }
            }
            (problem_line(&problem, wrong.as_ref()))
        }
        div.step-asks.stack.tight {
            (Written {
                form, name: "question", label: t!("lessons.question"), hint: t!("lessons.question_hint"),
                value: asks.map_or("", |(question, _)| &question.question), required: false,
            }.line(typed))
            (Written {
                form, name: "starters", label: t!("prompts.starters"), hint: String::new(), value: &starters, required: false,
            }.area(typed))
            div.row {
                div.field {
                    label.field-label for=(plan_id) { (t!("prompts.who")) }
                    select.input id=(plan_id) name="plan" {
                        @for one in [AnswerPlan::Everyone, AnswerPlan::Together, AnswerPlan::Nobody] {
                            option value=(one.name()) selected[one.name() == plan] { (plan_name(one)) }
                        }
                    }
                }
                div.field {
                    label.field-label for=(point_id) { (t!("prompts.way_in")) }
                    select.input id=(point_id) name="access_point" {
                        @for one in AccessPoint::ALL {
                            option value=(one.name()) selected[one.name() == point] { (access_point_name(*one)) }
                        }
                    }
                }
            }
        }
        div.step-sure {
            (Written {
                form, name: "statement", label: t!("stage.sure_statement"), hint: t!("stage.sure_hint"),
                value: step.and_then(|step| step.statement.as_deref()).unwrap_or_default(), required: false,
            }.line(typed))
        }
        (minutes(form, step, typed))
        (Written {
            form, name: "note", label: t!("lessons.note"), hint: t!("lessons.note_hint"),
            value: step.map_or("", |step| &step.note), required: false,
        }.line(typed))
    }
}

fn minutes(form: &str, step: Option<&LessonStep>, typed: &Typed) -> Markup {
    let planned = step.and_then(|step| step.minutes).map(|n| n.to_string()).unwrap_or_default();
    let fault = typed.fault(form, "minutes");
    let (id, problem) = (format!("{form}-minutes"), format!("{form}-minutes-problem"));
    html! {
        div.field.step-minutes {
            label.field-label for=(id) { (t!("lessons.minutes")) }
            input.input type="number" id=(id) name="minutes" min="1" max=(MOST_MINUTES) inputmode="numeric"
                value=(typed.value(form, "minutes", &planned)) aria-describedby=[fault.is_some().then_some(problem.as_str())]
                aria-invalid=[fault.is_some().then_some("true")];
            (problem_line(&problem, fault.as_ref()))
        }
    }
}
