//! A list of competencies as it is pasted, or as rows out of a CSV: which column is what.

use super::TypedCompetency;
use crate::words::{LONGEST_SENTENCE, clean, folded};

/// What CASE and spreadsheets call the columns, in English and Spanish, folded.
const CODE: [&str; 7] = ["humancodingscheme", "code", "shortcode", "standard", "number", "codigo", "estandar"];
const IDENTIFIER: [&str; 7] = ["identifier", "caseidentifier", "guid", "uri", "id", "caseuri", "identificador"];
/// In the order in which they are preferred: a student's sentence before the framework's.
const STATEMENT: [&str; 14] = [
    "ican",
    "studentlanguage",
    "studentstatement",
    "lenguajedelestudiante",
    "puedo",
    "statement",
    "fullstatement",
    "abbreviatedstatement",
    "description",
    "competency",
    "words",
    "enunciado",
    "competencia",
    "descripcion",
];

#[derive(Default)]
struct Columns {
    code: Option<usize>,
    identifier: Option<usize>,
    /// As preferred.
    statements: Vec<usize>,
}

impl Columns {
    /// None if the line is no header.
    fn of_header(cells: &[String]) -> Option<Self> {
        let mut columns = Self::default();
        let mut statements: Vec<(usize, usize)> = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let cell = folded(cell);
            if let Some(rank) = STATEMENT.iter().position(|known| *known == cell) {
                statements.push((rank, at));
            } else if CODE.contains(&cell.as_str()) {
                columns.code = columns.code.or(Some(at));
            } else if IDENTIFIER.contains(&cell.as_str()) {
                columns.identifier = columns.identifier.or(Some(at));
            }
        }
        statements.sort_unstable();
        columns.statements = statements.into_iter().map(|(_, at)| at).collect();
        (!columns.statements.is_empty()).then_some(columns)
    }

    fn read(&self, line: usize, cells: &[String]) -> TypedCompetency {
        let cell = |at: usize| cells.get(at).map(|cell| cell.trim().to_owned()).unwrap_or_default();
        // Frameworks say some things at great length, and beside it in short.
        let said: Vec<String> = self.statements.iter().map(|at| cell(*at)).filter(|text| !text.is_empty()).collect();
        let fits = said.iter().find(|text| text.chars().count() <= LONGEST_SENTENCE);
        TypedCompetency {
            line,
            code: self.code.map(cell).unwrap_or_default(),
            identifier: self.identifier.map(cell).unwrap_or_default(),
            statement: fits.or(said.first()).cloned().unwrap_or_default(),
        }
    }
}

/// Rows of a table with their line numbers. A header says which column is what; without one, the longest cell is the statement, what
/// stands before it the code, and what stands after it the identifier.
pub fn from_table(rows: &[(usize, Vec<String>)]) -> Vec<TypedCompetency> {
    let mut filled = rows.iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).peekable();
    let columns = filled.peek().and_then(|(_, cells)| Columns::of_header(cells));
    if columns.is_some() {
        filled.next();
    }
    filled
        .map(|(line, cells)| columns.as_ref().map_or_else(|| guessed(*line, cells), |c| c.read(*line, cells)))
        .collect()
}

fn guessed(line: usize, cells: &[String]) -> TypedCompetency {
    let longest = (0..cells.len()).rev().max_by_key(|at| cells[*at].trim().chars().count()).unwrap_or(0);
    let cell =
        |at: Option<usize>| at.and_then(|at| cells.get(at)).map(|cell| cell.trim().to_owned()).unwrap_or_default();
    TypedCompetency {
        line,
        code: cell(longest.checked_sub(1).map(|_| 0)),
        identifier: cell(Some(longest + 1)),
        statement: cell(Some(longest)),
    }
}

/// One a line: a code and the sentence, with a tab or a bar between them or nothing but a blank; or the sentence alone. Empty lines are
/// passed over.
pub fn pasted(text: &str) -> Vec<TypedCompetency> {
    let cells = |line: &str| -> Vec<String> {
        let parts = match (line.contains(['\t', '|']), line.trim().split_once(char::is_whitespace)) {
            (false, Some((code, rest))) if is_code(code) => vec![code.trim_end_matches(':'), rest],
            _ => line.split(['\t', '|']).collect(),
        };
        parts.into_iter().map(|cell| cell.trim().to_owned()).collect()
    };
    let rows: Vec<_> = clean(text).lines().enumerate().map(|(at, line)| (at + 1, cells(line))).collect();
    from_table(&rows)
}

/// `MS-LS1-6` and `RL.4.2:` are codes; `I`, `3` and `Explain` are not.
fn is_code(word: &str) -> bool {
    let joint = |c: char| matches!(c, '-' | '.' | ':');
    word.chars().any(|c| c.is_ascii_digit())
        && word.chars().any(joint)
        && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || joint(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_is_a_sentence_a_line_with_or_without_its_code() {
        let rows = pasted(
            "I can read a food web\n\nLS2-1 | I can argue from data\nLS2-3\tI can follow matter\tabc-1\nRL.4.2: I can retell\n3 steps I can take",
        );
        let told: Vec<_> =
            rows.iter().map(|r| (r.line, r.code.as_str(), r.statement.as_str(), r.identifier.as_str())).collect();
        let expected = [
            (1, "", "I can read a food web", ""),
            (3, "LS2-1", "I can argue from data", ""),
            (4, "LS2-3", "I can follow matter", "abc-1"),
            (5, "RL.4.2", "I can retell", ""),
            (6, "", "3 steps I can take", ""),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_case_export_is_read_by_its_header() {
        let cells = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
        let rows = [
            (1, cells("Identifier,Human Coding Scheme,fullStatement,I can")),
            (2, cells("6b9f,MS-LS1-6,Construct an explanation,I can explain")),
            (3, cells("6c00,MS-LS1-7,Develop a model,")),
        ];
        let read = from_table(&rows);
        assert_eq!(read.len(), 2);
        assert_eq!(
            (read[0].code.as_str(), read[0].identifier.as_str(), read[0].statement.as_str()),
            ("MS-LS1-6", "6b9f", "I can explain")
        );
        assert_eq!(read[1].statement, "Develop a model", "the framework's own words where there are no others");
    }

    #[test]
    fn what_a_framework_says_at_great_length_is_taken_in_short() {
        let long = "Construct an argument ".repeat(40);
        let row =
            |full: &str, short: &str| vec!["7d10".to_owned(), "S.9".to_owned(), full.to_owned(), short.to_owned()];
        let head =
            ["identifier", "humanCodingScheme", "fullStatement", "abbreviatedStatement"].map(str::to_owned).to_vec();
        let read =
            from_table(&[(1, head), (2, row(&long, "Argue")), (3, row("Argue in full", "Argue")), (4, row(&long, ""))]);
        let said: Vec<_> = read.iter().map(|row| row.statement.as_str()).collect();
        assert_eq!(said, ["Argue", "Argue in full", long.trim()], "in full where that fits; else it is to be mended");
    }
}
