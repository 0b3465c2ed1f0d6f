//! A student's data with a then and a now: the picture, the table behind it, and what the student wrote.

use domain::clock::{DAY, Moment};
use domain::growth::Scale;
use domain::measures::{Amount, MeasureView, PointView};
use maud::{Markup, html};

use super::measure_parts::{amount, measure_notes, points_table};
use super::plotted::{Plotted, plotted};
use crate::clock_face::day_words;
use crate::t;

pub fn data_grown(measures: &[MeasureView]) -> Markup {
    html! {
        section #data-grown.stack aria-labelledby="data-grown-title" {
            h2 #data-grown-title { (t!("growing.data_title")) }
            @for measure in measures { (one(measure)) }
        }
    }
}

/// In the middle of its day, which is the same day in every school's time zone but a few.
fn moment(point: &PointView) -> Moment {
    Moment(point.day.number() * DAY + DAY / 2)
}

fn one(measure: &MeasureView) -> Markup {
    let values: Vec<(Moment, f64)> =
        measure.points.iter().map(|point| (moment(point), point.amount.0 as f64 / 1_000.0)).collect();
    let id = format!("data-{}", measure.id);
    let label = |value: f64| amount(Amount((value * 1_000.0).round() as i64), "");
    let picture = Plotted {
        id: &id,
        title: t!("growing.data_name", name = measure.name),
        said: t!("growing.data_said"),
        scale: Scale::Numbers,
        own: &values,
        others: &[],
        label: &label,
        day: &day_words,
    };
    html! {
        article.card.stack data-key=(measure.id) {
            h3 dir="auto" { (measure.name) @if !measure.unit.is_empty() { " (" (measure.unit) ")" } }
            figure.picture {
                (plotted(&picture))
                details.fold {
                    summary { (t!("growing.as_table")) }
                    div.fold-body { (points_table(measure, |_| Markup::default())) }
                }
            }
            (measure_notes(measure))
        }
    }
}
