//! A list of competencies as it is pasted or brought as a file.

use domain::competencies::{MOST_ROWS, TypedCompetency, from_table, pasted};
use domain::refusal::Sentence;

use crate::forms::roster::{decode, rows_of};

/// The largest list that is read, in bytes.
pub const LARGEST: usize = 400_000;

fn too_large() -> Sentence {
    Sentence::new("competencies.file_too_large").with("most", LARGEST / 1_000)
}

pub fn read(bytes: &[u8]) -> Result<Vec<TypedCompetency>, Sentence> {
    if bytes.len() > LARGEST {
        return Err(too_large());
    }
    Ok(table(&decode::text(bytes)?))
}

/// A sentence a line, or the rows of a table, known by its header or by its tabs.
pub fn typed(text: &str) -> Result<Vec<TypedCompetency>, Sentence> {
    if text.len() > LARGEST {
        return Err(too_large());
    }
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // A header is no competency.
    let headed = !head.is_empty() && table(head).is_empty();
    let mut rows = if headed { table(text) } else { pasted(text) };
    rows.truncate(MOST_ROWS + 1);
    Ok(rows)
}

fn table(text: &str) -> Vec<TypedCompetency> {
    from_table(&rows_of(text, MOST_ROWS + 2))
}

/// Rows as the field shows them, to be mended there; reading them again gives the same.
pub fn written(rows: &[TypedCompetency]) -> String {
    if rows.iter().all(|row| row.code.is_empty() && row.identifier.is_empty()) {
        return rows.iter().map(|row| row.statement.clone()).collect::<Vec<_>>().join("\n");
    }
    let line = |row: &TypedCompetency| format!("{}\t{}\t{}", row.code, row.statement, row.identifier);
    let head = "code\tstatement\tidentifier".to_owned();
    std::iter::once(head).chain(rows.iter().map(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(rows: Vec<TypedCompetency>) -> Vec<(String, String, String)> {
        rows.into_iter().map(|row| (row.code, row.identifier, row.statement)).collect()
    }

    #[test]
    fn a_case_export_is_read_and_can_be_mended_in_the_field() {
        let file = b"identifier,humanCodingScheme,fullStatement\r\n6b9f-1,MS-LS1-6,\"Explain, with evidence, how plants feed\"\r\n";
        let rows = read(file).unwrap();
        let told = ("MS-LS1-6".into(), "6b9f-1".into(), "Explain, with evidence, how plants feed".into());
        assert_eq!(bare(rows.clone()), [told]);
        assert_eq!(bare(typed(&written(&rows)).unwrap()), bare(rows));
    }

    #[test]
    fn pasted_sentences_keep_their_commas() {
        let rows = typed("I can read, write and talk\nLS1\tI can explain").unwrap();
        assert_eq!(rows[0].statement, "I can read, write and talk");
        assert_eq!((rows[1].code.as_str(), rows[1].statement.as_str()), ("LS1", "I can explain"));
        assert_eq!(bare(typed(&written(&rows)).unwrap()), bare(rows));
    }

    #[test]
    fn garbage_and_floods_are_told_in_a_sentence() {
        assert_eq!(read(b"PK\x03\x04").unwrap_err().key, "roster.save_as_csv");
        assert_eq!(read(&vec![b'x'; LARGEST + 1]).unwrap_err().key, "competencies.file_too_large");
        assert_eq!(typed(&"x".repeat(LARGEST + 1)).unwrap_err().key, "competencies.file_too_large");
        assert_eq!(typed(&"I can\n".repeat(10_000)).unwrap().len(), MOST_ROWS + 1);
        assert_eq!(read(b"\n\r\n;;\n").unwrap(), []);
        assert_eq!(typed("").unwrap(), []);
    }
}
