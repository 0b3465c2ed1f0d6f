//! What the demo school shows: two drawings, a photograph and two recordings, all of them made here out of nothing, the same every time.

use std::f32::consts::TAU;
use std::io::Cursor;

use domain::drawing::Drawing;
use domain::files::FileKind;
use image::{ImageFormat, Rgb, RgbImage};
use store::seed::{DRAWING, DRAWING_AGAIN, PHOTOGRAPH, RECORDING, SeedFile, VOICE};

pub struct Made {
    pub file: SeedFile,
    pub bytes: Vec<u8>,
}

/// Those that can be made, which are all of them.
pub fn all() -> Vec<Made> {
    let made =
        [drawing(DRAWING, false), drawing(DRAWING_AGAIN, true), photograph(), hum(RECORDING, 3_000), hum(VOICE, 2_000)];
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

/// A window, a sill, a pot and a plant that leans to the light; painted in bands, as out of focus.
fn photograph() -> Option<Made> {
    let (w, h) = (640_u32, 480_u32);
    let picture = RgbImage::from_fn(w, h, |x, y| {
        let (fx, fy) = (x as f32 / w as f32, y as f32 / h as f32);
        let stem = (0.62 - 0.35 * (0.75 - fy).powi(2) - fx).abs() < 0.008 && (0.3..0.75).contains(&fy);
        let leaf = |at: (f32, f32)| ((fx - at.0) * 1.6).powi(2) + ((fy - at.1) * 3.0).powi(2) < 0.02;
        if stem || [(0.47, 0.30), (0.60, 0.38), (0.50, 0.50)].into_iter().any(leaf) {
            Rgb([60 + (40.0 * fx) as u8, 120 + (60.0 * (1.0 - fy)) as u8, 50])
        } else if (0.52..0.70).contains(&fx) && (0.72..0.90).contains(&fy) {
            Rgb([168 - (60.0 * fx) as u8, 92, 62])
        } else if fy > 0.86 {
            Rgb([200, 190 - (40.0 * fx) as u8, 170])
        } else {
            let light = 1.0 - 0.75 * fx;
            Rgb([(150.0 + 95.0 * light) as u8, (165.0 + 80.0 * light) as u8, (170.0 + 60.0 * light) as u8])
        }
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).ok()?;
    Some(made(PHOTOGRAPH, FileKind::Image, "image/jpeg", bytes.into_inner(), Some((640, 480)), None))
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
        assert_eq!(one.len(), 5);
        assert!(one.iter().map(|made| made.bytes.len()).sum::<usize>() < 120_000);
        assert!(one.iter().zip(&other).all(|(one, other)| one.bytes == other.bytes));
    }
}
