//! Where figures go: to the terminal, and between two marks of a document when that is asked for.

use std::path::Path;

use crate::browser::Failed;

const BEGIN: &str = "<!-- figures -->";
const END: &str = "<!-- /figures -->";

/// The table is what was asked for: it goes to the standard output, alone.
#[allow(clippy::print_stdout)]
pub fn print(text: &str) {
    println!("{text}");
}

/// Puts the table in the place of the one before.
pub fn write(document: &Path, table: &str) -> Result<(), Failed> {
    let text = std::fs::read_to_string(document)?;
    let placed = place(&text, &format!("{}\n\n{table}", machine()));
    let placed = placed.ok_or_else(|| Failed::Told(format!("{} has no place for figures", document.display())))?;
    Ok(std::fs::write(document, placed)?)
}

fn place(text: &str, figures: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{figures}{END}{after}"))
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
        let text = format!("# Before\n{BEGIN}\nold\n{END}\n## After\n");
        assert_eq!(place(&text, "new\n").unwrap(), format!("# Before\n{BEGIN}\nnew\n{END}\n## After\n"));
        assert_eq!(place("no marks", "new"), None);
    }
}
