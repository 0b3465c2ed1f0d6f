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

/// Reads what is in it. Blocks.
pub fn open(mut zip: File) -> Result<Zip, Refusal> {
    let bytes = zip.seek(SeekFrom::End(0)).map_err(|_| wrong())?;
    zip.rewind().map_err(|_| wrong())?;
    if bytes > LARGEST_ZIP {
        return Err(too_large());
    }
    let mut archive = ZipArchive::new(zip).map_err(|_| wrong())?;
    if archive.len() > MOST_FILES * 2 + MOST_ITEMS + 10 {
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
