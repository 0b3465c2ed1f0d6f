//! What phones write beside a video: where it was taken, by which device, under which name. It stands in boxes of its own, which become
//! empty boxes here; nothing else moves, so every offset in the file stays right.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

/// Boxes that hold the boxes in question.
const INTO: [&[u8; 4]; 2] = [b"moov", b"trak"];
/// What is said beside the pictures and the sound.
const FORGET: [&[u8; 4]; 3] = [b"udta", b"meta", b"uuid"];
/// Boxes in one file; a thousand times what a phone writes.
const MOST: usize = 100_000;

/// Empties what is said beside the video, in place.
pub fn forget(file: &mut File) -> io::Result<()> {
    let length = file.seek(SeekFrom::End(0))?;
    let mut to_do = vec![(0, length)];
    let mut seen = 0;
    while let Some((mut at, end)) = to_do.pop() {
        while at < end {
            seen += 1;
            let (size, header, name) = read(file, at, end)?;
            let next = at.checked_add(size).filter(|next| seen <= MOST && size >= header && *next <= end);
            let next = next.ok_or(io::ErrorKind::InvalidData)?;
            if FORGET.contains(&&name) {
                empty(file, at, header, next)?;
            } else if INTO.contains(&&name) {
                to_do.push((at + header, next));
            }
            at = next;
        }
    }
    Ok(())
}

/// Size of the box at `at` and of its header, and its name. The size is what the file says: it may reach past everything.
pub(super) fn read(file: &mut File, at: u64, end: u64) -> io::Result<(u64, u64, [u8; 4])> {
    let mut start = [0; 8];
    // Also a file that was cut ends here.
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut start)?;
    let name = [start[4], start[5], start[6], start[7]];
    match u32::from_be_bytes([start[0], start[1], start[2], start[3]]) {
        // To the end of the file.
        0 => Ok((end - at, 8, name)),
        1 => {
            let mut large = [0; 8];
            file.read_exact(&mut large)?;
            Ok((u64::from_be_bytes(large), 16, name))
        }
        size => Ok((size.into(), 8, name)),
    }
}

/// The box from `at` to `next`, both inside the file.
fn empty(file: &mut File, at: u64, header: u64, next: u64) -> io::Result<()> {
    file.seek(SeekFrom::Start(at + 4))?;
    file.write_all(b"free")?;
    file.seek(SeekFrom::Start(at + header))?;
    io::copy(&mut io::repeat(0).take(next - at - header), file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn forgotten(bytes: &[u8]) -> Option<Vec<u8>> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        forget(&mut file).ok()?;
        let mut left = Vec::new();
        file.rewind().unwrap();
        file.read_to_end(&mut left).unwrap();
        Some(left)
    }

    /// A box with its size in eight bytes.
    fn large(name: &[u8], size: u64) -> Vec<u8> {
        [&1_u32.to_be_bytes()[..], name, &size.to_be_bytes()].concat()
    }

    /// A sum that runs over would come out small, and zeros would be written until the disk is full.
    #[test]
    fn a_box_that_reaches_past_all_numbers_is_refused() {
        let first = [&16_u32.to_be_bytes()[..], b"ftypisomisom"].concat();
        for at in [0, first.len() as u64] {
            let before = &first[..at as usize];
            for size in [u64::MAX, 0_u64.wrapping_sub(at).wrapping_add(8), 0_u64.wrapping_sub(at), 25, 15, 0] {
                for name in [b"udta", b"moov"] {
                    let bytes = [before, &large(name, size), b"12345678"].concat();
                    assert_eq!(forgotten(&bytes), None, "{size} from {at}");
                }
            }
        }
        assert_eq!(forgotten(&[large(b"udta", 24), b"12345678".to_vec()].concat()).unwrap()[16..], [0; 8]);
    }

    proptest! {
        #[test]
        fn any_bytes_get_an_answer_and_none_is_added(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Some(left) = forgotten(&bytes) {
                prop_assert_eq!(left.len(), bytes.len());
            }
        }

        #[test]
        fn what_is_said_beside_is_gone_wherever_it_stands(words in "[a-z]{8,40}", inside in any::<bool>()) {
            let a_box = |name: &[u8], body: &[u8]| [&(8 + body.len() as u32).to_be_bytes()[..], name, body].concat();
            let said = a_box(b"udta", words.as_bytes());
            let said = if inside { a_box(b"moov", &a_box(b"trak", &said)) } else { said };
            let left = forgotten(&[a_box(b"ftyp", b"isom"), said, a_box(b"mdat", b"pictures")].concat()).unwrap();
            prop_assert!(!left.windows(words.len()).any(|window| window == words.as_bytes()));
            prop_assert!(left.windows(8).any(|window| window == b"pictures"));
        }
    }
}
