//! What browsers were given: the files of this build and of the two releases before it, each build under a name that is the hash of what is in
//! it. A tab that is open over an update still finds the code that it began with.
//!
//! The server serves a copy, not the folder it was told of: whoever unpacks the next release over it while this one runs would else give new
//! files to those who keep them for ever as the old ones.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use sha2::{Digest, Sha256};

/// This one and two before.
const KEPT: usize = 3;
/// The builds whose files are here, the last one last.
const ORDER: &str = "order";
/// Compressed copies say nothing new.
const COPIES: [&str; 3] = ["br", "gz", "zst"];

#[derive(Debug)]
pub struct Releases {
    /// Of this server's own files.
    pub build: String,
    /// What is in each of them, by its name (`/live.js`).
    pub files: BTreeMap<String, String>,
    /// Which chunks of the code a page needs, by its name and a number, as the build wrote it down.
    chunks: BTreeMap<String, Vec<String>>,
    own: PathBuf,
    earlier: PathBuf,
}

/// What loads the chunks.
const LOADER: &str = "/pkg/__wasm_split.______________________.js";

impl Releases {
    /// Looks at what was built, and keeps a copy of it beside the data. `changes`: it is being worked on, and is served as it is.
    pub fn open(site: &Path, data: &Path, changes: bool) -> Self {
        let files = inventory(site);
        let build = name_of(&files);
        let earlier = data.join("releases");
        let own = match files.is_empty() || changes {
            true => site.to_owned(),
            false => keep(site, &earlier, &build, &files).unwrap_or_else(|error| {
                tracing::warn!("{}: {error}; an update will take their code from open pages", earlier.display());
                site.to_owned()
            }),
        };
        let chunks = fs::read(own.join("pkg/__wasm_split_manifest.json")).ok();
        let chunks = chunks.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default();
        Self { build, files, chunks, own, earlier }
    }

    /// The files of code that the page of this name (`home_page`) needs, beside what all have.
    pub fn code_of(&self, page: &str) -> Vec<String> {
        let of = self.chunks.iter().find(|(name, _)| name.strip_prefix(page).is_some_and(|rest| rest.starts_with('_')));
        let chunks = of.into_iter().flat_map(|(_, chunks)| chunks).map(|chunk| format!("/pkg/{chunk}.wasm"));
        chunks.chain([LOADER.to_owned()]).filter(|name| self.files.contains_key(name)).collect()
    }

    /// The addresses of the code of these pages and of `more`, with blanks between, for the browser to fetch ahead (`/ahead.js`).
    pub fn ahead(&self, pages: &[&str], more: &[&str]) -> String {
        let more = more.iter().map(|name| (*name).to_owned());
        let names: BTreeSet<String> = pages.iter().flat_map(|page| self.code_of(page)).chain(more).collect();
        names.iter().map(|name| format!("/a/{}{name}", self.build)).collect::<Vec<_>>().join(" ")
    }

    /// Where the files of this build are, if they are still here.
    pub fn folder(&self, build: &str) -> Option<PathBuf> {
        let is_a_name = build.len() == 12 && build.bytes().all(|byte| byte.is_ascii_hexdigit());
        match build == self.build {
            true => Some(self.own.clone()),
            false => Some(self.earlier.join(build)).filter(|folder| is_a_name && folder.is_dir()),
        }
    }
}

/// Copies what is not there yet, and lets go of what is older than two releases.
fn keep(site: &Path, earlier: &Path, build: &str, files: &BTreeMap<String, String>) -> io::Result<PathBuf> {
    fs::create_dir_all(earlier)?;
    let folder = earlier.join(build);
    if list(&folder, &folder).len() != list(site, site).len() || inventory(&folder) != *files {
        let half = earlier.join(format!("half-{}", std::process::id()));
        _ = fs::remove_dir_all(&half);
        for name in list(site, site) {
            let to = half.join(&name);
            fs::create_dir_all(to.parent().unwrap_or(&half))?;
            fs::copy(site.join(&name), to)?;
        }
        _ = fs::remove_dir_all(&folder);
        fs::rename(&half, &folder)?;
    }
    let order = earlier.join(ORDER);
    let known = fs::read_to_string(&order).unwrap_or_default();
    let mut builds: Vec<&str> = known.lines().filter(|known| *known != build).collect();
    builds.push(build);
    let stay = &builds[builds.len().saturating_sub(KEPT)..];
    fs::write(&order, stay.join("\n"))?;
    for entry in fs::read_dir(earlier)?.flatten() {
        let goes = entry.file_name().to_str().is_some_and(|name| name != ORDER && !stay.contains(&name));
        if goes {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(folder)
}

/// Every file beneath, by its way from `root`.
fn list(root: &Path, folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => found.extend(list(root, &path)),
            // The build's own note of when it has to be made again.
            false if path.file_name() == Some(OsStr::new("built")) => {}
            false => found.extend(path.strip_prefix(root).map(Path::to_owned)),
        }
    }
    found.sort();
    found
}

fn inventory(site: &Path) -> BTreeMap<String, String> {
    let originals = list(site, site).into_iter().filter(|name| {
        let end = name.extension().and_then(OsStr::to_str);
        !end.is_some_and(|end| COPIES.contains(&end))
    });
    originals
        .filter_map(|name| {
            let bytes = fs::read(site.join(&name)).ok()?;
            Some((format!("/{}", name.to_str()?), hex(&Sha256::digest(&bytes))))
        })
        .collect()
}

fn name_of(files: &BTreeMap<String, String>) -> String {
    let mut hash = Sha256::new();
    for (name, what) in files {
        hash.update(name);
        hash.update(what);
    }
    hex(&hash.finalize())
}

/// Long enough to tell builds apart.
fn hex(hash: &[u8]) -> String {
    hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_is_named_by_what_is_in_it() {
        let site = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(site.path().join(name), text).unwrap();
        write("live.js", "one");
        let name = || name_of(&inventory(site.path()));
        let first = name();
        write("live.js.br", "compressed");
        write("built", "today");
        assert_eq!(first, name(), "neither copies nor notes are another build");
        write("live.js", "two");
        assert_ne!(first, name());
    }
}
