//! Competencies: what a class is learning to do, in a student's words ("I can …"). A class's list is pasted, or comes as a CSV with human
//! codes and identifiers as CASE frameworks have them; it becomes a plan that is shown before anything happens, like a roster.

mod table;

pub use table::{from_table, pasted};

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::id::{ClassId, CompetencyId};
use crate::refusal::Sentence;
use crate::words::{LONGEST_NAME, LONGEST_SENTENCE, line, optional_line};

/// The longest list that one paste may bring.
pub const MOST_ROWS: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct CompetencyView {
    pub id: CompetencyId,
    pub class: ClassId,
    pub class_name: String,
    /// As people cite it: `MS-LS1-6`. May be empty.
    pub code: String,
    /// As systems do (CASE: a UUID or an address). May be empty.
    pub identifier: String,
    /// "I can …"
    pub statement: String,
}

/// One typed row, before it is judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedCompetency {
    /// As the teacher sees it, from 1.
    pub line: usize,
    pub code: String,
    pub identifier: String,
    pub statement: String,
}

/// What will happen to one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompetencyFate {
    Add,
    /// On the list, and said otherwise or with a code or an identifier that it did not have: goals that aim at it keep it.
    Reword,
    /// Was taken off the list: comes back.
    Restore,
    Already,
    Twice {
        first: usize,
    },
    Bad {
        sentence: Sentence,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetencyRow {
    pub line: usize,
    pub code: String,
    pub identifier: String,
    pub statement: String,
    pub fate: CompetencyFate,
    /// Not said as a student would; it can stand, and is better as "I can …".
    pub not_in_student_words: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompetencyPlan {
    pub rows: Vec<CompetencyRow>,
}

impl CompetencyPlan {
    pub fn may_be_carried_out(&self) -> bool {
        !self.rows.is_empty() && !self.rows.iter().any(|row| matches!(row.fate, CompetencyFate::Bad { .. }))
    }

    pub fn count(&self, which: impl Fn(&CompetencyFate) -> bool) -> usize {
        self.rows.iter().filter(|row| which(&row.fate)).count()
    }
}

/// One that is or was on the list.
pub struct KnownCompetency<'a> {
    pub code: &'a str,
    pub identifier: &'a str,
    pub statement: &'a str,
    pub listed: bool,
}

impl KnownCompetency<'_> {
    /// Whether a row (identifier, code, statement) has words other than these, or a code or an identifier that is not here.
    fn is_told_more_by(&self, (identifier, code, statement): (&str, &str, &str)) -> bool {
        let news = |said: &str, known: &str| !said.is_empty() && !said.eq_ignore_ascii_case(known);
        self.statement != statement || news(code, self.code) || news(identifier, self.identifier)
    }
}

/// True if the two are one: by identifier where both have one, else by code, else by their words.
pub fn same(a: (&str, &str, &str), b: (&str, &str, &str)) -> bool {
    let ((identifier, code, statement), (other_identifier, other_code, other_statement)) = (a, b);
    if !identifier.is_empty() && !other_identifier.is_empty() {
        return identifier.eq_ignore_ascii_case(other_identifier);
    }
    if !code.is_empty() && !other_code.is_empty() {
        return code.eq_ignore_ascii_case(other_code);
    }
    statement == other_statement
}

/// "I can …", in a language that we speak.
pub fn in_student_words(statement: &str) -> bool {
    let start: String = statement.chars().take(24).flat_map(char::to_lowercase).collect();
    let words = [
        "i can ",
        "puedo ",
        "yo puedo ",
        "sé ",
        "yo sé ",
        "أستطيع ",
        "يمكنني ",
        "أقدر ",
        "أعرف ",
        "tôi có thể ",
        "em có thể ",
        "mình có thể ",
        "tôi biết ",
        "em biết ",
        "mwen ka ",
        "m ka ",
        "mwen kapab ",
        "m kapab ",
        "我能",
        "我会",
        "我可以",
    ];
    words.iter().any(|words| start.starts_with(words))
}

/// Judges every row against the class's list.
pub fn plan(typed: &[TypedCompetency], known: &[KnownCompetency<'_>]) -> CompetencyPlan {
    let mut rows: Vec<CompetencyRow> = Vec::with_capacity(typed.len());
    for typed in typed {
        let judged = judge(typed, rows.len());
        let (code, identifier, statement, bad) = match judged {
            Ok((code, identifier, statement)) => (code, identifier, statement, None),
            Err(sentence) => {
                let short = |text: &str| text.chars().take(LONGEST_NAME).collect::<String>();
                (short(&typed.code), short(&typed.identifier), short(&typed.statement), Some(sentence))
            }
        };
        let this = (identifier.as_str(), code.as_str(), statement.as_str());
        let earlier = rows.iter().find(|row| {
            !matches!(row.fate, CompetencyFate::Bad { .. }) && same(this, (&row.identifier, &row.code, &row.statement))
        });
        let there = known.iter().find(|known| same(this, (known.identifier, known.code, known.statement)));
        let fate = match (bad, earlier, there) {
            (Some(sentence), _, _) => CompetencyFate::Bad { sentence },
            (None, Some(first), _) => CompetencyFate::Twice { first: first.line },
            (None, None, None) => CompetencyFate::Add,
            (None, None, Some(known)) if !known.listed => CompetencyFate::Restore,
            (None, None, Some(known)) if known.is_told_more_by(this) => CompetencyFate::Reword,
            (None, None, Some(_)) => CompetencyFate::Already,
        };
        let not_in_student_words = !in_student_words(&statement);
        rows.push(CompetencyRow { line: typed.line, code, identifier, statement, fate, not_in_student_words });
    }
    CompetencyPlan { rows }
}

fn judge(typed: &TypedCompetency, before: usize) -> Result<(String, String, String), Sentence> {
    if before >= MOST_ROWS {
        return Err(Sentence::new("competencies.too_many").with("most", MOST_ROWS));
    }
    let code = optional_line(&typed.code, LONGEST_NAME)?;
    let identifier = optional_line(&typed.identifier, LONGEST_SENTENCE)?;
    let statement = line(&typed.statement, LONGEST_SENTENCE)?;
    if !statement.chars().any(char::is_alphabetic) {
        return Err(Sentence::new("competencies.no_letters"));
    }
    Ok((code, identifier, statement))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(line: usize, code: &str, statement: &str) -> TypedCompetency {
        TypedCompetency { line, code: code.into(), statement: statement.into(), ..Default::default() }
    }

    #[test]
    fn a_list_is_judged_row_by_row() {
        let typed = [
            row(1, "LS1-6", "I can explain where a plant's food comes from"),
            row(2, "ls1-6", "I can say it again"),
            row(3, "LS2-1", "I can read a food web"),
            row(4, "LS2-3", "Describe cycling of matter"),
            row(5, "", "…"),
            row(6, "LS2-4", "I can argue from data"),
        ];
        let known = |code: &'static str, statement: &'static str, listed| KnownCompetency {
            code,
            identifier: "",
            statement,
            listed,
        };
        let known = [
            known("LS2-1", "I can read a food web", true),
            known("LS2-3", "I can follow matter around", true),
            known("LS2-4", "I can argue from data", false),
        ];
        let plan = plan(&typed, &known);
        let fates: Vec<_> = plan.rows.iter().map(|row| row.fate.clone()).collect();
        assert_eq!(
            fates[..4],
            [CompetencyFate::Add, CompetencyFate::Twice { first: 1 }, CompetencyFate::Already, CompetencyFate::Reword]
        );
        assert!(matches!(fates[4], CompetencyFate::Bad { .. }));
        assert_eq!(fates[5], CompetencyFate::Restore);
        assert!(!plan.may_be_carried_out());
        assert_eq!(
            plan.rows.iter().map(|row| row.not_in_student_words).collect::<Vec<_>>(),
            [false, false, false, true, true, false]
        );
    }

    #[test]
    fn codes_and_identifiers_come_to_what_was_pasted_without() {
        let known = [KnownCompetency { code: "", identifier: "", statement: "I can read a food web", listed: true }];
        let with = |code: &str, identifier: &str| TypedCompetency {
            line: 1,
            code: code.into(),
            identifier: identifier.into(),
            statement: "I can read a food web".into(),
        };
        let fate = |row: TypedCompetency| plan(&[row], &known).rows.remove(0).fate;
        assert_eq!(fate(with("", "")), CompetencyFate::Already);
        assert_eq!(fate(with("LS2-1", "")), CompetencyFate::Reword);
        assert_eq!(fate(with("", "urn:case:1")), CompetencyFate::Reword);
    }

    #[test]
    fn students_words_are_known_in_every_language_of_ours() {
        for said in ["I can add", "Puedo sumar", "أستطيع الجمع", "Em có thể cộng", "Mwen ka ajoute", "我能做加法"]
        {
            assert!(in_student_words(said), "{said}");
        }
        assert!(!in_student_words("The student adds"));
    }

    #[test]
    fn identifiers_tell_apart_what_shares_a_code() {
        assert!(same(("A", "1", "x"), ("a", "2", "y")));
        assert!(!same(("A", "1", "x"), ("B", "1", "x")));
        assert!(same(("", "1", "x"), ("B", "1", "y")));
    }

    proptest! {
        #[test]
        fn any_paste_gives_a_row_for_every_line_with_something_on_it(text in any::<String>()) {
            let typed = pasted(&text);
            prop_assert_eq!(plan(&typed, &[]).rows.len(), typed.len());
        }
    }
}
