//! The server's tables: embedded, merged per language, served under an address that changes with the words.

use std::collections::HashMap;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use super::language::Table;
use super::{LANGUAGES, Locale};

/// Tag, feature and JSON of each file, and what the languages lack: checked while this is compiled, and a release with a fault does not compile.
static READ: (&[(&str, &str, &str)], &[&str]) = sentences::tables!("ar", "en", "es", "ht", "vi", "zh");

struct Merged {
    table: Table,
    teacher: Served,
    student: Served,
    goals: Served,
}

/// A table as browsers get it.
struct Served {
    json: Vec<u8>,
    hash: String,
}

/// For whom a browser's table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The console.
    Teacher,
    /// The pages of a student that come alive: on a small device every sentence counts.
    Student,
    /// A student's pages about goals say much that no other page says.
    Goals,
}

/// Said by pages that never come alive, and in the log of what adults did.
const PLAIN: &[&str] = &[
    "access",
    "accounts",
    "audience",
    "audit",
    "badges",
    "boards",
    "choices",
    "classes",
    "competencies",
    "conference",
    "drawing",
    "early",
    "export",
    "files",
    "goal_guide",
    "growing",
    "guest",
    "help",
    "idle",
    "inquiry",
    "invitations",
    "join",
    "landing",
    "lessons",
    "measures",
    "outbox",
    "pin",
    "portfolio",
    "projector",
    "questions",
    "replies",
    "reply_starters",
    "room",
    "roster",
    "rounds",
    "rubrics",
    "safety",
    "school",
    "sessions",
    "shelf",
    "showing",
    "sign_in",
    "stage",
    "update",
    "world",
];
/// Said by a teacher's live pages only.
const TEACHERS: [&str; 2] = ["console", "door"];
/// Said by a student's live pages only; but a teacher too may be refused with the sentences after them.
const STUDENTS: [&str; 4] = ["growth", "home", "reflections", "talk"];
const REFUSED: [&str; 14] = [
    "growth.another_pair",
    "growth.left",
    "growth.set_aside",
    "growth.two_pieces",
    "reflections.already_read",
    "reflections.class_put_away",
    "reflections.confirm_your_words",
    "reflections.empty",
    "reflections.left_class",
    "reflections.no_such_version",
    "reflections.not_resting",
    "reflections.not_shared_yet",
    "reflections.say_what_you_need",
    "talk.nobody_named",
];

fn is_for(key: &str, whose: Whose) -> bool {
    match (key.split('.').next().unwrap_or_default(), whose) {
        ("goals", _) => whose == Whose::Goals,
        (feature, _) if PLAIN.contains(&feature) => false,
        (feature, Whose::Teacher) => !STUDENTS.contains(&feature) || REFUSED.contains(&key),
        (feature, _) => !TEACHERS.contains(&feature),
    }
}

impl Served {
    fn of(table: &Table, whose: Whose) -> Self {
        // Sorted, so that the same words have the same address.
        let sorted: std::collections::BTreeMap<_, _> = table.0.iter().filter(|(key, _)| is_for(key, whose)).collect();
        let json = serde_json::to_vec(&sorted).unwrap_or_default();
        let hash = Sha256::digest(&json).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        Self { json, hash }
    }
}

static TABLES: LazyLock<HashMap<&'static str, Merged>> = LazyLock::new(|| {
    LANGUAGES
        .iter()
        .map(|(tag, _)| {
            // While a language still lacks a sentence, the English one stands in.
            let mut table = Table::default();
            for of in ["en", *tag] {
                let files = READ.0.iter().filter(|(tag, ..)| *tag == of);
                for part in files.filter_map(|(_, _, json)| serde_json::from_str::<Table>(json).ok()) {
                    table.0.extend(part.0);
                }
            }
            let [teacher, student, goals] =
                [Whose::Teacher, Whose::Student, Whose::Goals].map(|whose| Served::of(&table, whose));
            (*tag, Merged { table, teacher, student, goals })
        })
        .collect()
});

pub(super) fn table(locale: Locale) -> &'static Table {
    &TABLES[locale.0].table
}

/// Where the browser fetches its table: `/messages/en.<hash>.json`, a student's `/messages/en-student.<hash>.json`.
pub fn address(locale: Locale, whose: Whose) -> String {
    let tables = &TABLES[locale.0];
    match whose {
        Whose::Teacher => format!("/messages/{}.{}.json", locale.0, tables.teacher.hash),
        Whose::Student => format!("/messages/{}-student.{}.json", locale.0, tables.student.hash),
        Whose::Goals => format!("/messages/{}-goals.{}.json", locale.0, tables.goals.hash),
    }
}

/// The table behind a file name of [`address`]. A stale hash gives the words of today: an old tab is better off with them than without.
pub fn merged_table(file: &str) -> Option<&'static [u8]> {
    let name = file.split('.').next()?;
    match name.split_once('-') {
        Some((tag, "student")) => TABLES.get(tag).map(|tables| tables.student.json.as_slice()),
        Some((tag, "goals")) => TABLES.get(tag).map(|tables| tables.goals.json.as_slice()),
        _ => TABLES.get(name).map(|tables| tables.teacher.json.as_slice()),
    }
}

/// What a script of our own may have to say that no page's table has: the sentences of some features, as they stand.
pub fn sentences_of(locale: Locale, features: &[&str]) -> Vec<u8> {
    let is_one = |key: &str| features.contains(&key.split('.').next().unwrap_or_default());
    let sorted: std::collections::BTreeMap<_, _> =
        TABLES[locale.0].table.0.iter().filter(|(key, _)| is_one(key)).collect();
    serde_json::to_vec(&sorted).unwrap_or_default()
}

/// The best language for an `Accept-Language` header: the one most wished for, the first of equals. Whoever reads any Chinese reads ours.
pub fn negotiate(accepted: &str) -> Locale {
    let wishes = accepted.split(',').filter_map(|wish| {
        let mut parts = wish.split(';').map(str::trim);
        let locale = Locale::named(&parts.next()?.split('-').next()?.to_ascii_lowercase())?;
        let weight =
            parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |q| q.trim().parse::<f32>().ok())?;
        (weight > 0.0).then_some((locale, weight))
    });
    let best = wishes.reduce(|best, wish| if wish.1 > best.1 { wish } else { best });
    best.map(|(locale, _)| locale).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::language::Entry;
    use super::super::plural_server::forms;
    use super::*;

    /// A release would not compile; `.ci/words` prints what to translate.
    #[test]
    fn every_language_has_every_sentence_with_the_same_gaps() {
        assert_eq!(READ.1, Vec::<&str>::new());
        let read: BTreeSet<_> = READ.0.iter().map(|(tag, ..)| *tag).collect();
        assert_eq!(read, LANGUAGES.map(|(tag, _)| tag).into(), "the tables of all languages, and of no others");
    }

    #[test]
    fn what_is_counted_has_the_forms_that_its_language_has() {
        for (tag, _) in LANGUAGES {
            let known = forms(Locale(tag));
            let files = READ.0.iter().filter(|(of, ..)| *of == tag);
            for (key, entry) in files.flat_map(|(_, _, json)| serde_json::from_str::<Table>(json).unwrap().0) {
                if let Entry::Plural(said) = entry {
                    assert_eq!(said.keys().map(String::as_str).collect::<BTreeSet<_>>(), known, "{tag} {key}");
                }
            }
        }
    }

    /// Every `"feature.key"` that the code names is in the table, in every crate that names keys.
    #[test]
    fn every_key_in_the_code_has_a_sentence() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let features: BTreeSet<String> =
            TABLES["en"].table.0.keys().map(|k| k.split('.').next().unwrap().into()).collect();
        let mut missing = BTreeSet::new();
        let mut folders: Vec<_> =
            ["src", "domain/src", "store/src", "../server/src"].iter().map(|f| root.join(f)).collect();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()) {
                if entry.is_dir() {
                    folders.push(entry);
                } else if entry.extension().is_some_and(|e| e == "rs") {
                    let text = std::fs::read_to_string(&entry).unwrap();
                    let code = text.split("#[cfg(test)]").next().unwrap();
                    for quoted in code.split('"').skip(1).step_by(2) {
                        let mut parts = quoted.split('.');
                        let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
                        let shaped = !second.is_empty()
                            && quoted
                                .bytes()
                                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._".contains(&b));
                        let file_name = [".rs", ".json", ".js", ".css", ".svg", ".html", ".txt", ".db"]
                            .iter()
                            .any(|e| quoted.ends_with(e));
                        if shaped
                            && !file_name
                            && features.contains(first)
                            && !TABLES["en"].table.0.contains_key(quoted)
                        {
                            missing.insert(quoted.to_owned());
                        }
                    }
                }
            }
        }
        assert!(missing.is_empty(), "no sentence for {missing:?}");
    }

    /// Every key that the live pages' own files name is in the table that their browsers get.
    #[test]
    fn live_pages_have_the_words_they_say() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let shared = ["ui", "offline", "live", "clock_face.rs", "error.rs", "routes.rs", "student.rs"];
        let students = ["home", "reflections", "growth", "talk"];
        let teachers = ["console"];
        let pages = shared.iter().chain(&students).map(|place| (place, Whose::Student));
        let pages = pages.chain(teachers.iter().map(|place| (place, Whose::Teacher))).chain([(&"goals", Whose::Goals)]);
        let known = &TABLES["en"].table.0;
        let mut said = 0;
        for (place, whose) in pages {
            let mut paths = vec![root.join(place)];
            while let Some(path) = paths.pop() {
                if path.is_dir() {
                    paths.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
                    continue;
                }
                // Keys of the stage, and the page that leads from a thing to a goal, are made by the server alone, whole sentences and all.
                if ["console/stage.rs", "goals/for_it.rs"].iter().any(|alone| path.ends_with(alone)) {
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                for key in text.split('"').filter(|quoted| known.contains_key(*quoted)) {
                    said += 1;
                    // The list of refusals is one for all pages, and the page that gives words back is made by the server.
                    let of_all = path.ends_with("offline/refused.rs") || path.ends_with("reflections/again.rs");
                    let said = is_for(key, whose) || of_all && is_for(key, Whose::Goals);
                    assert!(said, "{key} is said in {}", path.display());
                }
            }
        }
        assert!(said > 400);
    }

    /// And so is every sentence that a student's command can be refused with.
    #[test]
    fn a_students_refusals_have_their_words() {
        for key in crate::offline::REFUSED_KEYS {
            assert!(is_for(key, if key.starts_with("goals.") { Whose::Goals } else { Whose::Student }), "{key}");
        }
        assert!(!is_for("console.note_sent", Whose::Student) && is_for("console.note_sent", Whose::Teacher));
    }

    /// What the rules refuse with is refused to a teacher too, whichever feature says it.
    #[test]
    fn a_teachers_refusals_have_their_words() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut folders = vec![root.join("domain/src"), root.join("store/src")];
        let mut refused = BTreeSet::new();
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(text) = std::fs::read_to_string(&path) {
                    let keys = text.split('"').filter(|key| TABLES["en"].table.0.contains_key(*key)).map(str::to_owned);
                    refused.extend(keys.filter(|key| STUDENTS.contains(&key.split('.').next().unwrap_or_default())));
                }
            }
        }
        assert_eq!(refused, REFUSED.map(str::to_owned).into());
    }

    #[test]
    fn the_reader_is_heard() {
        assert_eq!(negotiate("es-MX,es;q=0.9,en;q=0.8"), Locale("es"));
        assert_eq!(negotiate("fr, en;q=0.5"), Locale("en"));
        assert_eq!(negotiate("en;q=0.3, ar-EG;q=0.7, *;q=0.1"), Locale("ar"));
        assert_eq!(negotiate("VI-vn"), Locale("vi"));
        assert_eq!(negotiate("es;q=0, vi;q=0.2"), Locale("vi"));
        assert_eq!(negotiate("es; q=0.5 , vi; q=0.8"), Locale("vi"));
        for nothing in ["", "\0", ";;,,", "es;q=x", "es;q=NaN", "tlh", "*"] {
            assert_eq!(negotiate(nothing), Locale("en"), "{nothing:?}");
        }
    }

    #[test]
    fn a_page_says_its_language_and_its_direction() {
        for (tag, _) in LANGUAGES {
            let locale = Locale(tag);
            assert_eq!(Locale::named(locale.lang()), Some(locale), "browsers read it from the page");
            assert_eq!(locale.direction() == "rtl", tag == "ar");
        }
        assert_eq!(Locale("zh").lang(), "zh-Hans");
    }
}
