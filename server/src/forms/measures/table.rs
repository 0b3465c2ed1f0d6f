//! Names with numbers, as they are pasted or brought as a file. Cells are text and nothing else.

use domain::measures::{MOST_AMOUNTS, TypedAmount};
use domain::refusal::Sentence;
use domain::words::folded;

use crate::forms::roster::{decode, rows_of};

/// The largest list that is read, in bytes.
pub const LARGEST: usize = 200_000;

pub fn too_large() -> Sentence {
    Sentence::new("measures.file_too_large").with("most", LARGEST / 1_000)
}

pub fn read(bytes: &[u8]) -> Result<Vec<TypedAmount>, Sentence> {
    if bytes.len() > LARGEST {
        return Err(too_large());
    }
    Ok(rows(&decode::text(bytes)?))
}

pub fn typed(text: &str) -> Result<Vec<TypedAmount>, Sentence> {
    if text.len() > LARGEST { Err(too_large()) } else { Ok(rows(text)) }
}

/// The last cell is the number, what stands before it the name; without a second cell, the last word is. A header is no row.
fn rows(text: &str) -> Vec<TypedAmount> {
    let read = rows_of(text, MOST_AMOUNTS + 1).into_iter().map(|(line, cells)| {
        let full: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        let (name, amount) = match full.as_slice() {
            [] => (String::new(), String::new()),
            [one] => {
                let (name, amount) = one.rsplit_once(' ').unwrap_or((one, ""));
                (name.to_owned(), amount.to_owned())
            }
            [names @ .., amount] => (names.join(" "), (*amount).to_owned()),
        };
        TypedAmount { line, name, amount }
    });
    let header = |row: &TypedAmount| ["name", "student", "nombre", "estudiante"].contains(&folded(&row.name).as_str());
    read.filter(|row| !header(row)).take(MOST_AMOUNTS).collect()
}

/// Rows as the field shows them, to be mended there; reading them again gives the same.
pub fn written(rows: &[TypedAmount]) -> String {
    rows.iter().map(|row| format!("{}\t{}", row.name, row.amount)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: &[TypedAmount]) -> Vec<(usize, &str, &str)> {
        rows.iter().map(|row| (row.line, row.name.as_str(), row.amount.as_str())).collect()
    }

    #[test]
    fn a_spreadsheet_and_typed_lines_are_read() {
        let rows = read(b"Name,Score\r\nAda Okafor,12\r\n\"Li, Bo\",\"7,5\"\r\n").unwrap();
        assert_eq!(told(&rows), [(2, "Ada Okafor", "12"), (3, "Li, Bo", "7,5")]);
        let rows = typed("Ada Okafor 12\n\nBo Li\t9").unwrap();
        assert_eq!(told(&rows)[1], (3, "Bo Li", "9"));
        assert_eq!(told(&typed("Okafor\tAda\t3").unwrap()), [(1, "Okafor Ada", "3")]);
        assert_eq!(typed(&written(&rows)).unwrap().len(), 2);
    }

    #[test]
    fn garbage_and_floods_are_told_in_a_sentence() {
        assert_eq!(read(b"PK\x03\x04").unwrap_err().key, "roster.save_as_csv");
        assert_eq!(read(&vec![b'x'; LARGEST + 1]).unwrap_err().key, "measures.file_too_large");
        assert_eq!(typed(&"x".repeat(LARGEST + 1)).unwrap_err().key, "measures.file_too_large");
        assert_eq!(typed(&"Ada 1\n".repeat(10_000)).unwrap().len(), MOST_AMOUNTS);
        assert_eq!(typed("\n \n").unwrap(), []);
    }
}
