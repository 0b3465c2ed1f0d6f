//! How data of a student reads to the student and to those who see it: a picture, the table behind it, and what the student wrote.

use domain::measures::{Amount, DataNote, MeasureKind, MeasureView, PointView};
use maud::{Markup, html};

use crate::clock_face::{day, time};
use crate::messages::current;
use crate::t;

pub fn measure_kind(kind: MeasureKind) -> String {
    match kind {
        MeasureKind::Quiz => t!("measures.kind_quiz"),
        MeasureKind::Pace => t!("measures.kind_pace"),
        MeasureKind::Level => t!("measures.kind_level"),
        MeasureKind::Own => t!("measures.kind_own"),
    }
}

/// With a comma where the reader's language has one, and the unit.
pub fn amount(amount: Amount, unit: &str) -> String {
    let number = amount.to_string();
    let number = number.replace('.', &current().decimal().to_string());
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

/// A line through the days, left to right in every language: time runs as on a clock. Nothing is coloured good or bad.
pub fn chart(measure: &MeasureView) -> Markup {
    const WIDE: f64 = 640.0;
    const HIGH: f64 = 220.0;
    const ROOM: f64 = 34.0;
    let points = &measure.points;
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Markup::default() };
    if points.len() < 2 {
        return Markup::default();
    }
    let amounts = || points.iter().map(|point| point.amount.0 as f64);
    let (least, most) = (amounts().fold(f64::MAX, f64::min), amounts().fold(f64::MIN, f64::max));
    let (from, days) = (first.day.number(), (last.day.number() - first.day.number()) as f64);
    let x = |point: &PointView| match days {
        // All on one day: in the middle, above each other.
        0.0 => WIDE / 2.0,
        days => ROOM + (point.day.number() - from) as f64 / days * (WIDE - 2.0 * ROOM),
    };
    let y = |point: &PointView| match most - least {
        0.0 => HIGH / 2.0,
        range => HIGH - ROOM - (point.amount.0 as f64 - least) / range * (HIGH - 2.0 * ROOM),
    };
    let at = |n: f64| format!("{n:.1}");
    let line: Vec<String> = points.iter().map(|point| format!("{},{}", at(x(point)), at(y(point)))).collect();
    let says = t!(
        "measures.chart_says",
        name = measure.name,
        from = amount(first.amount, &measure.unit),
        to = amount(last.amount, &measure.unit),
        n = points.len()
    );
    html! {
        svg.data-chart viewBox="0 0 640 220" role="img" aria-label=(says) {
            line.data-axis x1="20" y1="200" x2="620" y2="200" {}
            polyline.data-line points=(line.join(" ")) {}
            @for point in points { circle.data-point cx=(at(x(point))) cy=(at(y(point))) r="6" {} }
            @for point in [first, last] {
                text.data-label x=(at(x(point).clamp(50.0, WIDE - 50.0))) y=(at(y(point) - 14.0)) text-anchor="middle" { (amount(point.amount, "")) }
            }
        }
    }
}

/// Every point, oldest first. `more` is what can be done with one.
pub fn points_table(measure: &MeasureView, more: impl Fn(&PointView) -> Markup) -> Markup {
    html! {
        div.table-room tabindex="0" role="region" aria-label=(t!("measures.table_of", name = measure.name)) {
            table.table {
                caption.unseen dir="auto" { (measure.name) }
                thead { tr { th scope="col" { (t!("measures.day")) } th scope="col" { (t!("measures.amount")) } th scope="col" { (t!("measures.entered_by")) } td {} } }
                tbody {
                    @for point in &measure.points {
                        tr data-key=(point.id) {
                            td { (day(&point.day.to_string())) }
                            td dir="auto" { (amount(point.amount, &measure.unit)) }
                            td dir="auto" { (point.by_name) }
                            td { (more(point)) }
                        }
                    }
                }
            }
        }
    }
}

/// In the student's words, newest first.
pub fn measure_notes(measure: &MeasureView) -> Markup {
    html! {
        @if !measure.notes.is_empty() {
            ol.said-so-far.stack {
                @for note in &measure.notes { li.stack.tight { (about(note, &measure.unit)) (words(note)) p.small.quiet-text { (time(note.at)) } } }
            }
        }
    }
}

fn about(note: &DataNote, unit: &str) -> Markup {
    let one = |point: &PointView| html! { span { (day(&point.day.to_string())) ": " (amount(point.amount, unit)) } };
    html! {
        @match (&note.before, &note.after) {
            (Some(before), Some(after)) => p.row { span.tag { (t!("measures.before")) } (one(before)) span.tag { (t!("measures.after")) } (one(after)) },
            (Some(point), None) | (None, Some(point)) => p { (one(point)) },
            (None, None) => {},
        }
    }
}

fn words(note: &DataNote) -> Markup {
    html! {
        @if !note.says.is_empty() { p.small.quiet-text { (t!("measures.says")) } p.words dir="auto" { (note.says) } }
        @if !note.will.is_empty() { p.small.quiet-text { (t!("measures.will")) } p.words dir="auto" { (note.will) } }
    }
}
