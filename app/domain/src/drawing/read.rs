//! From bytes that somebody sent.

use serde::Deserialize;

use super::{Drawing, Ink, LARGEST_PAPER, LONGEST_LABEL, MOST_BYTES, MOST_POINTS, MOST_STROKES, Stroke, Tool, Width};
use crate::refusal::Refusal;
use crate::words::line;

#[derive(Deserialize)]
struct Sent {
    w: u16,
    h: u16,
    strokes: Vec<SentStroke>,
}

/// Positions may lie beside the paper, where a hand slipped over its edge, and between two units.
#[derive(Deserialize)]
struct SentStroke {
    ink: Ink,
    width: Width,
    tool: Tool,
    points: Vec<f32>,
    #[serde(default)]
    text: String,
}

fn refused(key: &str) -> Refusal {
    Refusal::invalid("file", key)
}

impl Drawing {
    /// Errors: `drawing.unreadable` for what is none, `drawing.too_much` for more than a paper holds.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > MOST_BYTES {
            return Err(refused("drawing.too_much"));
        }
        let sent: Sent = serde_json::from_slice(bytes).map_err(|_| refused("drawing.unreadable"))?;
        if !(1..=LARGEST_PAPER).contains(&sent.w) || !(1..=LARGEST_PAPER).contains(&sent.h) {
            return Err(refused("drawing.unreadable"));
        }
        let points: usize = sent.strokes.iter().map(|stroke| stroke.points.len() / 3).sum();
        if sent.strokes.len() > MOST_STROKES || points > MOST_POINTS {
            return Err(refused("drawing.too_much"));
        }
        let strokes = sent.strokes.into_iter().filter_map(|stroke| read_stroke(stroke, sent.w, sent.h)).collect();
        Ok(Self { w: sent.w, h: sent.h, strokes })
    }

    /// Nothing on it: not even a dot.
    pub fn is_empty(&self) -> bool {
        self.strokes.iter().all(|stroke| stroke.tool == Tool::Rubber)
    }
}

/// A stroke that marks nothing is left out.
fn read_stroke(sent: SentStroke, w: u16, h: u16) -> Option<Stroke> {
    let SentStroke { ink, width, tool, points, text } = sent;
    if points.iter().any(|number| !number.is_finite()) {
        return None;
    }
    let on = |number: f32, most: u16| number.round().clamp(0.0, f32::from(most)) as u16;
    let each = points.as_chunks::<3>().0.iter().map(|[x, y, press]| [on(*x, w), on(*y, h), on(*press, 255)]);
    let points: Vec<u16> = match tool {
        Tool::Pen | Tool::Rubber => moving(each),
        // Two corners are all there is to them.
        Tool::Line | Tool::Rectangle | Tool::Ellipse => {
            let first = each.clone().next()?;
            first.into_iter().chain(each.skip(1).last().into_iter().flatten()).collect()
        }
        Tool::Label => each.take(1).flatten().collect(),
    };
    let text = if tool == Tool::Label { label(&text)? } else { String::new() };
    (!points.is_empty()).then_some(Stroke { ink, width, tool, points, text })
}

/// A hand that rests says the same point again and again.
fn moving(each: impl Iterator<Item = [u16; 3]>) -> Vec<u16> {
    let mut points: Vec<u16> = Vec::new();
    for next in each {
        if points.len() < 3 || points[points.len() - 3..points.len() - 1] != next[..2] {
            points.extend(next);
        }
    }
    points
}

/// It says something, in one line.
fn label(text: &str) -> Option<String> {
    let short: String = line(text, usize::MAX).ok()?.chars().take(LONGEST_LABEL).collect();
    Some(short.trim_end().to_owned())
}
