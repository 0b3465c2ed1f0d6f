//! The table. On a narrow screen each student is a card, folded to what waits for a teacher; the roles say that it is a table all the same.

use domain::access::{Cell, Row};
use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::id::ClassId;
use domain::reflections::Turn;
use maud::{Markup, html};

use super::place::address;
use super::reason::{did, turn, why};
use crate::plain::ago_words;
use crate::t;
use crate::ui::{access_point_name, access_tag, avatar};

pub fn table(class: ClassId, opened: &[AccessPoint], rows: &[&Row], now: Moment) -> Markup {
    html! {
        table.access role="table" {
            caption.unseen { (t!("access.table")) }
            thead role="rowgroup" {
                tr role="row" {
                    th scope="col" role="columnheader" { (t!("access.student")) }
                    @for point in opened { th scope="col" role="columnheader" { (access_tag(*point)) } }
                }
            }
            tbody role="rowgroup" { @for row in rows { (line(class, row, now)) } }
        }
    }
}

fn line(class: ClassId, row: &Row, now: Moment) -> Markup {
    html! {
        tr role="row" data-key=(row.student) data-turn=[row.waits_for_a_teacher().then_some("yours")] {
            th scope="row" role="rowheader" {
                span.who { (avatar(&row.picture, true)) span dir="auto" { (row.name) } }
                // Seen where there is no room for a table; the cells beside it go by it.
                details.access-more data-key="more" {
                    summary { (t!("access.ways")) span.unseen dir="auto" { ": " (row.name) } }
                }
                @if let Some(need) = &row.need { span.access-why { (why(need, now)) } }
            }
            @for cell in &row.cells { td role="cell" { (one(class, row, cell, now)) } }
        }
    }
}

fn one(class: ClassId, row: &Row, cell: &Cell, now: Moment) -> Markup {
    let said = turn(cell, now);
    let whose = match cell.turn {
        Turn::Teacher => "yours",
        Turn::Student => "theirs",
        Turn::Nobody => "nobody",
    };
    html! {
        span.access-way { (access_point_name(cell.point)) }
        a.access-cell data-turn=(whose) href=(address(cell.to, class, row.student)) {
            span.unseen dir="auto" { (row.name) ", " (access_point_name(cell.point)) ": " }
            strong { (said) }
            @if let Some((step, at)) = cell.last { span { (did(step)) ", " (ago_words(at, now)) } }
        }
    }
}
