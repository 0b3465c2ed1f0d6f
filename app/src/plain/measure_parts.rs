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

const WIDE: f64 = 640.0;
const HIGH: f64 = 220.0;
const ROOM: f64 = 34.0;
/// From one point of a day to the next, so that they can be told apart.
const BESIDE: f64 = 48.0;

/// How far along the line each point stands. Several of one day stand beside each other in the order in which they were entered, and the days around
/// them make room; all of one day have the line to themselves.
fn across(points: &[PointView]) -> Vec<f64> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let (way, steps) = (WIDE - 2.0 * ROOM, (points.len() - 1).max(1) as f64);
    let (from, days) = (first.day.number(), (last.day.number() - first.day.number()) as f64);
    if days == 0.0 {
        return (0..points.len()).map(|nth| ROOM + nth as f64 / steps * way).collect();
    }
    let by_day = |point: &PointView| ROOM + (point.day.number() - from) as f64 / days * way;
    let mut across: Vec<f64> = points.iter().map(by_day).collect();
    if points.windows(2).any(|two| two[0].day == two[1].day) {
        // Half of the way at most: the other half is left to time.
        let beside = BESIDE.min(way / 2.0 / steps);
        let (mut least, mut most) = (ROOM, WIDE - ROOM);
        for x in &mut across {
            *x = x.max(least);
            least = *x + beside;
        }
        for x in across.iter_mut().rev() {
            *x = x.min(most);
            most = *x - beside;
        }
    }
    across
}

/// A line through the days, left to right in every language: time runs as on a clock. Nothing is coloured good or bad.
pub fn chart(measure: &MeasureView) -> Markup {
    let points = &measure.points;
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Markup::default() };
    if points.len() < 2 {
        return Markup::default();
    }
    let amounts = || points.iter().map(|point| point.amount.0 as f64);
    let (least, most) = (amounts().fold(f64::MAX, f64::min), amounts().fold(f64::MIN, f64::max));
    let across = across(points);
    let y = |point: &PointView| match most - least {
        0.0 => HIGH / 2.0,
        range => HIGH - ROOM - (point.amount.0 as f64 - least) / range * (HIGH - 2.0 * ROOM),
    };
    let at = |n: f64| format!("{n:.1}");
    let line: Vec<String> =
        across.iter().zip(points).map(|(x, point)| format!("{},{}", at(*x), at(y(point)))).collect();
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
            @for (x, point) in across.iter().zip(points) { circle.data-point cx=(at(*x)) cy=(at(y(point))) r="6" {} }
            // The first and the last stand at the two ends, whatever their days are.
            @for (x, point) in [(50.0, first), (WIDE - 50.0, last)] {
                text.data-label x=(at(x)) y=(at(y(point) - 14.0)) text-anchor="middle" { (amount(point.amount, "")) }
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

#[cfg(test)]
mod tests {
    use domain::id::{MeasureId, PointId};
    use domain::measures::Day;

    use super::*;

    fn points(days: &[&str]) -> Vec<PointView> {
        let point = |(nth, day): (usize, &&str)| PointView {
            id: PointId::mint(),
            day: Day::kept(day).unwrap(),
            amount: Amount(nth as i64 * 1_000),
            by_name: "Ada".into(),
            own: true,
        };
        days.iter().enumerate().map(point).collect()
    }

    fn measure(points: Vec<PointView>) -> MeasureView {
        MeasureView {
            id: MeasureId::mint(),
            kind: MeasureKind::Pace,
            name: "Reading".into(),
            unit: "words".into(),
            class: None,
            readers: Vec::new(),
            own: true,
            by_name: "Ada".into(),
            points,
            notes: Vec::new(),
            aside: false,
            changed_at: domain::clock::Moment(0),
        }
    }

    #[test]
    fn days_stand_by_time_while_each_has_one_point() {
        assert_eq!(across(&points(&["2026-09-01", "2026-09-02", "2026-09-05"])), [34.0, 177.0, 606.0]);
        assert_eq!(across(&points(&["2026-09-01"])), [34.0]);
        assert!(across(&[]).is_empty());
    }

    #[test]
    fn points_of_one_day_have_the_whole_line() {
        let three = points(&["2026-11-29"; 3]);
        assert_eq!(across(&three), [34.0, 320.0, 606.0]);
        let html = chart(&measure(three)).0;
        for x in ["cx=\"34.0\"", "cx=\"320.0\"", "cx=\"606.0\"", "x=\"50.0\"", "x=\"590.0\""] {
            assert_eq!(html.matches(&format!(" {x}")).count(), 1, "{x} in {html}");
        }
    }

    #[test]
    fn points_of_a_day_stand_beside_each_other_and_others_make_room() {
        let days = ["2026-01-01", "2026-01-01", "2026-01-02", "2026-12-31", "2026-12-31"];
        let five = across(&points(&days));
        assert_eq!((five[0], five[4]), (34.0, 606.0));
        assert!(five.windows(2).all(|two| two[1] - two[0] >= BESIDE), "{five:?}");
        // However many: in their order, and on the sheet.
        let many = across(&points(&[["2026-01-01"; 125], ["2026-01-02"; 125]].concat()));
        assert_eq!((many[0], many[249]), (34.0, 606.0));
        assert!(many.windows(2).all(|two| two[0] < two[1]), "{many:?}");
    }
}
