//! What a form lets a teacher pick from: grade bands and ways in.

use domain::classes::{AccessPoint, GradeBand};
use domain::refusal::Sentence;
use leptos::prelude::*;

use crate::t;
use crate::ui::{Problem, access_point_name};

pub fn band_name(band: GradeBand) -> String {
    match band {
        GradeBand::K2 => t!("classes.band_k2"),
        GradeBand::G35 => t!("classes.band_35"),
        GradeBand::G68 => t!("classes.band_68"),
        GradeBand::G912 => t!("classes.band_912"),
    }
}

fn point_hint(point: AccessPoint) -> String {
    match point {
        AccessPoint::Goals => t!("classes.hint_goals"),
        AccessPoint::Choice => t!("classes.hint_choice"),
        AccessPoint::Inquiry => t!("classes.hint_inquiry"),
        AccessPoint::Reflection => t!("classes.hint_reflection"),
    }
}

/// Reflection first: the quickest start.
pub const POINTS: [AccessPoint; 4] =
    [AccessPoint::Reflection, AccessPoint::Goals, AccessPoint::Choice, AccessPoint::Inquiry];

#[component]
pub fn BandPick(picked: String, #[prop(optional_no_strip)] problem: Option<Sentence>) -> impl IntoView {
    let described = problem.is_some().then_some("grade_band-problem");
    let bands = GradeBand::ALL
        .iter()
        .map(|band| {
            let value = band.name();
            let checked = value == picked;
            view! {
                <label class="choice">
                    <input type="radio" name="grade_band" value=value checked=checked required/><span>{band_name(*band)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="stack tight" aria-describedby=described>
            <legend class="legend">{t!("classes.grade_band")}</legend>
            <div class="choices">{bands}</div>
            <Problem id="grade_band-problem" problem/>
        </fieldset>
    }
}

/// One way in, of four. `hints` says what each is for.
#[component]
pub fn PointPick(
    picked: String,
    #[prop(into)] legend: String,
    #[prop(optional)] hints: bool,
    /// What can be picked; everything, if nothing is said.
    #[prop(optional)]
    of: Vec<AccessPoint>,
) -> impl IntoView {
    let offered: Vec<_> = POINTS.into_iter().filter(|point| of.is_empty() || of.contains(point)).collect();
    let known = offered.iter().any(|point| point.name() == picked);
    let picked = if known { picked } else { offered.first().map_or("", |point| point.name()).to_owned() };
    let points = offered
        .iter()
        .map(|point| {
            let value = point.name();
            let checked = value == picked;
            view! {
                <label class="choice">
                    <input type="radio" name="access_point" value=value checked=checked/>
                    <span>{access_point_name(*point)}{hints.then(|| view! { <small>{point_hint(*point)}</small> })}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="stack tight">
            <legend class="legend">{legend}</legend>
            <div class=if hints { "choices-list" } else { "choices" }>{points}</div>
        </fieldset>
    }
}
