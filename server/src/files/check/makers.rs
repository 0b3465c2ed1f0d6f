//! What a PDF says about who made it: author, title, program and times beside the pages, the same once more in XML (XMP), and what cameras
//! wrote into the photographs on its pages. All of it becomes blanks of the same length, so that nothing moves and every offset stays right,
//! as in videos ([`super::places`]).
//!
//! By hand, and not by a library that reads and writes PDF: a chain of lengths that stand elsewhere lets `lopdf` (0.47) call itself until the
//! stack is full, which ends the server for everybody. Here nothing calls itself and every byte is walked a few times at most.

use std::io::Write;
use std::ops::Range;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::pdf::{MOST_UNFOLDED, find, line_end, name_at, names, unfold};

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
/// How a photograph begins.
const JPEG: &[u8] = &[0xff, 0xd8, 0xff];
/// Bytes walked in all tables of one file, of which each may begin within another.
const MOST_WALKED: usize = 64 << 20;

/// Blanks it in place, in a file that was judged already. None if there is more to walk than in any file that was not made for that, or
/// where it cannot be blanked in place.
pub fn forget(bytes: &mut [u8]) -> Option<()> {
    let mut left = MOST_WALKED;
    blank_said(bytes, &mut left)?;
    blank_folded(bytes, &mut left)?;
    blank_photographs(bytes)
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

enum Value {
    /// What stands between the brackets.
    String(Range<usize>),
    /// `12 0 obj`: the string that it leads to.
    Elsewhere(Vec<u8>),
}

/// The names of a table and what stands beside them, up to its end or the first table within it: what says who made it holds no other.
struct Table {
    entries: Vec<(Vec<u8>, Value)>,
    walked: usize,
}

impl Table {
    fn read(bytes: &[u8], from: usize) -> Self {
        let mut entries = Vec::new();
        let mut at = from;
        let mut name: Option<Vec<u8>> = None;
        // What was read since the name: a number of another object and its generation.
        let mut words: Vec<&[u8]> = Vec::new();
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'/' => {
                    let (read, ends) = name_at(bytes, at + 1);
                    (name, at) = (Some(read), ends);
                    words.clear();
                }
                b'(' => {
                    let ends = end_of_string(bytes, at + 1);
                    entries.extend(name.take().map(|name| (name, Value::String(at + 1..ends))));
                    at = ends + 1;
                }
                b'<' if bytes.get(at + 1) != Some(&b'<') => {
                    let ends = bytes[at..].iter().position(|byte| *byte == b'>').map_or(bytes.len(), |ends| at + ends);
                    entries.extend(name.take().map(|name| (name, Value::String(at + 1..ends))));
                    at = ends + 1;
                }
                b'<' | b'>' => break,
                byte if byte.is_ascii_alphanumeric() => {
                    let ends = bytes[at..].iter().position(|byte| !byte.is_ascii_alphanumeric());
                    let ends = ends.map_or(bytes.len(), |ends| at + ends);
                    words.push(&bytes[at..ends]);
                    if let ([object, generation, b"R"], Some(known)) =
                        (words.as_slice(), name.take_if(|_| words.len() == 3))
                    {
                        let leads = [*object, *generation, b"obj"].join(&b' ');
                        entries.push((known, Value::Elsewhere(leads)));
                    }
                    at = ends;
                }
                _ => at += 1,
            }
        }
        Self { entries, walked: at.saturating_sub(from) }
    }
}

/// Where a string in round brackets ends; those within it go in pairs or stand behind a backslash.
fn end_of_string(bytes: &[u8], from: usize) -> usize {
    let (mut at, mut open) = (from, 1);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return at;
        }
        at += 1;
    }
    bytes.len()
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

/// Photographs as they came from a camera. None if one is not written as photographs are.
fn blank_photographs(bytes: &mut [u8]) -> Option<()> {
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let begins = at + found + b"stream".len();
        at = begins + line_end(&bytes[begins..]);
        if bytes[at..].starts_with(JPEG) {
            at = blank_camera(bytes, at + 2)?;
        }
    }
    Some(())
}

/// The segments in which cameras write become empty; the first and the fourteenth say how colours are meant. Where the pixels begin.
fn blank_camera(bytes: &mut [u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let marker = *bytes.get(at + 1).filter(|_| bytes[at] == 0xff)?;
        if matches!(marker, 0xd9 | 0xda) {
            return Some(at + 2);
        }
        if matches!(marker, 0x01 | 0xd0..=0xd8 | 0xff) {
            at += if marker == 0xff { 1 } else { 2 };
            continue;
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let end = at + 2 + length;
        let inside = bytes.get_mut(at + 4..end)?;
        if matches!(marker, 0xe1..=0xed | 0xef | 0xfe) {
            inside.fill(0);
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A segment of a JPEG.
    fn segment(marker: u8, inside: &[u8]) -> Vec<u8> {
        [&[0xff, marker], &(inside.len() as u16 + 2).to_be_bytes()[..], inside].concat()
    }

    fn photograph() -> Vec<u8> {
        let segments = [
            segment(0xe0, b"JFIF"),
            segment(0xe1, b"Exif zirconia"),
            segment(0xee, b"Adobe"),
            segment(0xfe, b"zirconia"),
        ];
        [b"\xff\xd8".as_slice(), &segments.concat(), &segment(0xda, b"\x01\x01\0\0\x3f\0"), b"pix\xff\0els\xff\xd9"]
            .concat()
    }

    fn folded(inside: &[u8]) -> Vec<u8> {
        let mut fold = ZlibEncoder::new(Vec::new(), Compression::fast());
        fold.write_all(inside).unwrap();
        fold.finish().unwrap()
    }

    fn stands(bytes: &[u8], what: &[u8]) -> bool {
        find(bytes, what).is_some()
    }

    fn forgotten(bytes: &[u8]) -> Option<Vec<u8>> {
        let mut left = bytes.to_vec();
        forget(&mut left)?;
        assert_eq!(left.len(), bytes.len(), "nothing moves");
        Some(left)
    }

    #[test]
    fn nothing_says_who_made_it_and_chapters_and_fields_keep_their_names() {
        let said = [
            b"<< /Author (zirconia \\) (zirconia)) /Title(zirconia <<) /Cre#61tor <7A6972636F6E6961> /T (Question 1) >>".as_slice(),
            b"<< /Title (Chapter 1) /Dest [3 0 R /Fit] >>",
            b"<< /ModDate 12 0 R /Producer 13 0 R >> 12 0 obj\n(zirconia)\nendobj 112 0 obj (stays) endobj",
            b"13 0 obj <7A6972636F6E6961> endobj",
            b"<< /Type /Metadata >> stream\n<?xpacket begin=\"\"?><x:xmpmeta>zirconia</x:xmpmeta><?xpacket end?>\nendstream",
            b"<< /Length 5 >> stream\nBT (Author) Tj ET\nendstream",
        ];
        let after = forgotten(&said.join(&b'\n')).unwrap();
        assert!(!stands(&after, b"zirconia") && !stands(&after, b"7A69"), "{}", String::from_utf8_lossy(&after));
        for kept in
            [b"(Question 1)".as_slice(), b"(Chapter 1)", b"112 0 obj (stays)", b"BT (Author) Tj ET", b"endstream"]
        {
            assert!(stands(&after, kept), "{}", String::from_utf8_lossy(kept));
        }
    }

    #[test]
    fn compressed_tables_are_blanked_and_stay_tables() {
        let table = b"1 0 2 30 << /Author (zirconia, who likes to read) /Creator (A school\'s computer) >> << /Title (Chapter 1) >>";
        let xml = b"<?xpacket begin?>zirconia and zirconia and zirconia<?xpacket end?>";
        let pdf = [
            b"<< /Type /ObjStm >> stream\r\n".as_slice(),
            &folded(table),
            b"\nendstream << /Type /Metadata /Filter /FlateDecode >> stream\n",
            &folded(xml),
            b"\nendstream",
        ];
        let after = forgotten(&pdf.concat()).unwrap();
        let mut at = 0;
        for (kept, gone) in [(b"(Chapter 1)".as_slice(), b"school".as_slice()), (b"<".as_slice(), b"zirconia")] {
            at += find(&after[at..], b"> stream").unwrap() + 8;
            let (unfolded, _) = unfold(&after[at..], &mut MOST_UNFOLDED.clone()).unwrap();
            assert!(stands(&unfolded, kept) || kept == b"<", "{}", String::from_utf8_lossy(&unfolded));
            assert!(!stands(&unfolded, gone), "{}", String::from_utf8_lossy(&unfolded));
        }
    }

    #[test]
    fn a_photograph_keeps_its_pixels_and_nothing_of_its_camera() {
        let pdf = [b"<< /Filter /DCTDecode >> stream\n".as_slice(), &photograph(), b"\nendstream"].concat();
        let after = forgotten(&pdf).unwrap();
        assert!(!stands(&after, b"Exif") && !stands(&after, b"zirconia"));
        assert!(stands(&after, b"JFIF") && stands(&after, b"Adobe") && stands(&after, b"pix\xff\0els\xff\xd9"));
        for wrong in [b"\xff\xd8\xff".as_slice(), b"\xff\xd8\xff\xe1\xff\xff", b"\xff\xd8\xff\xe0\0\x02words"] {
            assert_eq!(forgotten(&[b"stream\n", wrong].concat()), None, "what is no photograph is not guessed at");
        }
    }

    #[test]
    fn a_file_that_was_made_to_be_walked_for_ever_is_refused() {
        for unit in ["<< /A (", "<</A <", "<?xpacket begin endstream"] {
            let pdf = unit.repeat(300_000);
            assert_eq!(forgotten(pdf.as_bytes()), None, "{unit}");
        }
        let mut pdf = String::new();
        for n in 0..1_000 {
            pdf += &format!("<</Author {n} 0 R>>{}", " ".repeat(200));
        }
        assert_eq!(forgotten(pdf.repeat(2).as_bytes()), None, "an author in a thousand places");
    }

    proptest! {
        #[test]
        fn any_bytes_get_an_answer_and_none_is_added(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            forgotten(&bytes);
            forgotten(&[b"<< /Author ".as_slice(), &bytes].concat());
            forgotten(&[b"/ObjStm stream\n".as_slice(), &folded(&bytes), b"stream\n\xff\xd8\xff", &bytes].concat());
        }

        #[test]
        fn an_author_is_gone_however_it_is_written(words in "[a-z]{8,30}", hex in any::<bool>(), before in "[ \n\r]{0,3}") {
            let value = if hex { words.bytes().map(|byte| format!("{byte:02x}")).collect::<String>() } else { words.clone() };
            let said = if hex { format!("<{value}>") } else { format!("({value})") };
            let left = forgotten(format!("<<{before}/Producer{before}{said}{before}/Title (x)>>").as_bytes()).unwrap();
            prop_assert!(!stands(&left, value.as_bytes()));
        }
    }
}
