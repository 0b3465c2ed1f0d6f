//! What a PDF says about who made it: author, title, program and times beside the pages, and the same once more in XML (XMP). All of it
//! becomes blanks of the same length, so that nothing moves and every offset stays right, as in videos ([`super::places`]). What cameras
//! wrote into the photographs on its pages goes the same way ([`super::cameras`]).
//!
//! By hand, and not by a library that reads and writes PDF: a chain of lengths that stand elsewhere lets `lopdf` (0.47) call itself until the
//! stack is full, which ends the server for everybody. Here nothing calls itself and every byte is walked a few times at most.

mod table;

use std::io::Write;
use std::ops::Range;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use self::table::{Table, Value, end_of_string};
use super::cameras;
use super::pdf::{MOST_UNFOLDED, find, line_end, names, unfold};

/// Strings under these names are blanked wherever they stand.
const SAYS: [&[u8]; 9] = [
    b"Author",
    b"Creator",
    b"Producer",
    b"Keywords",
    b"Company",
    b"Manager",
    b"CreationDate",
    b"ModDate",
    b"SourceModified",
];
/// Under these only beside one of those: the titles of chapters stay.
const MAY_SAY: [&[u8]; 2] = [b"Title", b"Subject"];
/// XML about the document or a picture in it: how it begins and ends.
const XML: [(&[u8], &[u8]); 2] = [(b"<?xpacket begin", b"<?xpacket end"), (b"<x:xmpmeta", b"</x:xmpmeta>")];
/// Bytes walked in all tables of one file, of which each may begin within another.
const MOST_WALKED: usize = 64 << 20;

/// Blanks it in place, in a file that was judged already. None if there is more to walk than in any file that was not made for that, or
/// where it cannot be blanked in place.
pub fn forget(bytes: &mut [u8]) -> Option<()> {
    let mut left = MOST_WALKED;
    blank_said(bytes, &mut left)?;
    blank_folded(bytes, &mut left)?;
    cameras::forget(bytes)
}

/// What stands in the open, in a file or in a table that was unfolded.
fn blank_said(bytes: &mut [u8], left: &mut usize) -> Option<()> {
    let mut elsewhere = Vec::new();
    let mut at = 0;
    while let Some(begins) = find(&bytes[at..], b"<<") {
        at += begins + 2;
        let table = Table::read(bytes, at);
        *left = left.checked_sub(table.walked)?;
        let of_maker = table.entries.iter().any(|(name, _)| SAYS.contains(&name.as_slice()));
        for (name, value) in table.entries {
            if SAYS.contains(&name.as_slice()) || (of_maker && MAY_SAY.contains(&name.as_slice())) {
                match value {
                    Value::String(range) => blank(bytes, range),
                    Value::Elsewhere(object) => elsewhere.push(object),
                }
            }
        }
    }
    elsewhere.sort_unstable();
    elsewhere.dedup();
    for object in elsewhere {
        *left = left.checked_sub(bytes.len())?;
        blank_object(bytes, &object);
    }
    for (begins, ends) in XML {
        blank_between(bytes, begins, ends, left)?;
    }
    Some(())
}

/// Tables and XML that are compressed: blanked and compressed again, which takes no more room. What stands behind the end of what is
/// compressed is looked at by nobody.
fn blank_folded(bytes: &mut [u8], left: &mut usize) -> Option<()> {
    let (mut at, mut budget) = (0, MOST_UNFOLDED);
    while let Some(begins) = find(&bytes[at..], b"stream") {
        let word = at + begins + b"stream".len();
        let holds_some = names(&bytes[at..word]).any(|name| name == b"ObjStm" || name == b"Metadata");
        at = word;
        if !holds_some {
            continue;
        }
        // Not compressed: it was in the open.
        let Ok((mut unfolded, length)) = unfold(&bytes[word..], &mut budget) else { continue };
        let before = unfolded.clone();
        blank_said(&mut unfolded, left)?;
        if unfolded != before {
            let mut fold = ZlibEncoder::new(Vec::new(), Compression::best());
            fold.write_all(&unfolded).ok()?;
            let folded = fold.finish().ok()?;
            let data = word + line_end(&bytes[word..]);
            let room = bytes.get_mut(data..data + length)?;
            let (to, rest) = room.split_at_mut_checked(folded.len())?;
            to.copy_from_slice(&folded);
            rest.fill(0);
        }
    }
    (budget > 0).then_some(())
}

/// A blank is one in both ways in which a string is written: in angle brackets it counts for nothing.
fn blank(bytes: &mut [u8], range: Range<usize>) {
    bytes[range].fill(b' ');
}

/// All objects of this name, wherever a later state of the file has another.
fn blank_object(bytes: &mut [u8], name: &[u8]) {
    let mut at = 0;
    while let Some(begins) = find(&bytes[at..], name) {
        let starts = at + begins;
        at = starts + name.len();
        // `112 0 obj` is another than `12 0 obj`.
        if starts > 0 && bytes[starts - 1].is_ascii_digit() {
            continue;
        }
        let value = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let ends = match bytes.get(value) {
            Some(b'(') => end_of_string(bytes, value + 1),
            Some(b'<') if bytes.get(value + 1) != Some(&b'<') => {
                bytes[value..].iter().position(|byte| *byte == b'>').map_or(bytes.len(), |ends| value + ends)
            }
            _ => continue,
        };
        blank(bytes, value + 1..ends);
        at = ends;
    }
}

fn blank_between(bytes: &mut [u8], begins: &[u8], ends: &[u8], left: &mut usize) -> Option<()> {
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], begins) {
        let from = at + found;
        let to = find(&bytes[from..], ends).map_or(bytes.len(), |to| from + to + ends.len());
        *left = left.checked_sub(to - from)?;
        // What has no end goes no further than what holds it.
        let to = find(&bytes[from..to], b"endstream").map_or(to, |to| from + to);
        blank(bytes, from..to);
        at = to;
    }
    Some(())
}

#[cfg(test)]
mod tests;
