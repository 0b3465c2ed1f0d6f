//! How many samples an MP4 speaks of. Twenty bytes can speak of four thousand million, and whoever reads the file counts them one by one: so
//! they are added up before anybody does.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use super::places;

/// Boxes that hold the boxes in question.
const INTO: [&[u8; 4]; 7] = [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf"];
/// Boxes in one file; a recorder that writes one after each second has a few thousand in ten minutes.
const MOST_BOXES: usize = 100_000;
/// Entries of one table of durations.
const MOST_ENTRIES: u64 = 1 << 20;

/// The most that any kind of table says, all tables of a kind together. An error where the file is not what it says.
pub fn count(file: &mut File) -> io::Result<u64> {
    let length = file.seek(SeekFrom::End(0))?;
    let (mut to_do, mut seen) = (vec![(0, length)], 0);
    let (mut runs, mut sizes, mut durations) = (0_u64, 0_u64, 0_u64);
    while let Some((mut at, end)) = to_do.pop() {
        while at < end {
            seen += 1;
            let (size, header, name) = places::read(file, at, end)?;
            let next = at.checked_add(size).filter(|next| seen <= MOST_BOXES && size >= header && *next <= end);
            let next = next.ok_or(io::ErrorKind::InvalidData)?;
            let inside = at + header;
            match &name {
                b"trun" => runs = runs.saturating_add(number(file, inside + 4, next)?),
                b"stsz" | b"stz2" => sizes = sizes.saturating_add(number(file, inside + 8, next)?),
                b"stts" => {
                    let entries = number(file, inside + 4, next)?;
                    if entries > MOST_ENTRIES {
                        return Err(io::ErrorKind::InvalidData.into());
                    }
                    for entry in 0..entries {
                        durations = durations.saturating_add(number(file, inside + 8 + 8 * entry, next)?);
                    }
                }
                name if INTO.contains(&name) => to_do.push((inside, next)),
                _ => {}
            }
            at = next;
        }
    }
    Ok(runs.max(sizes).max(durations))
}

/// Four bytes at a place that must lie in its box.
fn number(file: &mut File, at: u64, end: u64) -> io::Result<u64> {
    if at.checked_add(4).is_none_or(|after| after > end) {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut number = [0; 4];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut number)?;
    Ok(u32::from_be_bytes(number).into())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;

    use super::*;

    fn counted(bytes: &[u8]) -> Option<u64> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        count(&mut file).ok()
    }

    fn a_box(name: &[u8], inside: &[u32]) -> Vec<u8> {
        let inside: Vec<u8> = inside.iter().flat_map(|number| number.to_be_bytes()).collect();
        [&(8 + inside.len() as u32).to_be_bytes()[..], name, &inside].concat()
    }

    fn within(names: &[&[u8]], inside: Vec<u8>) -> Vec<u8> {
        names
            .iter()
            .rev()
            .fold(inside, |inside, name| [&(8 + inside.len() as u32).to_be_bytes()[..], name, &inside].concat())
    }

    #[test]
    fn all_tables_of_a_kind_are_added_up() {
        let table: [&[u8]; 5] = [b"moov", b"trak", b"mdia", b"minf", b"stbl"];
        let stts = within(&table, a_box(b"stts", &[0, 2, 100, 1, 30, 2]));
        let stsz = within(&table, a_box(b"stsz", &[0, 4, 120]));
        let trun = within(&[b"moof", b"traf"], a_box(b"trun", &[1, 50]));
        assert_eq!(counted(&[stts.clone(), stsz, trun.clone(), trun.clone()].concat()), Some(130));
        assert_eq!(counted(&[trun.clone(), trun.clone(), trun].concat()), Some(150));
        let many = within(&[b"moof", b"traf"], a_box(b"trun", &[1, u32::MAX]));
        assert_eq!(counted(&many), Some(u32::MAX.into()));
        assert!(
            counted(include_bytes!("../../../tests/media/sound.mp4"))
                .is_some_and(|samples| (10..1_000).contains(&samples))
        );
    }

    #[test]
    fn a_table_that_reaches_past_its_box_is_none() {
        let table: [&[u8]; 5] = [b"moov", b"trak", b"mdia", b"minf", b"stbl"];
        for entries in [3, 1 << 19, u32::MAX] {
            assert_eq!(counted(&within(&table, a_box(b"stts", &[0, entries, 100, 1, 30, 2]))), None);
        }
        assert_eq!(counted(&a_box(b"trun", &[1])), None);
    }

    proptest! {
        #[test]
        fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            counted(&bytes);
            counted(&within(&[b"moof", b"traf"], [b"\0\0\0\x40trun".as_slice(), &bytes].concat()));
        }
    }
}
