//! The routes, read from the sources.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

fn texts(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    assert!(found.len() > 10, "{folder}");
    found.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| rest.split(end).next())
}

/// What stands in the brackets that are open where `text` begins.
fn to_the_end_of_the_call(text: &str) -> &str {
    let mut depth = 1;
    let end = text.find(|c| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    });
    &text[..end.unwrap()]
}

/// `GET /class/{id}` for each route in the server's sources, each server function and each live page.
pub fn routes() -> BTreeSet<String> {
    let mut routes = BTreeSet::new();
    for text in texts("src") {
        for call in text.split(".route(").skip(1).map(to_the_end_of_the_call) {
            let Some(path) = call.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                assert_eq!(call, "path, get(page)", "a route that this test cannot read");
                continue;
            };
            let methods: Vec<_> = ["get", "post", "put", "patch", "delete", "any"]
                .into_iter()
                .filter(|method| [" ", "."].iter().any(|before| call.contains(&format!("{before}{method}("))))
                .collect();
            assert!(!methods.is_empty(), "{call}");
            routes.extend(methods.iter().map(|method| format!("{} {path}", method.to_uppercase())));
        }
    }
    for text in texts("../app/src") {
        let endpoints = between(&text, "endpoint = \"", "\"").map(|endpoint| format!("POST /api/{endpoint}"));
        routes.extend(endpoints);
        assert_eq!(
            text.matches("#[server").count() - text.matches("#[server(default)]").count(),
            text.matches("endpoint = \"").count()
        );
    }
    routes.extend(app::routes::PAGES.iter().map(|(path, _)| format!("GET {path}")));
    routes
}
