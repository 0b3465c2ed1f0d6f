//! Sound and video: the container read from end to end, so that what was cut is told, how long it lasts is known even where a recorder did
//! not write it, and sound is told from video. What is in it is not decoded: that is the browser's, in its sandbox.

use std::fs::File;
use std::io::{ErrorKind, Seek};

use domain::files::{Caps, FileKind};
use domain::refusal::Sentence;
use symphonia::core::codecs::CodecParameters;
use symphonia::core::errors::Error;
use symphonia::core::formats::FormatReader;
use symphonia::core::formats::probe::Hint;
use symphonia::core::io::MediaSourceStream;

use super::{Keep, Looked, broken, places, webm};

/// Containers that browsers play.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    WebM,
    Mp4,
    Ogg,
    Wav,
}

impl Container {
    /// By its first bytes: a container that only begins later is none.
    fn of(head: &[u8]) -> Option<Self> {
        let at = |place: usize, bytes: &[u8]| head.get(place..place + bytes.len()) == Some(bytes);
        if at(0, &[0x1a, 0x45, 0xdf, 0xa3])
            && head.iter().take(64).copied().collect::<Vec<_>>().windows(4).any(|w| w == b"webm")
        {
            Some(Self::WebM)
        } else if at(4, b"ftyp") {
            Some(Self::Mp4)
        } else if at(0, b"OggS") {
            Some(Self::Ogg)
        } else if at(0, b"RIFF") && at(8, b"WAVE") {
            Some(Self::Wav)
        } else {
            None
        }
    }

    fn media_type(self, kind: FileKind) -> &'static str {
        match (self, kind) {
            (Self::WebM, FileKind::Video) => "video/webm",
            (Self::WebM, _) => "audio/webm",
            (Self::Mp4, FileKind::Video) => "video/mp4",
            (Self::Mp4, _) => "audio/mp4",
            (Self::Ogg, FileKind::Video) => "video/ogg",
            (Self::Ogg, _) => "audio/ogg",
            (Self::Wav, _) => "audio/wav",
        }
    }
}

pub fn is_known(head: &[u8]) -> bool {
    Container::of(head).is_some()
}

/// Sound or video, if it is either.
pub fn kind_of(file: &mut File) -> Option<FileKind> {
    let again = file.try_clone().ok()?;
    let kind = tracks(open(again).ok()?.as_ref());
    file.rewind().ok()?;
    kind
}

pub fn look(kind: FileKind, caps: Caps, head: &[u8], mut file: File) -> Result<Looked, Sentence> {
    let wrong = || broken(kind);
    let container = Container::of(head).ok_or_else(|| Sentence::new(not_that(kind)))?;
    let mut reader = open(file.try_clone().map_err(|_| wrong())?).map_err(|_| wrong())?;
    if tracks(reader.as_ref()) != Some(kind) {
        return Err(Sentence::new(not_that(kind)));
    }
    let lasts_ms = to_the_end(reader.as_mut(), container).ok_or_else(wrong)?;
    drop(reader);
    if container == Container::WebM && !webm::is_whole(&mut file).map_err(|_| wrong())? {
        return Err(wrong());
    }
    if let Some(too_long) = caps.lasts_too_long(lasts_ms) {
        return Err(too_long);
    }
    if container == Container::Mp4 {
        // Phones write where they are into their videos.
        places::forget(&mut file).map_err(|_| wrong())?;
    }
    file.rewind().map_err(|_| wrong())?;
    let media_type = container.media_type(kind);
    Ok(Looked { media_type, keep: Keep::AsItCame(file), small: None, size: None, lasts_ms: Some(lasts_ms) })
}

fn not_that(kind: FileKind) -> &'static str {
    if kind == FileKind::Sound { "files.not_sound" } else { "files.not_video" }
}

fn open(mut file: File) -> Result<Box<dyn FormatReader>, Error> {
    file.rewind()?;
    let stream = MediaSourceStream::new(Box::new(file), Default::default());
    symphonia::default::get_probe().probe(&Hint::new(), stream, Default::default(), Default::default())
}

/// Video if any of it is to be looked at, sound if all of it is to be heard. A track that nobody knows is to be looked at: new codecs come
/// for pictures first.
fn tracks(reader: &dyn FormatReader) -> Option<FileKind> {
    let tracks = reader.tracks();
    let heard = |params: &Option<CodecParameters>| matches!(params, Some(CodecParameters::Audio(_)));
    let read = |params: &Option<CodecParameters>| matches!(params, Some(CodecParameters::Subtitle(_)));
    if tracks.iter().any(|track| !heard(&track.codec_params) && !read(&track.codec_params)) {
        return Some(FileKind::Video);
    }
    tracks.iter().any(|track| heard(&track.codec_params)).then_some(FileKind::Sound)
}

/// Reads every packet; how long it lasts in milliseconds, by its last. None if it ends in the middle of something, or has nothing in it.
fn to_the_end(reader: &mut dyn FormatReader, container: Container) -> Option<i64> {
    let bases: Vec<_> = reader.tracks().iter().map(|track| (track.id, track.time_base, track.start_ts)).collect();
    let mut lasts: Option<i128> = None;
    loop {
        match reader.next_packet() {
            Ok(Some(packet)) => {
                let Some((_, Some(base), _)) = bases.iter().find(|(id, ..)| *id == packet.track_id) else { continue };
                let ends = base.calc_time_saturating(packet.pts).as_millis()
                    + base.calc_duration_saturating(packet.dur).as_millis();
                lasts = lasts.max(Some(ends));
            }
            Ok(None) => break,
            // A stream of recordings: nothing here makes one.
            Err(Error::ResetRequired) => return None,
            // Where no length is written, the end of the file is the only end there is; see [`webm`].
            Err(Error::IoError(end)) if container == Container::WebM && end.kind() == ErrorKind::UnexpectedEof => break,
            Err(_) => return None,
        }
    }
    lasts.and_then(|lasts| i64::try_from(lasts.max(0)).ok())
}
