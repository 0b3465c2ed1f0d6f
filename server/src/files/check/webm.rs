//! Whether a WebM ends where one of its elements ends. A recorder that streams writes no lengths around the whole, so a reader that meets the
//! end of the file cannot tell a recording that was stopped from one that was cut; whoever walks from element to element can.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// What holds other elements and may have no length: `Segment`, `Cluster`. One steps into them and never out.
const INTO: [u32; 2] = [0x1853_8067, 0x1f43_b675];

pub fn is_whole(file: &mut File) -> io::Result<bool> {
    let length = file.seek(SeekFrom::End(0))?;
    file.rewind()?;
    let mut elements = BufReader::new(file);
    let mut at = 0;
    while at < length {
        let Some((id, first)) = number(&mut elements, 4, true)? else { return Ok(false) };
        let Some((size, second)) = number(&mut elements, 8, false)? else { return Ok(false) };
        at += first + second;
        if INTO.contains(&(id as u32)) {
            continue;
        }
        match at.checked_add(size) {
            Some(end) if end <= length => elements.seek_relative(size as i64)?,
            _ => return Ok(false),
        }
        at += size;
    }
    Ok(true)
}

/// A number as Matroska writes it, with as many bytes as its first says, and how many those are; `None` where the file ends in it. An id
/// keeps the bit that says so.
fn number(bytes: &mut impl Read, most: u32, id: bool) -> io::Result<Option<(u64, u64)>> {
    let mut first = [0];
    if bytes.read(&mut first)? == 0 {
        return Ok(None);
    }
    let more = first[0].leading_zeros();
    if more >= most {
        return Ok(None);
    }
    let mut rest = [0; 7];
    let rest = &mut rest[..more as usize];
    if bytes.read_exact(rest).is_err() {
        return Ok(None);
    }
    let start = if id { first[0] } else { first[0] & (0x7f >> more) };
    let value = rest.iter().fold(u64::from(start), |value, byte| value << 8 | u64::from(*byte));
    Ok(Some((value, u64::from(more) + 1)))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;

    use super::*;

    fn whole(bytes: &[u8]) -> bool {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        is_whole(&mut file).unwrap()
    }

    const SOUND: &[u8] = include_bytes!("../../../tests/media/sound.webm");

    #[test]
    fn a_recording_is_whole_and_without_its_last_byte_it_is_not() {
        assert!(whole(SOUND));
        assert!(!whole(&SOUND[..SOUND.len() - 1]));
        assert!(!whole(&[SOUND, &[0xa3]].concat()));
    }

    proptest! {
        #[test]
        fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            whole(&bytes);
        }

        #[test]
        fn cut_anywhere_it_is_whole_only_between_two_elements(at in 40..SOUND.len()) {
            let longer = whole(&SOUND[..at]) && whole(&SOUND[..at + 1]);
            prop_assert!(!longer, "no element here has one byte");
        }
    }
}
