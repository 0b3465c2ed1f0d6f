//! A list of students as school systems and spreadsheets write it. Cells are text and nothing else: what looks like a formula is read as
//! it stands and never carried out.

use csv::{ReaderBuilder, StringRecord};
use domain::refusal::Sentence;
use domain::roster::{MOST_ROWS, TypedRow, pasted, turned};
use domain::words::clean;

use super::columns::{Columns, guess};
use super::{LARGEST, decode};

/// Reads a file. At most one row more than may be brought, so that a flood is told by its first row too many.
pub fn read(bytes: &[u8]) -> Result<Vec<TypedRow>, Sentence> {
    if bytes.len() > LARGEST {
        return Err(Sentence::new("roster.file_too_large").with("most", LARGEST / 1_000));
    }
    Ok(table(&decode::text(bytes)?))
}

/// Reads what was typed or pasted: a name a line, or rows out of a spreadsheet.
pub fn typed(text: &str) -> Result<Vec<TypedRow>, Sentence> {
    if text.len() > LARGEST {
        return Err(Sentence::new("roster.names_too_long").with("most", LARGEST / 1_000));
    }
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let headed = Columns::of_header(&split(header, delimiter(header))).is_some();
    if headed || text.contains('\t') {
        return Ok(table(text));
    }
    Ok(pasted(text).into_iter().take(MOST_ROWS + 1).collect())
}

/// Rows as the field shows them, to be mended there; reading them again gives the same.
pub fn written(rows: &[TypedRow]) -> String {
    let ids = rows.iter().any(|row| row.external_id.is_some());
    let line = |row: &TypedRow| match (&row.external_id, ids) {
        (id, true) => format!("{}\t{}", row.name, id.as_deref().unwrap_or_default()),
        (_, false) => row.name.clone(),
    };
    let head = ids.then(|| "name\tid".to_owned());
    head.into_iter().chain(rows.iter().map(line)).collect::<Vec<_>>().join("\n")
}

fn table(text: &str) -> Vec<TypedRow> {
    // A header may be the first of them, and one too many tells a flood.
    let mut read = rows_of(text, MOST_ROWS + 2).into_iter().peekable();
    let columns = read.peek().and_then(|(_, cells)| Columns::of_header(cells));
    if columns.is_some() {
        read.next();
    }
    let comma = delimiter(first_line(text)) == b',';
    let rows = read.map(|(line, cells)| {
        let (name, external_id) = match &columns {
            Some(columns) => columns.read(&cells),
            None => guess(&cells, comma),
        };
        TypedRow { line, name: turned(&name), external_id }
    });
    rows.take(MOST_ROWS + 1).collect()
}

fn first_line(text: &str) -> &str {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default()
}

/// The first rows of a table that have anything in them, with their line numbers.
pub fn rows_of(text: &str, most: usize) -> Vec<(usize, Vec<String>)> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(first_line(text)))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut lines = Lines { text, at: 0, line: 1 };
    for record in reader.records() {
        // Text cannot fail to be read; if it does, what was read so far is shown.
        let Ok(record) = record else { break };
        let line = lines.of(record.position().map_or(0, |position| position.byte() as usize));
        let cells = cells(&record);
        if cells.iter().all(String::is_empty) {
            continue;
        }
        rows.push((line, cells));
        if rows.len() == most {
            break;
        }
    }
    rows
}

/// Counts lines as an editor does. (A record's own position is where the one before it ended: empty lines would count for the later.)
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the record that begins at `byte` or after the line ends there. Asked in order.
    fn of(&mut self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() && (self.at < byte || matches!(bytes[self.at], b'\n' | b'\r')) {
            self.line += usize::from(bytes[self.at] == b'\n');
            self.at += 1;
        }
        self.line
    }
}

/// The one that the first line has most of, outside of quotes.
fn delimiter(line: &str) -> u8 {
    let mut counts = [(b'\t', 0), (b';', 0), (b',', 0)];
    let mut quoted = false;
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        if !quoted && let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte) {
            *count += 1;
        }
    }
    // A tab is never part of a name, so one is enough.
    let most = counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter);
    if counts[0].1 > 0 { b'\t' } else { most }
}

fn split(line: &str, delimiter: u8) -> Vec<String> {
    line.split(char::from(delimiter)).map(|cell| cell.trim().trim_matches('"').to_owned()).collect()
}

fn cells(record: &StringRecord) -> Vec<String> {
    record.iter().map(cell).collect()
}

/// One line of text. Spreadsheets write `="0017"` to keep a number's zeros.
fn cell(raw: &str) -> String {
    let text = clean(raw).split_whitespace().collect::<Vec<_>>().join(" ");
    match text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(bytes: &[u8]) -> Vec<String> {
        read(bytes).unwrap().into_iter().map(|row| row.name).collect()
    }

    #[test]
    fn a_school_systems_export_is_read() {
        let file = b"\xEF\xBB\xBF\"Student ID\";\"First name\";\"Last name\"\r\n\"0017\";\"Zo\xC3\xAB\";\"\xC3\x85ngstr\xC3\xB6m\"\r\n\r\n;;\r\n18;Bo;Li\r\n";
        let rows = read(file).unwrap();
        let told: Vec<_> = rows.iter().map(|r| (r.line, r.name.as_str(), r.external_id.as_deref())).collect();
        assert_eq!(told, [(2, "Zoë Ångström", Some("0017")), (5, "Bo Li", Some("18"))]);
    }

    #[test]
    fn quotes_commas_and_latin_letters_are_kept_apart() {
        assert_eq!(names(b"name,id\n\"Okafor, Ada\",1\n\"Li \"\"Bo\"\" Wei\",2"), ["Ada Okafor", "Li \"Bo\" Wei"]);
        assert_eq!(names(b"nombre;apellidos\nLuc\xEDa;N\xFA\xF1ez"), ["Lucía Núñez"]);
        assert_eq!(names(b"Okafor,Ada\nLi,Bo"), ["Ada Okafor", "Bo Li"]);
        assert_eq!(names(b"Ada Okafor\nBo Li"), ["Ada Okafor", "Bo Li"]);
        assert_eq!(names(b"name\n\"Ada\nOkafor\""), ["Ada Okafor"]);
    }

    #[test]
    fn formulas_are_text() {
        let rows = read(
            b"id,name\n=\"0017\",Ada Okafor\n18,\"=HYPERLINK(\"\"http://evil.example\"\",\"\"Bo\"\")\"\n19,@SUM(A1)",
        )
        .unwrap();
        assert_eq!(rows[0].external_id.as_deref(), Some("0017"));
        assert!(rows[1].name.contains("=HYPERLINK("), "{}", rows[1].name);
        assert_eq!(rows[2].name, "@SUM(A1)");
    }

    #[test]
    fn garbage_and_floods_are_told_in_a_sentence() {
        assert_eq!(read(b"PK\x03\x04").unwrap_err().key, "roster.save_as_csv");
        assert_eq!(read(&[0, 1, 2, 3, 4, 5]).unwrap_err().key, "roster.no_list");
        assert_eq!(read(&vec![b'x'; LARGEST + 1]).unwrap_err().key, "roster.file_too_large");
        assert_eq!(typed(&"x".repeat(LARGEST + 1)).unwrap_err().key, "roster.names_too_long");
        assert_eq!(read(b"").unwrap(), []);
        assert_eq!(read(b"\n\r\n;;\n  \n").unwrap(), []);
    }

    #[test]
    fn one_cell_of_a_hundred_thousand_characters_is_one_row() {
        let file = format!("name\n\"{}\nBo Li", "x".repeat(100_000));
        assert_eq!(read(file.as_bytes()).unwrap().len(), 1, "an open quote takes the rest with it, as one bad row");
        let line = format!("{}\nBo Li", "x".repeat(100_000));
        assert_eq!(typed(&line).unwrap().len(), 2);
    }

    #[test]
    fn at_most_one_row_too_many_is_read() {
        let many = "Ada Okafor\n".repeat(10_000);
        assert_eq!(read(many.as_bytes()).unwrap().len(), MOST_ROWS + 1);
        assert_eq!(typed(&many).unwrap().len(), MOST_ROWS + 1);
    }

    #[test]
    fn what_a_file_said_can_be_mended_in_the_field() {
        let rows = read(b"Student ID,First name,Last name\nS17,Ada,Okafor\n,Bo,Li").unwrap();
        let again = typed(&written(&rows)).unwrap();
        let bare = |rows: Vec<TypedRow>| rows.into_iter().map(|row| (row.name, row.external_id)).collect::<Vec<_>>();
        assert_eq!(bare(again), bare(rows));
        assert_eq!(typed("Okafor, Ada\n\nBo Li").unwrap()[1].line, 3);
        assert_eq!(typed("Ada\tOkafor\t0017").unwrap()[0].external_id.as_deref(), Some("0017"));
    }
}
