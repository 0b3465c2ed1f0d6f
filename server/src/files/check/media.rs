//! Sound and video: the container read from end to end, so that what was cut is told, how long it lasts is known even where a recorder did
//! not write it, and sound is told from video. What is in it is not decoded: that is the browser's, in its sandbox.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};

use domain::files::{Caps, FileKind};
use domain::refusal::Sentence;
use symphonia::core::codecs::CodecParameters;
use symphonia::core::errors::Error;
use symphonia::core::formats::FormatReader;
use symphonia::core::formats::probe::Hint;
use symphonia::core::io::{MediaSource, MediaSourceStream};

use super::{Keep, Looked, broken, places, samples, webm};

/// Packets of one file: more than ten minutes have, also in the shortest that are in use.
const MOST_PACKETS: usize = 300_000;
/// A reader may go back and forth in a file, so many times as far as it is long and so many bytes more.
const MOST_TIMES: u64 = 4;
const AND_BYTES: u64 = 64 << 20;

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
    has_few_packets(file)?;
    let kind = tracks(open(again).ok()?.as_ref());
    file.rewind().ok()?;
    kind
}

pub fn look(kind: FileKind, caps: Caps, head: &[u8], mut file: File) -> Result<Looked, Sentence> {
    let wrong = || broken(kind);
    let container = Container::of(head).ok_or_else(|| Sentence::new(not_that(kind)))?;
    has_few_packets(&mut file).ok_or_else(wrong)?;
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

/// None for more than anybody records: whoever reads them counts them one by one, whatever stands in them.
fn has_few_packets(file: &mut File) -> Option<()> {
    let mut head = [0; 8];
    file.rewind().ok()?;
    file.read_exact(&mut head).ok()?;
    let few = &head[4..] != b"ftyp" || samples::count(file).ok()? <= MOST_PACKETS as u64;
    file.rewind().ok()?;
    few.then_some(())
}

fn not_that(kind: FileKind) -> &'static str {
    if kind == FileKind::Sound { "files.not_sound" } else { "files.not_video" }
}

fn open(mut file: File) -> Result<Box<dyn FormatReader>, Error> {
    file.rewind()?;
    let length = file.metadata()?.len();
    let left = length.saturating_mul(MOST_TIMES).saturating_add(AND_BYTES);
    let stream = MediaSourceStream::new(Box::new(Walked { file, length, left }), Default::default());
    symphonia::default::get_probe().probe(&Hint::new(), stream, Default::default(), Default::default())
}

/// A file of which only so many bytes are read: one whose tables lead to the same place again and again has more to read than it is long.
struct Walked {
    file: File,
    length: u64,
    left: u64,
}

impl Read for Walked {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(to)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| io::Error::other("walked too far"))?;
        Ok(read)
    }
}

impl Seek for Walked {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl MediaSource for Walked {
    fn is_seekable(&self) -> bool {
        true
    }

    fn byte_len(&self) -> Option<u64> {
        Some(self.length)
    }
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
    for _ in 0..MOST_PACKETS {
        match reader.next_packet() {
            Ok(Some(packet)) => {
                let Some((_, Some(base), _)) = bases.iter().find(|(id, ..)| *id == packet.track_id) else { continue };
                let ends = base.calc_time_saturating(packet.pts).as_millis()
                    + base.calc_duration_saturating(packet.dur).as_millis();
                lasts = lasts.max(Some(ends));
            }
            Ok(None) => return within(lasts),
            // A stream of recordings: nothing here makes one.
            Err(Error::ResetRequired) => return None,
            // Where no length is written, the end of the file is the only end there is; see [`webm`].
            Err(Error::IoError(end)) if container == Container::WebM && end.kind() == ErrorKind::UnexpectedEof => {
                return within(lasts);
            }
            Err(_) => return None,
        }
    }
    None
}

fn within(lasts: Option<i128>) -> Option<i64> {
    lasts.and_then(|lasts| i64::try_from(lasts.max(0)).ok())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const SOUND: &[u8] = include_bytes!("../../../tests/media/sound.mp4");

    fn file(bytes: &[u8]) -> File {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file
    }

    fn looked(bytes: &[u8]) -> Result<i64, String> {
        let looked = look(FileKind::Sound, Caps::of(FileKind::Sound, false), bytes, file(bytes));
        looked.map(|looked| looked.lasts_ms.unwrap()).map_err(|why| why.key)
    }

    /// The numbers of a box, each of four bytes, from its first on.
    fn write(bytes: &mut [u8], name: &[u8; 4], first: usize, numbers: &[u32]) {
        let at = bytes.windows(4).position(|window| window == name).unwrap() + 4 + 4 * first;
        bytes[at..at + 4 * numbers.len()]
            .copy_from_slice(&numbers.iter().flat_map(|n| n.to_be_bytes()).collect::<Vec<_>>());
    }

    /// Its first run of samples says that it has so many, each as large and as long as all are: nothing, and one tick.
    fn tells_of(samples: u32) -> Vec<u8> {
        let mut bytes = SOUND.to_vec();
        write(&mut bytes, b"trun", 0, &[0x0100_0001, samples]);
        write(&mut bytes, b"trex", 3, &[1, 0]);
        bytes
    }

    #[test]
    fn a_recording_is_read_to_its_end() {
        assert!(looked(SOUND).unwrap() > 100);
    }

    #[test]
    fn more_packets_than_anybody_records_are_refused() {
        let packets = |bytes: &[u8]| to_the_end(open(file(bytes)).unwrap().as_mut(), Container::Mp4);
        assert!(packets(&tells_of(1_000)).is_some(), "the table is read");
        assert_eq!(looked(&tells_of(u32::MAX - 8)), Err("files.broken_sound".into()));
    }

    #[test]
    fn a_file_is_walked_a_few_times_and_not_for_ever() {
        let mut walked = Walked { file: file(&[7; 1_000]), length: 1_000, left: 2_500 };
        let mut again = || {
            walked.rewind()?;
            io::copy(&mut walked, &mut io::sink())
        };
        assert_eq!((again().unwrap(), again().unwrap()), (1_000, 1_000));
        assert!(again().is_err());
    }
}
