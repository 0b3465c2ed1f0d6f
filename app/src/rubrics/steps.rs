//! The steps in which a class makes a rubric, and which of them it is at.

use domain::rubrics::MakingStep;
use maud::{Markup, html};

use crate::t;

pub fn steps(now: Option<MakingStep>) -> Markup {
    html! {
        ol.steps aria-label=(t!("rubrics.steps")) {
            @for step in MakingStep::ALL {
                li aria-current=[(now == Some(*step)).then_some("step")] { (step_name(*step)) }
            }
        }
    }
}

fn step_name(step: MakingStep) -> String {
    match step {
        MakingStep::Study => t!("rubrics.step_study"),
        MakingStep::Name => t!("rubrics.step_name"),
        MakingStep::Sort => t!("rubrics.step_sort"),
        MakingStep::Agree => t!("rubrics.step_agree"),
    }
}
