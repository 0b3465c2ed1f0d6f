//! How boards and choices read to students and teachers alike.

use domain::choices::{Axis, ChoiceVersion, HelpedGroup, OptionView, Outcome, ShowMode, Template};
use maud::{Markup, html};

use crate::clock_face::{day_of, time};
use crate::t;

pub fn axis_name(axis: Axis) -> String {
    match axis {
        Axis::Learn => t!("choices.axis_learn"),
        Axis::Place => t!("choices.axis_place"),
        Axis::Tool => t!("choices.axis_tool"),
        Axis::Show => t!("choices.axis_show"),
    }
}

pub fn mode_name(mode: ShowMode) -> String {
    match mode {
        ShowMode::Write => t!("choices.mode_write"),
        ShowMode::Draw => t!("choices.mode_draw"),
        ShowMode::Sound => t!("choices.mode_sound"),
        ShowMode::Video => t!("choices.mode_video"),
        ShowMode::Photo => t!("choices.mode_photo"),
    }
}

pub fn template_name(template: Template) -> String {
    match template {
        Template::Menu => t!("choices.template_menu"),
        Template::Grid => t!("choices.template_grid"),
        Template::MustMay => t!("choices.template_must_may"),
    }
}

pub fn outcome_name(outcome: Outcome) -> String {
    match outcome {
        Outcome::Helped => t!("choices.outcome_helped"),
        Outcome::Partly => t!("choices.outcome_partly"),
        Outcome::Not => t!("choices.outcome_not"),
        Outcome::TooEarly => t!("choices.outcome_too_early"),
    }
}

/// What was picked that time, each under its part, with the reason.
pub fn picks(version: &ChoiceVersion) -> Markup {
    html! {
        dl.goal-facts {
            @for pick in &version.picks {
                dt { (axis_name(pick.axis)) }
                dd dir="auto" { (pick.words) (own_mark(pick)) }
            }
            @if !version.why.is_empty() {
                dt { (t!("choices.why_said")) }
                dd.words dir="auto" { (version.why) }
            }
        }
    }
}

fn own_mark(pick: &OptionView) -> Markup {
    html! { @if pick.own.is_some() { " " span.tag { (t!("choices.own_option")) } } }
}

/// An earlier time of choosing.
pub fn earlier(versions: &[ChoiceVersion]) -> Markup {
    html! {
        ol.said-so-far.stack {
            @for version in versions {
                li.stack.tight {
                    p.small.quiet-text { (time(version.at)) }
                    (picks(version))
                }
            }
        }
    }
}

/// What a student said about one option, wherever they chose it; each time with what it was for.
pub fn helped_group(group: &HelpedGroup) -> Markup {
    html! {
        li.card.stack.tight {
            div.row.apart {
                h4 dir="auto" { (group.words) }
                @if let Some(tally) = group.tally {
                    p.small.quiet-text { (t!("choices.tally", helped = tally.helped, of = tally.of)) }
                }
            }
            ul.stack.tight {
                @for note in &group.notes {
                    li.stack.tight data-key=(note.option) {
                        p.row { span.tag { (outcome_name(note.outcome)) } span.small.quiet-text { (day_of(note.at)) } }
                        @if !note.said.is_empty() { p.said.words dir="auto" { (note.said) } }
                        p.small.quiet-text dir="auto" {
                            (t!("choices.for_target", target = note.target))
                            @if let Some(question) = &note.question { " · " (t!("choices.in_work", question = question)) }
                        }
                    }
                }
            }
        }
    }
}

/// All of them, part by part.
pub fn helped_groups(groups: &[HelpedGroup]) -> Markup {
    html! {
        @for axis in Axis::ALL {
            @let of_part: Vec<_> = groups.iter().filter(|group| group.axis == *axis).collect();
            @if !of_part.is_empty() {
                section.stack.tight data-key=(axis.name()) aria-labelledby={ "part-" (axis.name()) } {
                    h3 id={ "part-" (axis.name()) } { (axis_name(*axis)) }
                    ul.stack { @for group in of_part { (helped_group(group)) } }
                }
            }
        }
    }
}
