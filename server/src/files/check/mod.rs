//! What a file is, by its content alone: neither its name nor what the device called it counts.
//!
//! A picture is decoded within limits and drawn anew: what is kept holds pixels and nothing else, neither where it was taken nor what was
//! hidden behind its end. Strokes are read and written anew as well. Sound and video stay as they came, so their containers are read
//! from end to end; a PDF's pages do, and not what it says about its makers. They are served in ways in which nothing in them can act.

mod cameras;
mod drawing;
mod image;
mod makers;
mod media;
mod pdf;
mod places;
mod samples;
mod webm;

use std::fs::File;
use std::io::{self, Read, Seek};

use domain::files::{Caps, FileKind};
use domain::refusal::Sentence;

pub use drawing::picture as drawing_as_picture;

/// Enough to tell every type that is known here.
const HEAD: u64 = 8 << 10;

/// What is kept of a file.
pub enum Keep {
    AsItCame(File),
    Made(Vec<u8>),
}

pub struct Looked {
    pub media_type: &'static str,
    pub keep: Keep,
    /// A small picture; empty where the whole is as good a small one.
    pub small: Option<Vec<u8>>,
    /// Pixels, width and height.
    pub size: Option<(i32, i32)>,
    pub lasts_ms: Option<i64>,
}

/// Looks at a file from its beginning. Takes as long as a picture takes to be drawn: not for the threads that serve.
pub fn look(kind: FileKind, voice: bool, mut file: File) -> Result<Looked, Sentence> {
    let head = head(&mut file).map_err(|_| broken(kind))?;
    let media_type = infer::get(&head).map_or("", |known| known.mime_type());
    match kind {
        FileKind::Image => image::look(media_type, file),
        FileKind::Drawing => drawing::look(file),
        FileKind::Pdf => pdf::look(media_type, file),
        FileKind::Sound | FileKind::Video => media::look(kind, Caps::of(kind, voice), &head, file),
    }
}

/// What kind of file it is, for a form whose reader just chose one. Strokes are never sent by a form.
pub fn kind_of(file: &mut File) -> Result<FileKind, Sentence> {
    let unknown = || Sentence::new("files.unknown");
    let head = head(file).map_err(|_| unknown())?;
    match infer::get(&head).map_or("", |known| known.mime_type()) {
        "application/pdf" => Ok(FileKind::Pdf),
        media_type if media_type.starts_with("image/") => Ok(FileKind::Image),
        _ if head.starts_with(b"{\"w\":") => Ok(FileKind::Drawing),
        _ if media::is_known(&head) => media::kind_of(file).ok_or_else(unknown),
        _ => Err(unknown()),
    }
}

/// It says what it is and is not whole, or not what it says.
pub fn broken(kind: FileKind) -> Sentence {
    Sentence::new(match kind {
        FileKind::Image => "files.broken_image",
        FileKind::Drawing => "files.broken_drawing",
        FileKind::Sound => "files.broken_sound",
        FileKind::Video => "files.broken_video",
        FileKind::Pdf => "files.broken_pdf",
    })
}

fn head(file: &mut File) -> io::Result<Vec<u8>> {
    file.rewind()?;
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head)?;
    file.rewind()?;
    Ok(head)
}
