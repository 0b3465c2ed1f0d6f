//! What cameras wrote into the photographs on the pages of a PDF: where, when and with what they were taken. It becomes zeros of the same
//! length; the pixels stay as they came.

use super::pdf::{find, line_end};

/// How a photograph begins.
const JPEG: &[u8] = &[0xff, 0xd8, 0xff];

/// Blanks it in place. None if a photograph is not written as photographs are.
pub fn forget(bytes: &mut [u8]) -> Option<()> {
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
    fn a_photograph_keeps_its_pixels_and_nothing_of_its_camera() {
        let pdf = [b"<< /Filter /DCTDecode >> stream\n".as_slice(), &photograph(), b"\nendstream"].concat();
        let after = forgotten(&pdf).unwrap();
        assert!(!stands(&after, b"Exif") && !stands(&after, b"zirconia"));
        assert!(stands(&after, b"JFIF") && stands(&after, b"Adobe") && stands(&after, b"pix\xff\0els\xff\xd9"));
        for wrong in [b"\xff\xd8\xff".as_slice(), b"\xff\xd8\xff\xe1\xff\xff", b"\xff\xd8\xff\xe0\0\x02words"] {
            assert_eq!(forgotten(&[b"stream\n", wrong].concat()), None, "what is no photograph is not guessed at");
        }
    }
}
