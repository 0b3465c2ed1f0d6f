//! A drawing is kept as what the hand did: strokes in the order in which they were made. So it is sharp at any size, is drawn on with another
//! day, and weighs a tenth of its picture. The picture is made from it ([`Drawing::svg`]), never kept.
//!
//! The paper is always light, in the dark theme too: what was drawn looks the same to everybody. The inks pass 3:1 on it, and each has a
//! name to pick it by. Positions are whole numbers on the drawing's own paper; a point is three of them: across, down, and how hard the
//! pen was pressed (0 to 255). What comes from a browser is read as from a stranger: everything is counted, clamped to the paper, and
//! written again in one form.

mod read;
mod svg;

use serde::{Deserialize, Serialize};

use crate::viewer::names;

/// Widest and highest paper, in its own units.
pub const LARGEST_PAPER: u16 = 4_000;
pub const MOST_STROKES: usize = 5_000;
/// Points of all strokes together.
pub const MOST_POINTS: usize = 80_000;
/// Bytes of a drawing as it is sent.
pub const MOST_BYTES: usize = 1_500_000;
/// Characters of one label.
pub const LONGEST_LABEL: usize = 200;
/// The sheet under everything, in every theme.
pub const PAPER: &str = "#fffdf8";

/// Eight inks that can be told apart on the light paper; picked by their names, not by their looks alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ink {
    Black,
    Red,
    Orange,
    Brown,
    Green,
    Teal,
    Blue,
    Violet,
}
names!(Ink {
    Self::Black => "black", Self::Red => "red", Self::Orange => "orange", Self::Brown => "brown",
    Self::Green => "green", Self::Teal => "teal", Self::Blue => "blue", Self::Violet => "violet",
});

impl Ink {
    /// As sRGB; at least 3:1 on [`PAPER`].
    pub fn colour(self) -> &'static str {
        match self {
            Self::Black => "#1d2b33",
            Self::Red => "#c22f2f",
            Self::Orange => "#c05600",
            Self::Brown => "#7a4a24",
            Self::Green => "#2b7a37",
            Self::Teal => "#00757c",
            Self::Blue => "#1f5fbf",
            Self::Violet => "#7a3fb0",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Width {
    Fine,
    Medium,
    Broad,
}
names!(Width { Self::Fine => "fine", Self::Medium => "medium", Self::Broad => "broad" });

impl Width {
    /// In units of the paper, at a middling press.
    pub fn units(self) -> f64 {
        match self {
            Self::Fine => 3.0,
            Self::Medium => 7.0,
            Self::Broad => 16.0,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tool {
    /// Follows the hand.
    Pen,
    /// The paper again, over what was there.
    Rubber,
    /// From the first point to the last.
    Line,
    /// Between two corners.
    Rectangle,
    /// Within two corners.
    Ellipse,
    /// A few words that begin at a point.
    Label,
}
names!(Tool {
    Self::Pen => "pen", Self::Rubber => "rubber", Self::Line => "line", Self::Rectangle => "rectangle",
    Self::Ellipse => "ellipse", Self::Label => "label",
});

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stroke {
    pub ink: Ink,
    pub width: Width,
    pub tool: Tool,
    /// x, y, press; x, y, press; …
    pub points: Vec<u16>,
    /// Of a label.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Stroke {
    /// Across, down, press.
    pub fn each(&self) -> impl Iterator<Item = (u16, u16, u16)> {
        self.points.as_chunks::<3>().0.iter().map(|[x, y, press]| (*x, *y, *press))
    }
}

/// Read by [`Drawing::read`] only, so what is one is within its bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drawing {
    w: u16,
    h: u16,
    strokes: Vec<Stroke>,
}

impl Drawing {
    /// Units of the paper: across, down.
    pub fn size(&self) -> (u16, u16) {
        (self.w, self.h)
    }

    pub fn strokes(&self) -> &[Stroke] {
        &self.strokes
    }

    /// The one form in which it is kept.
    pub fn write(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
