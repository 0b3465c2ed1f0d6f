//! Drawings: strokes as JSON, read and written anew, so that what is kept says nothing but strokes.

use std::fs::File;
use std::io::Read;

use domain::drawing::Drawing;
use domain::files::FileKind;
use domain::refusal::Sentence;

use super::{Keep, Looked, broken};

pub fn look(mut file: File) -> Result<Looked, Sentence> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|_| broken(FileKind::Drawing))?;
    let drawing = checked_drawing(&bytes)?;
    // Sharp at any size: the whole is its own small picture.
    let (keep, small) = (Keep::Made(drawing.json), Some(Vec::new()));
    Ok(Looked { media_type: "image/svg+xml", keep, small, size: drawing.size, lasts_ms: None })
}

/// A drawing as it is kept.
struct Kept {
    json: Vec<u8>,
    size: Option<(i32, i32)>,
}

fn checked_drawing(bytes: &[u8]) -> Result<Kept, Sentence> {
    let drawing = Drawing::read(bytes).map_err(|refusal| match refusal.sentence() {
        too_much if too_much.key == "drawing.too_much" => too_much,
        _ => broken(FileKind::Drawing),
    })?;
    let (w, h) = drawing.size();
    Ok(Kept { json: drawing.write(), size: Some((w.into(), h.into())) })
}

/// A kept drawing as a picture.
pub fn picture(json: &[u8]) -> Option<String> {
    Drawing::read(json).ok().map(|drawing| drawing.svg())
}
