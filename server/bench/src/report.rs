//! Where figures go: to the terminal, and between two marks of a document when that is asked for.

use std::path::Path;

use crate::browser::Failed;

/// Which marks.
pub const FIGURES: &str = "figures";
pub const SOAK: &str = "soak";

/// The table is what was asked for: it goes to the standard output, alone.
#[allow(clippy::print_stdout)]
pub fn print(text: &str) {
    println!("{text}");
}

/// Puts the table in the place of the one before.
pub fn write(document: &Path, mark: &str, table: &str) -> Result<(), Failed> {
    let text = std::fs::read_to_string(document)?;
    let placed = place(&text, mark, &format!("{}\n\n{table}", machine()));
    let placed = placed.ok_or_else(|| Failed::Told(format!("{} has no place for {mark}", document.display())))?;
    Ok(std::fs::write(document, placed)?)
}

fn place(text: &str, mark: &str, figures: &str) -> Option<String> {
    let (begin, end) = (format!("<!-- {mark} -->"), format!("<!-- /{mark} -->"));
    let (before, rest) = text.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{begin}\n{figures}{end}{after}"))
}

/// Puts lines of a table among those that stand there, each in the place of its name: what was not measured this time stays as it was. Of another
/// machine nothing stays, for its figures are no neighbours of these.
pub fn write_among(document: &Path, mark: &str, table: &str) -> Result<(), Failed> {
    let text = std::fs::read_to_string(document)?;
    let stands = standing(&text, mark).and_then(|old| old.trim().strip_prefix(&machine()));
    let among = stands.map_or_else(|| table.to_owned(), |old| among(old.trim_start(), table));
    write(document, mark, &among)
}

fn standing<'text>(text: &'text str, mark: &str) -> Option<&'text str> {
    let (_, rest) = text.split_once(&format!("<!-- {mark} -->"))?;
    rest.split_once(&format!("<!-- /{mark} -->")).map(|(old, _)| old)
}

fn among(old: &str, new: &str) -> String {
    let named = |line: &str| line.split('|').nth(1).map(str::to_owned);
    let mut lines: Vec<&str> = old.lines().collect();
    for line in new.lines() {
        match lines.iter().position(|other| named(other) == named(line)) {
            Some(at) => lines[at] = line,
            None => lines.push(line),
        }
    }
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

/// What it was measured on.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let read = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let kernel = read("/proc/sys/kernel/osrelease");
    format!("Measured on {cores} cores ({}), Linux {}.", model.trim_start_matches([':', ' ', '\t']), kernel.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_changed() {
        let text = |old: &str| {
            format!(
                "# Before\n<!-- figures -->\n{old}\n<!-- /figures -->\n## After\n<!-- soak -->\nother\n<!-- /soak -->\n"
            )
        };
        assert_eq!(place(&text("old"), FIGURES, "new\n").unwrap(), text("new"));
        assert_eq!(place("no marks", SOAK, "new"), None);
    }

    #[test]
    fn a_line_that_was_measured_again_takes_the_place_of_its_name_and_the_others_stay() {
        let of =
            |lag: &str, bell: &str| format!("| what | figure |\n|---|---|\n| lag | {lag} |\n| the bell | {bell} |\n");
        assert_eq!(among(&of("3", "4"), "| what | figure |\n|---|---|\n| the bell | 5 |\n"), of("3", "5"));
        assert_eq!(among(&of("3", "4"), "| a wall | 6 |\n"), of("3", "4") + "| a wall | 6 |\n");
    }

    #[test]
    fn figures_of_another_machine_do_not_stay() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let document = |machine: &str, rows: &str| format!("<!-- figures -->\n{machine}\n\n{rows}<!-- /figures -->\n");
        let after = |before: &str| {
            std::fs::write(file.path(), before).unwrap();
            write_among(file.path(), FIGURES, "| lag | 2 |\n").unwrap();
            std::fs::read_to_string(file.path()).unwrap()
        };
        assert_eq!(
            after(&document("Measured elsewhere.", "| the bell | 4 |\n")),
            document(&machine(), "| lag | 2 |\n")
        );
        let here = document(&machine(), "| the bell | 4 |\n");
        assert_eq!(after(&here), document(&machine(), "| the bell | 4 |\n| lag | 2 |\n"));
    }
}
