//! The picture of a drawing. Numbers, names of ours and escaped words are all that gets into it.

use std::fmt::Write;

use super::{Drawing, PAPER, Stroke, Tool};

/// Presses that look different.
const LEVELS: u16 = 5;

impl Drawing {
    /// An SVG document of its own: no script, no style, nothing from elsewhere.
    pub fn svg(&self) -> String {
        let (w, h) = self.size();
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\">\
             <rect width=\"{w}\" height=\"{h}\" fill=\"{PAPER}\"/>\
             <g fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"
        );
        for stroke in self.strokes() {
            draw(&mut svg, stroke);
        }
        svg.push_str("</g></svg>");
        svg
    }
}

fn draw(svg: &mut String, stroke: &Stroke) {
    let colour = if stroke.tool == Tool::Rubber { PAPER } else { stroke.ink.colour() };
    let mut each = stroke.each();
    let Some((x, y, _)) = each.next() else { return };
    let (to_x, to_y) = stroke.each().last().map_or((x, y), |(x, y, _)| (x, y));
    let width = stroke.width.units();
    // A write to a string cannot fail.
    let _ = match stroke.tool {
        Tool::Pen => {
            pen(svg, stroke, colour);
            Ok(())
        }
        Tool::Rubber => {
            let _ = write!(svg, "<path stroke=\"{colour}\" stroke-width=\"{}\" d=\"M{x} {y}", width * 4.0);
            line_on(svg, each.map(|(x, y, _)| (x, y)), (x, y));
            write!(svg, "\"/>")
        }
        Tool::Line => {
            write!(svg, "<path stroke=\"{colour}\" stroke-width=\"{width}\" d=\"M{x} {y}L{to_x} {to_y}\"/>")
        }
        Tool::Rectangle => {
            let (left, top) = (x.min(to_x), y.min(to_y));
            let (across, down) = (x.abs_diff(to_x), y.abs_diff(to_y));
            write!(
                svg,
                "<rect stroke=\"{colour}\" stroke-width=\"{width}\" x=\"{left}\" y=\"{top}\" width=\"{across}\" height=\"{down}\"/>"
            )
        }
        Tool::Ellipse => {
            let half = |one: u16, other: u16| f64::from(one.abs_diff(other)) / 2.0;
            let middle = |one: u16, other: u16| (f64::from(one) + f64::from(other)) / 2.0;
            write!(
                svg,
                "<ellipse stroke=\"{colour}\" stroke-width=\"{width}\" cx=\"{}\" cy=\"{}\" rx=\"{}\" ry=\"{}\"/>",
                middle(x, to_x),
                middle(y, to_y),
                half(x, to_x),
                half(y, to_y)
            )
        }
        Tool::Label => write!(
            svg,
            "<text x=\"{x}\" y=\"{y}\" fill=\"{colour}\" font-family=\"sans-serif\" font-size=\"{}\">{}</text>",
            label_size(width),
            escaped(&stroke.text)
        ),
    };
}

/// Height of a label's letters.
fn label_size(width: f64) -> f64 {
    20.0 + width * 2.5
}

/// One path for each run that is pressed alike.
fn pen(svg: &mut String, stroke: &Stroke, colour: &str) {
    let points: Vec<_> = stroke.each().collect();
    let mut from = 0;
    while from < points.len() {
        let level = level(points[from].2);
        let mut to = from;
        while to + 1 < points.len() && (to == from || self::level(points[to].2) == level) {
            to += 1;
        }
        let (x, y, _) = points[from];
        let _ = write!(
            svg,
            "<path stroke=\"{colour}\" stroke-width=\"{:.1}\" d=\"M{x} {y}",
            stroke.width.units() * thick(level)
        );
        line_on(svg, points[from + 1..=to].iter().map(|(x, y, _)| (*x, *y)), (x, y));
        svg.push_str("\"/>");
        if to == from || to + 1 >= points.len() {
            break;
        }
        from = to;
    }
}

/// A single point is a dot.
fn line_on(svg: &mut String, rest: impl Iterator<Item = (u16, u16)>, (x, y): (u16, u16)) {
    let mut any = false;
    for (x, y) in rest {
        let _ = write!(svg, "L{x} {y}");
        any = true;
    }
    if !any {
        let _ = write!(svg, "L{x} {y}");
    }
}

fn level(press: u16) -> u16 {
    press.min(255) * LEVELS / 256
}

/// From half to one and a half of the pen's width. `strokes.js` does the same.
fn thick(level: u16) -> f64 {
    0.5 + f64::from(level) / f64::from(LEVELS - 1)
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // XML has no place for these, however they are written.
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => safe.push(c),
        }
    }
    safe
}
