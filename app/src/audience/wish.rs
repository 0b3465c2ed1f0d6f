//! Wishing a step: which version, to whom, and what will be seen.

use domain::audience::{ClassToWish, LONGEST_PEN, OwnAudience, Stage, Step, StepView, World};
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::acts::Mine;
use crate::plain::copy_of;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, names, problem_line};

pub fn section(mine: Mine, own: &OwnAudience, step: &StepView, typed: &Typed) -> Markup {
    if let Some(why) = in_the_way(own, step) {
        return html! { p.quiet-text { (why) } };
    }
    let form = format!("wish-{}", step.step.name());
    let title = match step.stage {
        Stage::Open | Stage::Moving => t!("audience.wish_anew"),
        _ => t!("audience.wish"),
    };
    let first = !step.stage.is_open() && !step.stage.waits();
    let inside = html! {
        (version(&form, own, typed))
        (whom(&form, own, step.step, typed))
        p.small.quiet-text { (promise(own, step.step)) }
        div { button.button.primary[first] { (icon(IconName::Send)) (t!("audience.wish_send")) span.unseen { ": " (super::page::step_name(step.step)) } } }
    };
    html! {
        details.fold id={ "wishing-" (step.step.name()) } open[typed.is(&form) || (first && step.stage == Stage::Nothing)] {
            summary { (icon(IconName::Megaphone)) span { (title) } }
            div.fold-body { (mine.form(&form, "audience_wish", &[("step", step.step.name().to_owned())], inside)) }
        }
    }
}

/// Why it cannot be wished now.
fn in_the_way(own: &OwnAudience, step: &StepView) -> Option<String> {
    if step.step == Step::World {
        match own.world {
            World { is_on: false, .. } => return Some(t!("audience.world_is_off")),
            World { elementary: true, .. } => return Some(t!("audience.world_not_in_k5")),
            _ => {}
        }
    }
    if !step.admitted {
        return Some(t!("audience.step_by_step"));
    }
    own.classes.is_empty().then(|| t!("audience.no_class"))
}

fn version(form: &str, own: &OwnAudience, typed: &Typed) -> Markup {
    let newest = own.versions.last().map_or(1, |(number, _)| *number);
    let fault = typed.fault(form, "version");
    let (id, problem) = (format!("{form}-version"), format!("{form}-version-problem"));
    let picked = typed.value(form, "version", &newest.to_string());
    html! {
        @if own.versions.len() < 2 {
            input type="hidden" name="version" value=(newest);
            (problem_line(&problem, fault.as_ref()))
        } @else {
            div.field {
                label.field-label for=(id) { (t!("audience.which_version")) }
                select.input id=(id) name="version" aria-describedby=[fault.as_ref().map(|_| problem.as_str())] aria-invalid=[fault.as_ref().map(|_| "true")] {
                    @for (number, _) in own.versions.iter().rev() {
                        option value=(number) selected[number.to_string() == picked] {
                            (t!("audience.version", n = number))
                        }
                    }
                }
                (problem_line(&problem, fault.as_ref()))
            }
        }
    }
}

fn whom(form: &str, own: &OwnAudience, step: Step, typed: &Typed) -> Markup {
    match step {
        Step::Partner => partner(form, &own.classes, typed),
        Step::Named => html! {
            (class(form, &own.classes, typed))
            (Written { form, name: "words", label: t!("audience.named_who"), hint: t!("audience.named_hint", most = LONGEST_SENTENCE), value: "", required: true }.line(typed))
        },
        Step::World => html! {
            (class(form, &own.classes, typed))
            (Written { form, name: "pen", label: t!("audience.pen"), hint: t!("audience.pen_hint", most = LONGEST_PEN), value: "", required: true }.line(typed))
            (previews(own))
        },
        _ => class(form, &own.classes, typed),
    }
}

fn partner(form: &str, classes: &[ClassToWish], typed: &Typed) -> Markup {
    let fault = typed.fault(form, "partner");
    let (id, problem) = (format!("{form}-partner"), format!("{form}-partner-problem"));
    let picked = typed.value(form, "partner", "");
    html! {
        div.field {
            label.field-label for=(id) { (t!("audience.partner_who")) }
            select.input id=(id) name="partner" required aria-describedby=[fault.as_ref().map(|_| problem.as_str())] aria-invalid=[fault.as_ref().map(|_| "true")] {
                option value="" { (t!("audience.partner_pick")) }
                @for class in classes {
                    optgroup label=(class.name) {
                        @for mate in &class.classmates {
                            @let value = format!("{}.{}", class.id, mate.id);
                            option value=(value) selected[value == picked] { (mate.name) }
                        }
                    }
                }
            }
            (problem_line(&problem, fault.as_ref()))
        }
    }
}

fn class(form: &str, classes: &[ClassToWish], typed: &Typed) -> Markup {
    let id = format!("{form}-class");
    let picked = typed.value(form, "class", "");
    html! {
        @match classes {
            [one] => input type="hidden" name="class" value=(one.id);,
            _ => {
                div.field {
                    label.field-label for=(id) { (t!("audience.which_class")) }
                    select.input id=(id) name="class" {
                        @for class in classes { option value=(class.id) selected[class.id.to_string() == picked] { (class.name) } }
                    }
                }
            }
        }
    }
}

/// Exactly what would be public, of each version that can be picked.
fn previews(own: &OwnAudience) -> Markup {
    html! {
        @for (at, one) in own.previews.iter().enumerate() {
            details.fold id=(if at == 0 { "preview".to_owned() } else { format!("preview-{}", one.number) }) {
                summary {
                    (icon(IconName::Eye))
                    span { (t!("audience.preview")) @if own.previews.len() > 1 { " · " (t!("audience.version", n = one.number)) } }
                }
                div.fold-body.stack {
                    p.field-hint { (t!("audience.preview_hint")) }
                    div.card.sunk.stack { (copy_of(&one.copy, false)) }
                }
            }
            @if !one.names.is_empty() {
                p.problem { (icon(IconName::TriangleAlert)) span dir="auto" { (t!("audience.name_in_it", names = one.names.join(", "))) } }
            }
            @if !one.others.is_empty() {
                p.note { (icon(IconName::Info)) span dir="auto" { (t!("audience.others_in_it", names = one.others.join(", "))) } }
            }
        }
    }
}

/// Who is asked, what they will see, and that copies may remain.
fn promise(own: &OwnAudience, step: Step) -> String {
    let teachers: Vec<String> = own.classes.iter().flat_map(|class| class.teachers.iter().cloned()).collect();
    let mut once: Vec<String> = Vec::new();
    for name in teachers {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    let teachers = names(&once);
    match step {
        Step::Partner if own.classes.iter().all(|class| class.partner_at_once) => t!("audience.promise_at_once"),
        Step::Partner | Step::Class => t!("audience.promise", teachers = teachers),
        Step::Named => t!("audience.promise_named", teachers = teachers),
        _ => t!("audience.promise_world", teachers = teachers),
    }
}
