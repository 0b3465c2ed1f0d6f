//! Every sentence of every language is checked against the English one while the app is compiled.
//!
//! `tables!("ar", "en", …)` reads `locales/<tag>/*.json` of the crate that calls it. It gives the files as they are, so that the server embeds
//! them, and what is wrong with them: a key that one language has and another lacks, a gap that a translation lost, a sentence with forms for
//! numbers where the other has none. A release with a fault does not compile; while one is still working, English stands in, and a test lists
//! the faults.

mod check;

use std::collections::BTreeMap;
use std::path::Path;

use check::Table;
use proc_macro::TokenStream;

/// Expands to `(&[(tag, feature, json)], &[fault])`.
#[proc_macro]
pub fn tables(tags: TokenStream) -> TokenStream {
    let tags = tags.to_string();
    let tags = tags.split(',').map(|tag| tag.trim().trim_matches('"')).filter(|tag| !tag.is_empty());
    let root = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let (mut files, mut tables, mut faults) = (String::new(), BTreeMap::new(), Vec::new());
    for tag in tags {
        let mut table = Table::new();
        for (feature, path) in files_of(&Path::new(&root).join("locales").join(tag)) {
            let json = std::fs::read_to_string(&path).map_err(|e| e.to_string());
            match json.and_then(|json| check::read(&json, &feature)) {
                Ok(part) => table.extend(part),
                Err(why) => faults.push(format!("{tag}/{feature}.json: {why}")),
            }
            // `include_str!` tells the compiler that what comes of it depends on the file.
            files.push_str(&format!("({tag:?}, {feature:?}, include_str!({path:?})),"));
        }
        tables.insert(tag.to_owned(), table);
    }
    faults.extend(check::faults(&tables));
    let listed: String = faults.iter().map(|fault| format!("{fault:?},")).collect();
    let both = format!("(&[{files}] as &[(&str, &str, &str)], &[{listed}] as &[&str])");
    let expanded = match faults.is_empty() {
        true => both,
        false => format!("{{ #[cfg(not(debug_assertions))] compile_error!({:?}); {both} }}", faults.join("\n")),
    };
    expanded.parse().unwrap_or_default()
}

/// Feature and path of each file, sorted.
fn files_of(folder: &Path) -> BTreeMap<String, String> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let json = files.filter(|path| path.extension().is_some_and(|kind| kind == "json"));
    json.filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), path.to_str()?.to_owned()))).collect()
}
