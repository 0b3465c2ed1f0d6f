//! A student's data with a then and a now: the picture, the table behind it, and what the student wrote.

use domain::clock::{DAY, HOUR, Moment};
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

/// From the middle of its day on, which is the same day in every school's time zone but a few. Several of one day follow each other, in the order
/// in which they were entered: on a day of their own they have the whole line.
fn moments(points: &[PointView]) -> Vec<Moment> {
    let moment = |(nth, point): (usize, &PointView)| {
        let of_day = |points: &[PointView]| points.iter().filter(|known| known.day == point.day).count() as i64;
        Moment(point.day.number() * DAY + DAY / 2 + HOUR * of_day(&points[..nth]) / of_day(points))
    };
    points.iter().enumerate().map(moment).collect()
}

fn one(measure: &MeasureView) -> Markup {
    let amounts = measure.points.iter().map(|point| point.amount.0 as f64 / 1_000.0);
    let values: Vec<(Moment, f64)> = moments(&measure.points).into_iter().zip(amounts).collect();
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

#[cfg(test)]
mod tests {
    use domain::id::PointId;
    use domain::measures::Day;

    use super::*;

    #[test]
    fn points_of_one_day_are_told_apart() {
        let point = |day| PointView {
            id: PointId::mint(),
            day: Day::kept(day).unwrap(),
            amount: Amount(1_000),
            by_name: String::new(),
            own: true,
        };
        let points = ["2026-11-28", "2026-11-29", "2026-11-29", "2026-11-29"].map(point);
        let noon = points[1].day.number() * DAY + DAY / 2;
        let within = [-DAY, 0, HOUR / 3, 2 * HOUR / 3].map(|later| Moment(noon + later));
        assert_eq!(moments(&points), within);
    }
}
