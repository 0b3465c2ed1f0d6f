//! PDF: its pages are kept as they came, so it may hold nothing that acts: no script, no program to start, no file within the file.
//!
//! Names may be written with `#41` for `A`, and whole tables of objects may be compressed, so both are read. Only as much is inflated as is
//! needed to see names, and never more than a limit: a PDF that unfolds without end is refused. What it says about who made it is blanked
//! ([`makers`]). It is not parsed otherwise; no reader of PDF is asked to trust it, and it is served so that nothing in it reaches our pages
//! (see `serving`).

use std::fs::File;
use std::io::Read;

use domain::files::FileKind;
use domain::refusal::Sentence;

use super::{Keep, Looked, broken, makers};

/// Names of what acts.
const ACTS: [&[u8]; 8] = [
    b"JavaScript",
    b"Launch",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"RichMedia",
    b"ImportData",
    // A form of another kind within the PDF, with scripts of its own.
    b"XFA",
    b"SubmitForm",
];
/// Ways of folding. A table that is folded twice, or whose rows are told by their differences, hides its names; no program writes one so.
const WAYS: [&[u8]; 8] = [
    b"FlateDecode",
    b"Fl",
    b"LZWDecode",
    b"LZW",
    b"ASCIIHexDecode",
    b"ASCII85Decode",
    b"RunLengthDecode",
    b"BrotliDecode",
];
/// Bytes that all compressed tables of a file may have and unfold to.
pub(super) const MOST_UNFOLDED: u64 = 64 << 20;
/// Bytes that each of them counts for at least: beginning to read one is work as well.
const LEAST_EACH: u64 = 1 << 10;

pub fn look(media_type: &str, mut file: File) -> Result<Looked, Sentence> {
    if media_type != "application/pdf" {
        return Err(Sentence::new("files.not_pdf"));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|_| broken(FileKind::Pdf))?;
    judge(&bytes)?;
    makers::forget(&mut bytes).ok_or_else(|| broken(FileKind::Pdf))?;
    Ok(Looked { media_type: "application/pdf", keep: Keep::Made(bytes), small: None, size: None, lasts_ms: None })
}

/// Of a PDF that its cap lets be read at once.
fn judge(bytes: &[u8]) -> Result<(), Sentence> {
    let wrong = || broken(FileKind::Pdf);
    // Its last words; a little may stand behind them.
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    if !bytes.starts_with(b"%PDF-") || find(tail, b"%%EOF").is_none() {
        return Err(wrong());
    }
    acts(bytes)?;
    // Wherever a table may begin, whatever stands around it: a table hidden behind a comment is read as well.
    let (mut left, mut at) = (MOST_UNFOLDED, 0);
    while let Some(begins) = find(&bytes[at..], b"stream") {
        let data = at + begins + b"stream".len();
        let around: Vec<_> = names(&bytes[at..data]).collect();
        let says = |what: &[u8]| around.iter().any(|name| name == what);
        if says(b"ObjStm") {
            let ways = around.iter().filter(|name| WAYS.contains(&name.as_slice())).count();
            if ways > 1 || says(b"Predictor") {
                return Err(wrong());
            }
            acts(&unfold(&bytes[data..], &mut left)?.0)?;
        }
        at = data;
    }
    Ok(())
}

/// By names that are so long that pixels of a picture spell one as good as never.
fn acts(bytes: &[u8]) -> Result<(), Sentence> {
    for name in names(bytes) {
        if name == b"Encrypt" {
            return Err(Sentence::new("files.locked_pdf"));
        }
        if ACTS.contains(&name.as_slice()) {
            return Err(Sentence::new("files.acting_pdf"));
        }
    }
    Ok(())
}

/// A compressed table of objects, and how many bytes it was. Other ways of writing it than the one that is in use count as hiding.
pub(super) fn unfold(data: &[u8], left: &mut u64) -> Result<(Vec<u8>, usize), Sentence> {
    let data = &data[line_end(data)..];
    let mut unfolded = Vec::new();
    let mut decoder = flate2::read::ZlibDecoder::new(data);
    let read = decoder.by_ref().take(*left).read_to_end(&mut unfolded);
    // Also what unfolds to nothing is read through to its end.
    let cost = decoder.total_in().saturating_add(unfolded.len() as u64);
    *left = left.saturating_sub(cost.max(LEAST_EACH));
    // What is cut off still shows what came before it.
    if *left == 0 || (read.is_err() && unfolded.is_empty()) {
        return Err(broken(FileKind::Pdf));
    }
    Ok((unfolded, decoder.total_in() as usize))
}

/// Bytes between the word `stream` and what it holds.
pub(super) fn line_end(data: &[u8]) -> usize {
    if data.starts_with(b"\r\n") { 2 } else { usize::from(data.starts_with(b"\n")) }
}

pub(super) fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// Every `/Name`.
pub(super) fn names(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let begins = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    begins.map(|(at, _)| name_at(bytes, at + 1).0)
}

/// The name that stands here, with `#41` read as `A`, and where it ends.
pub(super) fn name_at(bytes: &[u8], from: usize) -> (Vec<u8>, usize) {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\0()<>[]{}%/".contains(byte);
    let rest = &bytes[from..];
    let raw = &rest[..rest.iter().position(ends).unwrap_or(rest.len())];
    let (mut name, mut at) = (Vec::new(), 0);
    // Names that are looked for are short; longer ones are none of them.
    while at < raw.len() && name.len() < 64 {
        let code = raw.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        match code.filter(|_| raw[at] == b'#').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                name.push(byte);
                at += 3;
            }
            None => {
                name.push(raw[at]);
                at += 1;
            }
        }
    }
    (name, from + raw.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A table of nothing, a hundred bytes long or so.
    fn nothing() -> Vec<u8> {
        let mut fold = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::none());
        std::io::Write::write_all(&mut fold, b" ").unwrap();
        [b"/Type /ObjStm stream\n".as_slice(), &fold.finish().unwrap(), b"\n"].concat()
    }

    #[test]
    fn more_tables_than_anybody_writes_are_refused_however_small() {
        let pdf = |tables| judge(&[b"%PDF-1.5\n".as_slice(), &nothing().repeat(tables), b"%%EOF"].concat());
        pdf(1_000).unwrap();
        assert_eq!(pdf((MOST_UNFOLDED / LEAST_EACH) as usize).unwrap_err().key, "files.broken_pdf");
    }

    proptest! {
        #[test]
        fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = judge(&[b"%PDF-1.4 /ObjStm stream\n".as_slice(), &bytes, b"%%EOF"].concat());
        }

        /// Each letter of a name as it is or as its number.
        #[test]
        fn a_name_is_read_however_it_is_written(written in proptest::collection::vec(any::<bool>(), 10)) {
            let name: String = "JavaScript"
                .bytes()
                .zip(written)
                .map(|(byte, coded)| if coded { format!("#{byte:02x}") } else { char::from(byte).to_string() })
                .collect();
            let pdf = format!("%PDF-1.4\n<< /S /{name} >>\n%%EOF");
            prop_assert_eq!(judge(pdf.as_bytes()).unwrap_err().key, "files.acting_pdf");
        }
    }
}
