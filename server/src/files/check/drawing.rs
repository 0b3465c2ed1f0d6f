//! Drawings: strokes as JSON, read and written anew, so that what is kept says nothing but strokes.

use std::fs::File;
use std::io::Read;

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

/// The seam to `domain::drawing`: strokes are read there. Until then any JSON object is written anew as it is.
fn checked_drawing(bytes: &[u8]) -> Result<Kept, Sentence> {
    let wrong = || broken(FileKind::Drawing);
    let strokes: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| wrong())?;
    let json = serde_json::to_vec(strokes.is_object().then_some(&strokes).ok_or_else(wrong)?).map_err(|_| wrong())?;
    Ok(Kept { json, size: None })
}

/// A kept drawing as a picture.
pub fn picture(_json: &[u8]) -> Option<String> {
    Some("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>".into())
}
