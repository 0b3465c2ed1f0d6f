//! Putting students on a roster: pasted names or a CSV become a plan that is shown before anything happens. Nothing is
//! half-imported: a plan with a bad row cannot be carried out.

use serde::{Deserialize, Serialize};

use crate::accounts::sort_name;
use crate::clock::Moment;
use crate::id::PersonId;
use crate::refusal::Sentence;
use crate::words::{LONGEST_NAME, clean, line, optional_line};

/// The largest roster one paste may bring.
pub const MOST_ROWS: usize = 500;

/// The pictures that stand beside names; also what a child is known by before reading.
pub const PICTURES: [&str; 24] = [
    "fox", "owl", "turtle", "fish", "whale", "rabbit", "bee", "snail", "cat", "duck", "tree", "leaf", "flower",
    "cactus", "mushroom", "apple", "moon", "kite", "boat", "balloon", "rocket", "umbrella", "house", "key",
];

/// What will happen to one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "will", rename_all = "snake_case")]
pub enum RowPlan {
    /// A new student.
    Add,
    /// On the roster once and removed: comes back with everything.
    Restore,
    /// Already on the roster: nothing happens.
    Already,
    /// Twice in this paste: nothing happens the second time.
    Twice { first: usize },
    /// Cannot stand.
    Bad { sentence: Sentence },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Line number as the teacher sees it, from 1.
    pub line: usize,
    pub name: String,
    pub external_id: Option<String>,
    pub plan: RowPlan,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterPlan {
    pub rows: Vec<Row>,
}

impl RosterPlan {
    pub fn may_be_carried_out(&self) -> bool {
        !self.rows.is_empty() && !self.rows.iter().any(|row| matches!(row.plan, RowPlan::Bad { .. }))
    }

    pub fn count(&self, which: impl Fn(&RowPlan) -> bool) -> usize {
        self.rows.iter().filter(|row| which(&row.plan)).count()
    }
}

/// One typed row, before it is judged: a name and maybe the school's own id for the student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedRow {
    pub line: usize,
    pub name: String,
    pub external_id: Option<String>,
}

/// Someone who is or was on the roster.
pub struct Known<'a> {
    pub name: &'a str,
    pub external_id: Option<&'a str>,
    pub enrolled: bool,
}

/// A student as the roster's page shows them to a teacher of the class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterEntry {
    pub person: PersonId,
    pub name: String,
    pub picture: String,
    pub nickname: bool,
    /// When somebody last took this name; announced, and can be undone.
    pub claimed_at: Option<Moment>,
    pub has_pin: bool,
    /// Too many wrong PINs: opened by the teacher, or on a device that succeeded before.
    pub locked: bool,
    /// Taken off the roster; comes back with everything.
    pub removed_at: Option<Moment>,
}

/// True if the two are one student: by the school's ids where both have one, else by their names.
pub fn same_student(name: &str, id: Option<&str>, other: &str, other_id: Option<&str>) -> bool {
    match (id, other_id) {
        (Some(a), Some(b)) => a == b,
        _ => sort_name(name) == sort_name(other),
    }
}

/// A name that can stand on a roster: one line with a letter in it.
pub fn student_name(typed: &str) -> Result<String, Sentence> {
    let name = line(typed, LONGEST_NAME)?;
    if name.chars().any(char::is_alphabetic) { Ok(name) } else { Err(Sentence::new("roster.no_letters")) }
}

/// The picture for the next student: the first that nobody has; when all are taken, the one that the fewest have.
pub fn next_picture<'a>(taken: impl IntoIterator<Item = &'a str>) -> &'static str {
    let mut counts = [0usize; PICTURES.len()];
    for picture in taken {
        if let Some(at) = PICTURES.iter().position(|known| *known == picture) {
            counts[at] += 1;
        }
    }
    let least = (0..PICTURES.len()).min_by_key(|at| counts[*at]).unwrap_or(0);
    PICTURES[least]
}

/// `Okafor, Ada` is Ada Okafor, as school systems print it.
pub fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !first.trim().is_empty() && !last.trim().is_empty() => {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => name.trim().to_owned(),
    }
}

/// Names pasted one a line; empty lines are passed over.
pub fn pasted(text: &str) -> Vec<TypedRow> {
    clean(text)
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| TypedRow { line: at + 1, name: turned(line), external_id: None })
        .collect()
}

/// Judges every row against the roster. Two students may share a name only if the school's ids tell them apart.
pub fn plan(typed: &[TypedRow], known: &[Known<'_>]) -> RosterPlan {
    let mut rows: Vec<Row> = Vec::with_capacity(typed.len());
    for typed in typed {
        let id = match optional_line(typed.external_id.as_deref().unwrap_or_default(), LONGEST_NAME) {
            Ok(id) => (!id.is_empty()).then_some(id),
            Err(sentence) => {
                let name = typed.name.chars().take(LONGEST_NAME).collect();
                rows.push(Row { line: typed.line, name, external_id: None, plan: RowPlan::Bad { sentence } });
                continue;
            }
        };
        let (name, plan) = match student_name(&typed.name) {
            Err(sentence) => (typed.name.chars().take(LONGEST_NAME).collect(), RowPlan::Bad { sentence }),
            Ok(name) if rows.len() >= MOST_ROWS => {
                (name, RowPlan::Bad { sentence: Sentence::new("roster.too_many").with("most", MOST_ROWS) })
            }
            Ok(name) => {
                let same = |other: &str, other_id: Option<&str>| same_student(&name, id.as_deref(), other, other_id);
                let earlier = rows
                    .iter()
                    .find(|r| !matches!(r.plan, RowPlan::Bad { .. }) && same(&r.name, r.external_id.as_deref()));
                let plan = match (earlier, known.iter().find(|k| same(k.name, k.external_id))) {
                    (Some(first), _) => RowPlan::Twice { first: first.line },
                    (None, Some(known)) if known.enrolled => RowPlan::Already,
                    (None, Some(_)) => RowPlan::Restore,
                    (None, None) => RowPlan::Add,
                };
                (name, plan)
            }
        };
        rows.push(Row { line: typed.line, name, external_id: id, plan });
    }
    RosterPlan { rows }
}

/// Names that match what a student typed: at least two letters, at the start of any part of the name. Folded for case and marks,
/// so that `zoe` finds Zoë.
pub fn matches(typed: &str, name: &str) -> bool {
    let typed = folded(typed);
    typed.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && (folded(name).starts_with(&typed) || folded(name).split_whitespace().any(|part| part.starts_with(&typed)))
}

fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = clean(text)
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn known(name: &str, enrolled: bool) -> Known<'_> {
        Known { name, external_id: None, enrolled }
    }

    #[test]
    fn a_paste_is_judged_row_by_row() {
        let typed = pasted("Ada Okafor\n\nHaddad, Dina\n12345\nada okafor\nBo Lindqvist\nChen Wei-Ling");
        let plan = plan(&typed, &[known("Bo Lindqvist", true), known("Chen Wei-Ling", false)]);
        let told: Vec<_> = plan.rows.iter().map(|r| (r.line, r.name.as_str(), &r.plan)).collect();
        assert_eq!(told[0], (1, "Ada Okafor", &RowPlan::Add));
        assert_eq!(told[1], (3, "Dina Haddad", &RowPlan::Add));
        assert!(matches!(told[2], (4, "12345", RowPlan::Bad { .. })));
        assert_eq!(told[3].2, &RowPlan::Twice { first: 1 });
        assert_eq!(told[4].2, &RowPlan::Already);
        assert_eq!(told[5].2, &RowPlan::Restore);
        assert!(!plan.may_be_carried_out());
    }

    #[test]
    fn two_letters_find_a_name_and_one_finds_nobody() {
        assert!(matches("zo", "Zoë Ångström"));
        assert!(matches("ang", "Zoë Ångström"));
        assert!(matches("  ADA o", "Ada Okafor"));
        assert!(!matches("a", "Ada Okafor"));
        assert!(!matches("", "Ada Okafor"));
        assert!(!matches("kafor", "Ada Okafor"));
    }

    #[test]
    fn pictures_are_shared_only_when_all_are_taken() {
        let mut taken: Vec<&str> = vec!["owl"];
        for _ in 1..PICTURES.len() {
            let next = next_picture(taken.iter().copied());
            assert!(!taken.contains(&next), "{next} twice");
            taken.push(next);
        }
        assert_eq!(next_picture(taken.iter().copied()), "fox");
    }

    #[test]
    fn the_schools_ids_tell_namesakes_apart_and_are_cleaned_too() {
        let row = |line, id: &str| TypedRow { line, name: "Ada Okafor".into(), external_id: Some(id.into()) };
        let rows = [row(1, " S1\0 "), row(2, "S2"), row(3, "S1"), row(4, &"x".repeat(100_000))];
        let plan = plan(&rows, &[]);
        assert_eq!((&plan.rows[0].plan, plan.rows[0].external_id.as_deref()), (&RowPlan::Add, Some("S1")));
        assert_eq!(plan.rows[1].plan, RowPlan::Add);
        assert_eq!(plan.rows[2].plan, RowPlan::Twice { first: 1 });
        assert!(matches!(plan.rows[3].plan, RowPlan::Bad { .. }));
    }

    proptest! {
        #[test]
        fn any_paste_gives_a_row_for_every_line_with_something_on_it(text in any::<String>()) {
            let typed = pasted(&text);
            prop_assert_eq!(plan(&typed, &[]).rows.len(), typed.len());
        }
    }
}
