//! A zip that somebody brought. Nothing in it is ever written under its own name: the document is read, and each file that the document
//! names is read by that name, only as far as it may be long. What a zip says of its sizes is looked at first and believed last.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use domain::export::{
    DOCUMENT, LARGEST_DOCUMENT, LARGEST_UNPACKED, LARGEST_ZIP, MOST_FILES, MOST_ITEMS, Reading, read,
};
use domain::refusal::Refusal;
use zip::ZipArchive;

/// What was read, and the zip that its files are in.
pub struct Zip {
    pub reading: Reading,
    archive: ZipArchive<File>,
}

fn wrong() -> Refusal {
    Refusal::invalid("file", "export.not_a_portfolio")
}

fn too_large() -> Refusal {
    Refusal::invalid("file", "export.too_large")
}

/// Each file may have a small picture beside it, each thing a page.
const MOST_ENTRIES: usize = MOST_FILES * 2 + MOST_ITEMS + 10;

/// How many entries a zip can have at most, whatever its end says: each begins with the same four bytes. They may also stand in what is packed,
/// by chance, so this is never less than there are. Leaves the file at its beginning.
fn headers(zip: &mut File) -> std::io::Result<usize> {
    const HEADER: &[u8; 4] = b"PK\x01\x02";
    let (mut piece, mut kept, mut found) = (vec![0; 1 << 20], 0, 0);
    loop {
        let read = zip.read(&mut piece[kept..])?;
        if read == 0 {
            zip.rewind()?;
            return Ok(found);
        }
        let there = kept + read;
        found += piece[..there].windows(HEADER.len()).filter(|four| four == HEADER).count();
        // The last three may be the beginning of one.
        kept = there.min(HEADER.len() - 1);
        piece.copy_within(there - kept..there, 0);
    }
}

/// Reads what is in it. Blocks.
pub fn open(mut zip: File) -> Result<Zip, Refusal> {
    let bytes = zip.seek(SeekFrom::End(0)).map_err(|_| wrong())?;
    zip.rewind().map_err(|_| wrong())?;
    if bytes > LARGEST_ZIP {
        return Err(too_large());
    }
    // Before the library makes a list of them in memory.
    if headers(&mut zip).map_err(|_| wrong())? > MOST_ENTRIES {
        return Err(too_large());
    }
    let mut archive = ZipArchive::new(zip).map_err(|_| wrong())?;
    if archive.len() > MOST_ENTRIES {
        return Err(too_large());
    }
    let mut unpacked = 0_u64;
    for n in 0..archive.len() {
        let entry = archive.by_index_raw(n).map_err(|_| wrong())?;
        // A name that leads out of the zip was not made by us.
        let plain = entry.name().is_ok_and(|name| !name.starts_with('/') && !name.contains('\\'));
        if !plain || entry.enclosed_name().is_none() || entry.is_symlink() || entry.encrypted() {
            return Err(wrong());
        }
        unpacked = unpacked.saturating_add(entry.size());
    }
    if unpacked > LARGEST_UNPACKED {
        return Err(too_large());
    }
    let document = taken(&mut archive, DOCUMENT, LARGEST_DOCUMENT)?;
    let reading = read(&document)?;
    let mut zip = Zip { reading, archive };
    let files = zip.reading.portfolio.files.clone();
    for file in &files {
        let there = zip.archive.by_name(&file.path).map_err(|_| wrong())?.size();
        if there != file.bytes as u64 {
            return Err(wrong());
        }
    }
    Ok(zip)
}

impl Zip {
    /// The bytes of a file that the document names; exactly as many as it says. Blocks.
    pub fn bytes(&mut self, file: &domain::export::File) -> Result<Vec<u8>, Refusal> {
        let bytes = taken(&mut self.archive, &file.path, file.bytes as u64)?;
        if bytes.len() as i64 == file.bytes { Ok(bytes) } else { Err(wrong()) }
    }
}

/// Never more than `most`, whatever the zip says.
fn taken(archive: &mut ZipArchive<File>, name: &str, most: u64) -> Result<Vec<u8>, Refusal> {
    let entry = archive.by_name(name).map_err(|_| wrong())?;
    let mut bytes = Vec::new();
    entry.take(most + 1).read_to_end(&mut bytes).map_err(|_| wrong())?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests;
