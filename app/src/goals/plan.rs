//! The fields of what a goal says. One is needed; the others are questions that may stay folded.

use domain::goals::{GoalClass, GoalKind, GoalPlan};
use domain::id::ClassId;
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::mine::{Mine, aloud, field_id};
use crate::t;
use crate::ui::{IconName, hear_it, icon};

/// The sentence itself, and whether it is a habit or something to learn.
pub fn what(mine: Mine, form: &str, plan: &GoalPlan) -> Markup {
    let kinds = [
        (GoalKind::Habit, t!("goals.kind_habit"), t!("goals.kind_habit_hint")),
        (GoalKind::Academic, t!("goals.kind_academic"), t!("goals.kind_academic_hint")),
    ];
    let mut said = [form, "-kind"].concat();
    for (kind, ..) in &kinds {
        said += &[" ", form, "-kind-", kind.name()].concat();
    }
    html! {
        (aloud(form, "statement"))
        (mine.hinted(form, "statement", &t!("goals.statement"), &t!("goals.statement_hint"), &plan.statement, LONGEST_SENTENCE, 2))
        fieldset.stack.tight {
            legend.legend id={ (form) "-kind" } { (t!("goals.kind")) }
            (hear_it(&said))
            div.choices-list {
                @for (kind, name, hint) in kinds {
                    label.choice {
                        input type="radio" name="kind" value=(kind.name()) checked[kind == plan.kind];
                        span id={ (form) "-kind-" (kind.name()) } { (name) " " small { (hint) } }
                    }
                }
            }
        }
    }
}

/// Small questions about it, one in each fold; whoever opens one closes the one before.
pub fn questions(mine: Mine, form: &str, plan: &GoalPlan) -> Markup {
    let area = |name: &str, label: String, hint: String, value: &str| {
        html! { (aloud(form, name)) (mine.hinted(form, name, &label, &hint, value, LONGEST_SENTENCE, 3)) }
    };
    let day = field_id(form, "by");
    html! {
        (fold(form, "stand", t!("goals.stand"), area("stand", t!("goals.stand"), t!("goals.stand_hint"), &plan.stand)))
        (fold(form, "why", t!("goals.why"), area("why", t!("goals.why"), String::new(), &plan.why)))
        (fold(form, "success", t!("goals.success"), html! {
            (area("success", t!("goals.success"), t!("goals.success_hint"), &plan.success))
            div.field {
                label.field-label for=(day) { (t!("goals.by")) }
                p.field-hint id={ (day) "-hint" } { (t!("goals.by_hint")) }
                input.input.day id=(day) name="by" type="date" value=(plan.by) autocomplete="off"
                    aria-describedby={ (day) "-hint " (day) "-problem" };
                (mine.problem(form, "by"))
            }
        }))
        (fold(form, "if", t!("goals.if_then"), html! {
            (hear_it(&[form, "-obstacle-label ", form, "-then-label"].concat()))
            (mine.sentence(form, "obstacle", &t!("goals.obstacle"), &plan.obstacle, LONGEST_SENTENCE, 2))
            (mine.sentence(form, "then", &t!("goals.then"), &plan.then, LONGEST_SENTENCE, 2))
        }))
    }
}

/// What was written into it goes with the form, open or not.
pub fn fold(form: &str, name: &str, summary: String, fields: Markup) -> Markup {
    // A page that was refused without a script shows what is wrong.
    let wrong = is_wrong(&fields);
    html! {
        details.fold data-key={ (form) "-fold-" (name) } name={ (form) "-folds" } open[wrong] {
            summary { (icon(IconName::Pencil)) (summary) }
            div.fold-body.stack { (fields) }
        }
    }
}

/// True if a refusal stands somewhere in it.
pub fn is_wrong(fields: &Markup) -> bool {
    fields.0.contains(r#"class="field-error""#)
}

/// Which classes it is about; none is an answer too.
pub fn classes(mine: Mine, form: &str, offered: &[GoalClass], picked: &[ClassId]) -> Markup {
    let all: Vec<String> = offered.iter().map(|class| class.id.to_string()).collect();
    html! {
        @if !offered.is_empty() {
            fieldset.stack.tight {
                legend.legend { (t!("goals.pick_classes")) }
                p.field-hint { (t!("goals.pick_classes_hint")) }
                input type="hidden" name="classes" value=(all.join(","));
                div.choices {
                    @for class in offered {
                        label.choice {
                            input type="checkbox" name={ "class-" (class.id) } value="yes" checked[picked.contains(&class.id)];
                            span dir="auto" { (class.name) }
                        }
                    }
                }
                (mine.problem(form, "classes"))
            }
        }
    }
}
