//! What the demo school shows: drawings, photographs, recordings, a page and a film. All but the film are made here out of nothing, the same
//! every time; the film is a canvas that a browser recorded once.

use std::f32::consts::TAU;
use std::io::Cursor;

use domain::drawing::Drawing;
use domain::files::FileKind;
use image::{ImageFormat, Rgb, RgbImage};
use store::seed::{
    CUPS, CUPS_ON_THE_DESK, DRAWING, DRAWING_AGAIN, PARTICLES, PHOTOGRAPH, RECORDING, SPOKEN, SeedFile, TABLE, VOICE,
};

pub struct Made {
    pub file: SeedFile,
    pub bytes: Vec<u8>,
}

/// Those that can be made, which are all of them.
pub fn all() -> Vec<Made> {
    let made = [
        drawing(DRAWING, false),
        drawing(DRAWING_AGAIN, true),
        photograph(PHOTOGRAPH, window_sill),
        hum(RECORDING, 3_000),
        hum(VOICE, 2_000),
        cups(),
        photograph(CUPS_ON_THE_DESK, on_the_desk),
        Some(made(TABLE, FileKind::Pdf, "application/pdf", super::page::of(TABLE_LINES), None, None)),
        hum(SPOKEN, 4_000),
        Some(made(PARTICLES, FileKind::Video, "video/webm", FILM.to_vec(), Some((320, 240)), Some(4_000))),
    ];
    made.into_iter().flatten().collect()
}

/// A leaf with its stem, its veins and arrows; gone on with, the holes where water leaves.
fn drawing(name: &'static str, again: bool) -> Option<Made> {
    let mut strokes = vec![
        stroke("green", "broad", "pen", &outline(), ""),
        stroke("brown", "broad", "line", &[800, 960, 180, 800, 170, 180], ""),
        stroke("blue", "medium", "line", &[760, 940, 128, 760, 620, 128], ""),
        stroke("blue", "medium", "pen", &[720, 680, 128, 760, 610, 160, 800, 680, 128], ""),
        stroke("black", "fine", "label", &[420, 960, 0], "water"),
    ];
    for y in (300..=700).step_by(100) {
        let reach = 300 - (500_i32 - y).abs() / 2;
        strokes.push(stroke("green", "fine", "line", &[800, y, 128, 800 + reach, y - 80, 128], ""));
        strokes.push(stroke("green", "fine", "line", &[800, y, 128, 800 - reach, y - 80, 128], ""));
    }
    if again {
        for (x, y) in [(600, 350), (990, 330), (560, 560), (1_040, 540)] {
            strokes.push(stroke("violet", "medium", "ellipse", &[x, y, 128, x + 44, y + 30, 128], ""));
        }
        strokes.push(stroke("black", "fine", "label", &[1_180, 330, 0], "out here"));
    }
    drawn(name, &strokes)
}

fn drawn(name: &'static str, strokes: &[String]) -> Option<Made> {
    let sent = format!(r#"{{"w":1600,"h":1000,"strokes":[{}]}}"#, strokes.join(","));
    let bytes = Drawing::read(sent.as_bytes()).ok()?.write();
    Some(made(name, FileKind::Drawing, "image/svg+xml", bytes, Some((1_600, 1_000)), None))
}

fn stroke(ink: &str, width: &str, tool: &str, points: &[i32], text: &str) -> String {
    format!(r#"{{"ink":"{ink}","width":"{width}","tool":"{tool}","points":{points:?},"text":"{text}"}}"#)
}

/// Round the leaf, pressed harder below.
fn outline() -> Vec<i32> {
    let steps = 60;
    let point = |step: i32| {
        let angle = TAU * step as f32 / steps as f32;
        let narrow = 1.0 - 0.35 * angle.cos().abs();
        let (x, y) = (800.0 + 380.0 * angle.sin() * narrow, 480.0 - 320.0 * angle.cos());
        [x as i32, y as i32, 110 + (y as i32 - 160) / 8]
    };
    (0..=steps).flat_map(point).collect()
}

/// Three cups: open, with a lid, in wool; the thicker the arrow, the more warmth goes out.
fn cups() -> Option<Made> {
    let mut strokes = Vec::new();
    for (x, arrow, name) in [(150, "broad", "open"), (620, "medium", "lid"), (1_090, "fine", "wool")] {
        let cup = [x, 380, 128, x + 40, 820, 128, x + 300, 820, 128, x + 340, 380, 128];
        strokes.push(stroke("black", "medium", "pen", &cup, ""));
        strokes.push(stroke("brown", "broad", "line", &[x + 20, 480, 128, x + 320, 480, 128], ""));
        strokes.push(stroke("red", arrow, "line", &[x + 170, 340, 128, x + 170, 130, 128], ""));
        strokes.push(stroke("red", arrow, "pen", &[x + 120, 190, 128, x + 170, 130, 128, x + 220, 190, 128], ""));
        strokes.push(stroke("black", "fine", "label", &[x + 110, 920, 0], name));
    }
    strokes.push(stroke("blue", "broad", "line", &[600, 370, 128, 980, 370, 128], ""));
    for y in (420..=780).step_by(60) {
        strokes.push(stroke("violet", "medium", "pen", &[1_070, y, 128, 1_110, y + 30, 128, 1_080, y + 50, 128], ""));
        strokes.push(stroke("violet", "medium", "pen", &[1_450, y, 128, 1_410, y + 30, 128, 1_440, y + 50, 128], ""));
    }
    drawn(CUPS, &strokes)
}

/// What stands on Priya's page.
const TABLE_LINES: &[&str] = &[
    "Do bubbles mean that something new was made?",
    "",
    "Before                     What I saw                 What was left",
    "soda, closed               bubbles, then fewer        flat soda",
    "vinegar and soda powder    many bubbles at once       no powder, sour smell gone",
    "water, heated              bubbles from below         water",
    "",
    "Bubbles are a reason to look. They are not the answer.",
];

/// Dots in a box that gets warm.
const FILM: &[u8] = include_bytes!("particles.webm");

type Paint = fn(f32, f32) -> [f32; 3];

/// A picture painted point by point, from left to right and from top to bottom, each 0 to 1.
fn photograph(name: &'static str, paint: Paint) -> Option<Made> {
    let (w, h) = (640_u32, 480_u32);
    let picture = RgbImage::from_fn(w, h, |x, y| Rgb(paint(x as f32 / w as f32, y as f32 / h as f32).map(|c| c as u8)));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).ok()?;
    Some(made(name, FileKind::Image, "image/jpeg", bytes.into_inner(), Some((640, 480)), None))
}

/// A window, a sill, a pot and a plant that leans to the light; painted in bands, as out of focus.
fn window_sill(x: f32, y: f32) -> [f32; 3] {
    let stem = (0.62 - 0.35 * (0.75 - y).powi(2) - x).abs() < 0.008 && (0.3..0.75).contains(&y);
    let leaf = |at: (f32, f32)| ((x - at.0) * 1.6).powi(2) + ((y - at.1) * 3.0).powi(2) < 0.02;
    let light = 1.0 - 0.75 * x;
    if stem || [(0.47, 0.30), (0.60, 0.38), (0.50, 0.50)].into_iter().any(leaf) {
        [60.0 + 40.0 * x, 120.0 + 60.0 * (1.0 - y), 50.0]
    } else if (0.52..0.70).contains(&x) && (0.72..0.90).contains(&y) {
        [168.0 - 60.0 * x, 92.0, 62.0]
    } else if y > 0.86 {
        [200.0, 190.0 - 40.0 * x, 170.0]
    } else {
        [150.0 + 95.0 * light, 165.0 + 80.0 * light, 170.0 + 60.0 * light]
    }
}

/// Three cups on a desk, one open, one with a lid, one in wool.
fn on_the_desk(x: f32, y: f32) -> [f32; 3] {
    let shade = 1.0 - 0.35 * x;
    for (at, mug, top) in [
        (0.22, [196.0, 70.0, 60.0], [92.0, 54.0, 30.0]),
        (0.5, [70.0, 120.0, 150.0], [225.0, 225.0, 215.0]),
        (0.78, [170.0, 150.0, 190.0], [92.0, 54.0, 30.0]),
    ] {
        let across = (x - at) / 0.1;
        if across.abs() < 1.0 && (0.42..0.76).contains(&y) {
            let round = 1.0 - 0.45 * across.powi(2);
            let wool = if at > 0.7 { 1.0 + 0.12 * (y * 190.0).sin() * (x * 210.0).sin() } else { 1.0 };
            return mug.map(|c: f32| (c * round * wool).clamp(0.0, 255.0));
        }
        if across.powi(2) + ((y - 0.42) / 0.035).powi(2) < 1.0 {
            return top;
        }
    }
    if y > 0.62 { [182.0 * shade, 140.0 * shade, 100.0 * shade] } else { [214.0 * shade, 218.0 * shade, 206.0 * shade] }
}

/// Somebody hums: a WAV of 8,000 samples a second, with a breath in it.
fn hum(name: &'static str, lasts_ms: i64) -> Option<Made> {
    let rate = 8_000_u32;
    let samples = u32::try_from(lasts_ms * i64::from(rate) / 1_000).ok()?;
    let mut bytes = Vec::with_capacity(samples as usize + 44);
    bytes.extend(b"RIFF");
    bytes.extend((36 + samples).to_le_bytes());
    bytes.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    bytes.extend(rate.to_le_bytes());
    // One byte a sample, eight bits.
    bytes.extend(rate.to_le_bytes());
    bytes.extend(b"\x01\0\x08\0data");
    bytes.extend(samples.to_le_bytes());
    bytes.extend((0..samples).map(|at| {
        let second = at as f32 / rate as f32;
        let pitch = 170.0 + 30.0 * (second * 1.7).sin();
        let loud = (second * 2.4).sin().abs() * 0.35;
        (128.0 + 127.0 * loud * (TAU * pitch * second).sin()) as u8
    }));
    Some(made(name, FileKind::Sound, "audio/wav", bytes, None, Some(lasts_ms)))
}

fn made(
    name: &'static str,
    kind: FileKind,
    media_type: &'static str,
    bytes: Vec<u8>,
    size: Option<(i32, i32)>,
    lasts_ms: Option<i64>,
) -> Made {
    let (width, height) = size.unzip();
    let file = SeedFile { name, kind, media_type, bytes: bytes.len() as i64, width, height, lasts_ms };
    Made { file, bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_it_is_small_and_the_same_every_time() {
        let (one, other) = (all(), all());
        assert_eq!(one.len(), 10);
        assert!(one.iter().map(|made| made.bytes.len()).sum::<usize>() < 260_000);
        assert!(one.iter().zip(&other).all(|(one, other)| one.bytes == other.bytes));
    }
}
