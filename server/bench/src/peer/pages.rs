//! The ceiling of rendering: one question to the database, and strings.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use rusqlite::Connection;
use uuid::Uuid;

use crate::browser::Failed;

/// How a row of the roster begins.
pub const ROW: &str = "<li class=\"roster-row\">";

/// What stands for the name, the picture and the id in a row: three bytes that no page has.
const SLOTS: [&str; 3] = ["\u{1}", "\u{2}", "\u{3}"];

const QUESTION: &str = "SELECT person.display_name, enrollment.picture, person.id FROM enrollment
    JOIN person ON person.id = enrollment.person_id ORDER BY person.sort_name";

/// A page cut into what is always the same and what is a student's.
struct Page {
    before: String,
    /// Pieces of a row, and the number of the slot that comes after each.
    row: Vec<(usize, String)>,
    after: String,
}

/// Serves the page that `sample` is one of, with the students of `database`.
pub async fn serve(address: SocketAddr, sample: &Path, database: &Path) -> Result<(), Failed> {
    let tables = Connection::open(database)?;
    let first = people(&tables)?.into_iter().next().ok_or_else(|| Failed::Told("nobody is on the roster".into()))?;
    let page = Page::cut(&std::fs::read_to_string(sample)?, &first)?;
    let shared = Arc::new((page, Mutex::new(tables)));
    let show = move || {
        let shared = shared.clone();
        async move {
            let tables = shared.1.lock().expect("nobody panics while holding it");
            Html(people(&tables).map(|people| shared.0.with(&people)).unwrap_or_default())
        }
    };
    let listener = tokio::net::TcpListener::bind(address).await?;
    Ok(axum::serve(listener, Router::new().route("/", get(show))).await?)
}

type Student = [String; 3];

fn people(tables: &Connection) -> Result<Vec<Student>, Failed> {
    let mut question = tables.prepare_cached(QUESTION)?;
    let read = |row: &rusqlite::Row<'_>| Ok([row.get(0)?, row.get(1)?, row.get::<_, Uuid>(2)?.to_string()]);
    Ok(question.query_map([], read)?.collect::<Result<_, _>>()?)
}

impl Page {
    fn cut(sample: &str, first: &Student) -> Result<Self, Failed> {
        let unlike = || Failed::Told("the sample has no row of the first student".into());
        let (before, rest) = sample.split_once(ROW).ok_or_else(unlike)?;
        let (row, _) = rest.split_once("</li>").ok_or_else(unlike)?;
        let last = sample.rfind(ROW).ok_or_else(unlike)?;
        let (_, after) = sample[last..].split_once("</li>").ok_or_else(unlike)?;
        let mut marked = format!("{ROW}{row}</li>");
        for (value, slot) in first.iter().zip(SLOTS) {
            marked = marked.replace(value, slot);
        }
        let mut row = Vec::new();
        for piece in marked.split_inclusive(|letter| SLOTS.iter().any(|slot| slot.starts_with(letter))) {
            let slot = SLOTS.iter().position(|slot| piece.ends_with(slot));
            row.push((slot.unwrap_or(SLOTS.len()), piece.trim_end_matches(|c| c < '\u{4}').to_owned()));
        }
        Ok(Self { before: before.to_owned(), row, after: after.to_owned() })
    }

    fn with(&self, people: &[Student]) -> String {
        let mut page = String::with_capacity(self.before.len() + self.after.len() + people.len() * 3_000);
        page.push_str(&self.before);
        for student in people {
            for (slot, piece) in &self.row {
                page.push_str(piece);
                if let Some(value) = student.get(*slot) {
                    escape(value, &mut page);
                }
            }
        }
        page.push_str(&self.after);
        page
    }
}

fn escape(text: &str, page: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            other => page.push(other),
        }
    }
}
