//! The rows of a dry run, as the page carries them back: JSON in a hidden field. Nobody is trusted by it: the store judges them again.

use domain::roster::{MOST_ROWS, TypedRow};

type Row = (usize, String, Option<String>);

pub fn write(rows: &[TypedRow]) -> String {
    let rows: Vec<Row> = rows.iter().map(|row| (row.line, row.name.clone(), row.external_id.clone())).collect();
    serde_json::to_string(&rows).unwrap_or_default()
}

pub fn read(text: &str) -> Option<Vec<TypedRow>> {
    let rows: Vec<Row> = serde_json::from_str(text).ok()?;
    let rows = rows.into_iter().take(MOST_ROWS + 1);
    Some(rows.map(|(line, name, external_id)| TypedRow { line, name, external_id }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_they_went() {
        let rows = vec![
            TypedRow { line: 1, name: "Ada \"O\" <script>".into(), external_id: Some("S1".into()) },
            TypedRow { line: 3, name: "Zoë\u{1F342}".into(), external_id: None },
        ];
        assert_eq!(read(&write(&rows)), Some(rows));
        for wrong in ["", "[", "{}", "[[1]]", "\0"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
