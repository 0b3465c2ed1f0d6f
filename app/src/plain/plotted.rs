//! Values over time as a picture. What is drawn where is `domain::growth::plot`'s; see `path` for why the SVG is written by hand.

use domain::clock::Moment;
use domain::growth::{Frame, Plot, Scale, Spot, plot};
use maud::{Markup, html};

use super::path::number;
use crate::messages::current;

/// A picture's words and values.
pub struct Plotted<'a> {
    /// Tells the pictures of a page apart.
    pub id: &'a str,
    pub title: String,
    pub said: String,
    pub scale: Scale,
    /// Joined by a line.
    pub own: &'a [(Moment, f64)],
    /// Each stands alone: another's word beside it.
    pub others: &'a [(Moment, f64)],
    /// The words at a line across.
    pub label: &'a dyn Fn(f64) -> String,
    pub day: &'a dyn Fn(Moment) -> String,
}

pub fn plotted(of: &Plotted) -> Markup {
    let mirrored = current().direction() == "rtl";
    let sheet = Frame { width: 320.0, height: 190.0, start: 46.0, end: 16.0, top: 26.0, bottom: 34.0, mirrored };
    // On one sheet, so that the same day and the same value stand in the same place, whoever said it.
    let all: Vec<_> = of.own.iter().chain(of.others).copied().collect();
    let Plot { spots, ticks } = plot(&all, of.scale, sheet);
    let (Some(first), Some(last)) = (spots.first(), spots.last()) else { return Markup::default() };
    let is = |spot: &&Spot, of: &[(Moment, f64)]| of.contains(&(spot.at, spot.value));
    let own: Vec<&Spot> = spots.iter().filter(|spot| is(spot, of.own)).collect();
    let (from, to) = if mirrored { (306.0, 14.0) } else { (14.0, 306.0) };
    let line: Vec<String> = own.iter().map(|spot| format!("{},{}", number(spot.x), number(spot.y))).collect();
    html! {
        svg.plotted viewBox="0 0 320 190" role="img" aria-labelledby={ (of.id) "-name" } aria-describedby={ (of.id) "-said" } {
            title id={ (of.id) "-name" } { (of.title) }
            desc id={ (of.id) "-said" } { (of.said) }
            @for tick in &ticks {
                line.plotted-tick x1="14" x2="306" y1=(number(tick.y)) y2=(number(tick.y)) {}
                text.picture-day x=(number(from)) y=(number(tick.y - 4.0)) text-anchor="start" { ((of.label)(tick.value)) }
            }
            @if own.len() > 1 { polyline.plotted-line points=(line.join(" ")) {} }
            @for spot in &own { circle.plotted-own cx=(number(spot.x)) cy=(number(spot.y)) r="6" {} }
            @for spot in spots.iter().filter(|spot| is(spot, of.others)) {
                rect.plotted-other x=(number(spot.x - 6.0)) y=(number(spot.y - 6.0)) width="12" height="12" {}
            }
            @let days = ((of.day)(first.at), (of.day)(last.at));
            @if days.0 == days.1 {
                text.picture-day x="160" y="184" text-anchor="middle" { (days.0) }
            } @else {
                text.picture-day x=(number(from)) y="184" text-anchor="start" { (days.0) }
                text.picture-day x=(number(to)) y="184" text-anchor="end" { (days.1) }
            }
        }
    }
}
