//! One step of the ladder: where it stands, what can be done about it.

use domain::audience::{OpenTo, OwnAudience, Stage, Step, StepView};
use maud::{Markup, html};

use super::acts::Mine;
use super::page::step_name;
use super::wish;
use crate::clock_face::day_of;
use crate::plain::{open_line, unread};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon};

fn rung(name: &str, open: bool, title: String, inside: Markup) -> Markup {
    html! {
        li.rung id=(name) data-open=(if open { "yes" } else { "no" }) {
            div.stack.tight {
                h2 { (icon(if open { IconName::CircleCheck } else { IconName::CircleDashed })) (title) }
                (inside)
            }
        }
    }
}

pub fn mine() -> Markup {
    rung("me", true, step_name(Step::Me), html! { p.quiet-text { (t!("audience.me_always")) } })
}

pub fn teacher(own: &OwnAudience) -> Markup {
    let open = own.open_to.iter().find(|open| open.step == Step::Teacher);
    let inside = html! {
        @match open {
            Some(open) => p { (open_line(open)) },
            None => p.quiet-text { (t!("audience.teacher_none")) },
        }
        p { a href={ "/inquiry/" (own.inquiry) "#show" } { (t!("audience.teacher_pick")) } }
    };
    rung("teacher", open.is_some(), step_name(Step::Teacher), inside)
}

pub fn wished(mine: Mine, own: &OwnAudience, step: &StepView, typed: &Typed) -> Markup {
    let open = own.open_to.iter().find(|open| open.step == step.step);
    let inside = html! {
        @match open {
            Some(open) => (open_now(open, own, step)),
            // A partner who has left the class is not said to read it.
            None if step.stage.is_open() => p.note { (icon(IconName::Info)) span { (unread(step.step)) } },
            None => {},
        }
        (stands(step))
        @if step.stage.waits() { (withdraw(mine, step)) }
        (wish::section(mine, own, step, typed))
        @if step.stage.is_open() { (take_back(mine, step)) }
    };
    rung(step.step.name(), open.is_some(), step_name(step.step), inside)
}

fn open_now(open: &OpenTo, own: &OwnAudience, step: &StepView) -> Markup {
    html! {
        p { (open_line(open)) }
        @if let Some(version) = open.version.filter(|version| own.versions.len() > 1 && *version > 0) {
            p.small.quiet-text { (t!("audience.version_open", n = version)) }
        }
        @if let (Step::World, Some(slug)) = (step.step, &own.slug) {
            p { a href={ "/world/" (slug) } { (icon(IconName::Globe)) (t!("audience.world_see")) } }
        }
    }
}

/// What happened to the wish.
fn stands(step: &StepView) -> Markup {
    let when = step.decided_at.map(day_of);
    html! {
        @match (step.stage, &step.wished) {
            (Stage::Wished | Stage::Moving, Some(wished)) => {
                p.note { (icon(IconName::Clock)) span dir="auto" { (t!("audience.waits", who = wished.who.join(", "))) } }
            }
            (Stage::NotNow, _) => {
                p.note { (icon(IconName::Info)) span dir="auto" { (t!("audience.not_now", name = step.decided_by)) } }
            }
            (Stage::TakenBack, _) if step.over => {
                p.note { (icon(IconName::Clock)) span { (t!("audience.yes_ended")) " " @if let Some(when) = when { (when) } } }
            }
            (Stage::TakenBack, _) if !step.decided_by.is_empty() => {
                p.note { (icon(IconName::Undo)) span dir="auto" { (t!("audience.taken_back_by", name = step.decided_by)) " " @if let Some(when) = when { (when) } } }
            }
            (Stage::TakenBack, _) if !step.was_open => p.note { (icon(IconName::Undo)) span { (t!("audience.withdrawn")) } },
            (Stage::TakenBack, _) => p.note { (icon(IconName::Undo)) span { (t!("audience.taken_back")) } },
            _ => {}
        }
        @if !step.answer.is_empty() { blockquote.said.words dir="auto" { (step.answer) } }
    }
}

fn withdraw(mine: Mine, step: &StepView) -> Markup {
    let name = format!("withdraw-{}", step.step.name());
    let about = [("step", step.step.name().to_owned())];
    mine.press(&name, "audience_withdraw", &about, t!("audience.withdraw"), &step_name(step.step), IconName::Undo)
}

/// Said before it is done: what goes with it, and what cannot be fetched back.
fn take_back(mine: Mine, step: &StepView) -> Markup {
    let name = format!("back-{}", step.step.name());
    let about = [("step", step.step.name().to_owned())];
    html! {
        p.small.quiet-text { (if step.step == Step::World { t!("audience.back_world") } else { t!("audience.back_wider") }) }
        (mine.press(&name, "audience_take_back", &about, t!("audience.take_back"), &step_name(step.step), IconName::EyeOff))
    }
}
