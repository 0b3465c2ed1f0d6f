//! How a question round reads to students and teachers alike: its steps, its focus, its questions.

use domain::rounds::{Focus, FocusKind, QuestionKind, RoundLine, RoundStep, SharedGroup, StepClock};
use maud::{Markup, html};

use crate::clock_face::{time, time_of_day};
use crate::t;

pub fn step_name(step: RoundStep) -> String {
    match step {
        RoundStep::Planned => t!("rounds.step_planned"),
        RoundStep::Focus => t!("rounds.step_focus"),
        RoundStep::Rules => t!("rounds.step_rules"),
        RoundStep::Produce => t!("rounds.step_produce"),
        RoundStep::Improve => t!("rounds.step_improve"),
        RoundStep::Choose => t!("rounds.step_choose"),
        RoundStep::Next => t!("rounds.step_next"),
        RoundStep::Reflect => t!("rounds.step_reflect"),
        RoundStep::Ended => t!("rounds.step_ended"),
    }
}

/// What is done in it.
pub fn step_words(step: RoundStep) -> String {
    match step {
        RoundStep::Planned => t!("rounds.do_planned"),
        RoundStep::Focus => t!("rounds.do_focus"),
        RoundStep::Rules => t!("rounds.do_rules"),
        RoundStep::Produce => t!("rounds.do_produce"),
        RoundStep::Improve => t!("rounds.do_improve"),
        RoundStep::Choose => t!("rounds.do_choose"),
        RoundStep::Next => t!("rounds.do_next"),
        RoundStep::Reflect => t!("rounds.do_reflect"),
        RoundStep::Ended => t!("rounds.do_ended"),
    }
}

/// Where the round is, among all its steps.
pub fn steps(now: RoundStep) -> Markup {
    html! {
        ol.round-steps aria-label=(t!("rounds.steps")) {
            @for step in RoundStep::WITH_CLASS {
                li data-past[step < now] aria-current=[(step == now).then_some("step")] { (step_name(step)) }
            }
        }
    }
}

/// The plan and until when that is, else since when; nothing counts down.
pub fn clock(of: StepClock) -> Markup {
    html! {
        p.small.quiet-text {
            @match of.plan() {
                Some((n, until)) => { (t!("rounds.clock_planned", n = n)) " " (time_of_day(until)) }
                None => { (t!("rounds.clock_since")) " " (time(of.since)) }
            }
        }
    }
}

pub fn focus(of: &Focus) -> Markup {
    html! {
        figure.focus.stack.tight {
            @match (of.kind, of.picture) {
                (FocusKind::Picture, Some(file)) => {
                    img src={ "/file/" (file) } alt=(of.words) decoding="async";
                    figcaption.words dir="auto" { (of.words) }
                }
                (FocusKind::Object, _) => {
                    figcaption.small.quiet-text { (t!("rounds.on_the_table")) }
                    p.focus-words dir="auto" { (of.words) }
                }
                (FocusKind::Picture | FocusKind::Statement, _) => {
                    figcaption.small.quiet-text { (t!("rounds.focus")) }
                    p.focus-words dir="auto" { (of.words) }
                }
            }
        }
    }
}

pub fn rules() -> Markup {
    html! {
        ol.rules {
            li { (t!("rounds.rule_1")) }
            li { (t!("rounds.rule_2")) }
            li { (t!("rounds.rule_3")) }
            li { (t!("rounds.rule_4")) }
        }
    }
}

pub fn kind_name(kind: QuestionKind) -> String {
    match kind {
        QuestionKind::Closed => t!("rounds.kind_closed"),
        QuestionKind::Open => t!("rounds.kind_open"),
    }
}

/// A question with what was said about it.
pub fn line(of: &RoundLine) -> Markup {
    html! {
        @if of.crossed {
            p { del dir="auto" { (of.words) } " " span.tag { (t!("rounds.crossed")) } }
        } @else {
            p.row {
                span dir="auto" { (of.words) }
                @if let Some(kind) = of.kind { span.tag { (kind_name(kind)) } }
                @if of.chosen { span.tag data-point="inquiry" { (t!("rounds.chosen")) } }
            }
            @if of.changed_from.is_some() { p.small.quiet-text { (t!("rounds.changed_from")) } }
        }
    }
}

/// What every group chose: no names.
pub fn shared(groups: &[SharedGroup]) -> Markup {
    html! {
        @if !groups.is_empty() {
            section.stack.tight #shared aria-labelledby="shared-title" {
                h2 #shared-title { (t!("rounds.shared")) }
                ul.shared-groups {
                    @for group in groups {
                        li.card.stack.tight data-key={ "shared-" (group.number) } {
                            h3 { (t!("rounds.group", n = group.number)) }
                            ol.helps { @for words in &group.questions { li dir="auto" { (words) } } }
                        }
                    }
                }
            }
        }
    }
}
