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
}
