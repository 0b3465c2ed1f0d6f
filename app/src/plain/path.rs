//! The path: what happened in a student's growth, at its date, as a picture with the table behind it.
//!
//! The SVG is written by hand: a dozen kinds of numbers and some words. Libraries that plot bring their own fonts and inline styles,
//! which our policy for contents forbids, and axes with empty boxes in them.

use domain::classes::AccessPoint;
use domain::growth::{Frame, Grown, Move, Moved, path};
use maud::{Markup, html};

use crate::clock_face::{day_of, day_words};
use crate::messages::current;
use crate::t;
use crate::ui::access_point_name;

/// The height of one path. Its name stands above it.
const HEIGHT: f64 = 52.0;

/// Nothing while nothing happened.
pub fn path_picture(grown: &Grown) -> Markup {
    let moved = grown.moved();
    let mirrored = current().direction() == "rtl";
    let sheet = Frame { width: 320.0, height: 0.0, start: 26.0, end: 26.0, top: 12.0, bottom: 26.0, mirrored };
    let points: Vec<_> = moved.iter().map(|moved| (moved.at, moved.point)).collect();
    let drawn = path(&points, HEIGHT, sheet);
    let (Some(first), Some(last)) = (moved.first(), moved.last()) else { return Markup::default() };
    let (from, to) = if mirrored { (306.0, 14.0) } else { (14.0, 306.0) };
    let days = (day_words(first.at), day_words(last.at));
    let view_box = format!("0 0 320 {:.0}", drawn.height);
    html! {
        figure.picture {
            svg.path-picture viewBox=(view_box) role="img" aria-labelledby="path-name" aria-describedby="path-said" {
                title #path-name { (t!("growing.path_title")) }
                desc #path-said { (t!("growing.path_said", first = days.0, last = days.1)) }
                @for (point, y) in &drawn.lines {
                    g data-point=(point.name()) {
                        text.picture-name x=(number(from)) y=(number(y - 14.0)) { (access_point_name(*point)) }
                        line.path-line x1=(number(from)) x2=(number(to)) y1=(number(*y)) y2=(number(*y)) {}
                    }
                }
                @for stone in &drawn.stones {
                    ellipse.path-stone data-point=(stone.point.name()) cx=(number(stone.x)) cy=(number(stone.y)) rx="8" ry="5.5" {}
                }
                @let y = number(drawn.height - 8.0);
                @if days.0 == days.1 {
                    text.picture-day x=(number(160.0)) y=(y) text-anchor="middle" { (days.0) }
                } @else {
                    text.picture-day x=(number(from)) y=(y) text-anchor="start" { (days.0) }
                    text.picture-day x=(number(to)) y=(y) text-anchor="end" { (days.1) }
                }
            }
            (table(&moved))
        }
    }
}

fn table(moved: &[Moved]) -> Markup {
    html! {
        details.fold {
            summary { (t!("growing.as_table")) }
            div.fold-body {
                table.picture-table.path-table {
                    caption.unseen { (t!("growing.path_title")) }
                    thead {
                        tr {
                            th scope="col" { (t!("growing.when")) }
                            th scope="col" { (t!("growing.way_in")) }
                            th scope="col" { (t!("growing.what")) }
                        }
                    }
                    tbody { @for moved in moved { (row(moved)) } }
                }
            }
        }
    }
}

fn row(moved: &Moved) -> Markup {
    let (what, words) = match &moved.what {
        Move::Pair { now } => (t!("growing.moved_pair"), now),
        Move::AdjustedGoal { statement } => (t!("growing.moved_adjusted"), statement),
        Move::ReachedGoal { statement } => (t!("growing.moved_reached"), statement),
    };
    html! {
        tr {
            th scope="row" { (day_of(moved.at)) }
            td { (way_in(moved.point)) }
            td { (what) " " span dir="auto" { (words) } }
        }
    }
}

fn way_in(point: AccessPoint) -> String {
    access_point_name(point)
}

/// A tenth of a unit is less than a pixel.
pub fn number(n: f64) -> String {
    format!("{n:.1}")
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::clock::{DAY, Moment};
    use domain::goals::GoalStage;
    use domain::growth::{GoalChange, GoalGrown};
    use domain::id::{GoalId, PersonId};

    use super::*;

    fn grown(days: &[i64]) -> Grown {
        let changes = days.iter().map(|day| GoalChange::Reached { at: Moment(day * DAY), words: String::new() });
        let statement = "Ask </title><script> \"one\" question".to_owned();
        let goal = GoalGrown { id: GoalId::mint(), statement, stage: GoalStage::Reached, changes: changes.collect() };
        Grown {
            student: PersonId::mint(),
            name: "Priya".into(),
            picture: "fox".into(),
            pairs: Vec::new(),
            goals: vec![goal],
            criteria: Vec::new(),
            measures: Vec::new(),
            brought: false,
        }
    }

    #[test]
    fn a_picture_has_a_name_and_a_table_and_no_style_of_its_own() {
        let html = path_picture(&grown(&[0, 3, 30])).into_string();
        assert_eq!(html.matches("<ellipse").count(), 3);
        assert_eq!(html.matches("<tr>").count(), 4, "one row more, of heads");
        for there in
            ["role=\"img\"", "<title id=\"path-name\">", "<desc id=\"path-said\">", "scope=\"col\"", "scope=\"row\""]
        {
            assert!(html.contains(there), "{there}: {html}");
        }
        for never in ["style=", "NaN", "inf", "<script>"] {
            assert!(!html.contains(never), "{never}: {html}");
        }
    }

    #[test]
    fn one_day_is_one_date_and_nothing_is_no_picture() {
        assert_eq!(path_picture(&grown(&[2])).into_string().matches("picture-day").count(), 1);
        assert!(path_picture(&grown(&[])).into_string().is_empty());
    }
}
