//! What was chosen, and what helped.

use domain::choices::{Axis, Outcome};
use domain::export::{Chosen, Led, WhatHelped};
use maud::{Markup, html};

use crate::clock_face::date_of;
use crate::plain::{axis_name, outcome_name};
use crate::t;

pub fn body(times: &[Chosen], helped: &[WhatHelped], goal: Option<&Led>, work: Option<&Led>) -> Markup {
    let led = [(t!("portfolio.choice_goal"), goal), (t!("portfolio.choice_work"), work)];
    html! {
        @for time in times.iter().rev() {
            p.small.quiet-text { (date_of(time.at)) }
            dl.goal-facts {
                @for option in &time.options {
                    dt { (Axis::named(&option.axis).map(axis_name).unwrap_or_default()) }
                    dd dir="auto" { (option.words) }
                }
                @if !time.why.is_empty() { dt { (t!("portfolio.choice_why")) } dd.words dir="auto" { (time.why) } }
            }
        }
        @for said in helped {
            p {
                @if let Some(outcome) = Outcome::named(&said.outcome) { span.tag { (outcome_name(outcome)) } " " }
                span dir="auto" { (said.option) }
            }
            @if !said.words.is_empty() { p.words dir="auto" { (said.words) } }
        }
        @for (name, led) in led {
            @if let Some(led) = led { p.small dir="auto" { (name) " " (led.title) } }
        }
    }
}
