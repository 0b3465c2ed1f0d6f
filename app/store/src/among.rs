//! Lists in questions. A question with a list in it is another text for each length of the list, and what a database has once parsed is kept
//! for the next time, by its text: a class whose work grows by one would ask a new question with every look at it, and each connection would keep
//! five hundred of them, tens of kilobytes each. So lists have few lengths: what is missing is said twice, which changes no answer.

/// Up to here a list is as long as a power of two, and longer ones are whole multiples of it. SQLite takes 32,766 values in a question.
const STEP: usize = 1_024;

/// The same list for `is_in`, its last entry repeated until it has one of the few lengths.
pub(crate) fn among<T: Clone>(list: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list: Vec<T> = list.into_iter().collect();
    if let Some(last) = list.last().cloned() {
        let length = if list.len() < STEP { list.len().next_power_of_two() } else { list.len().next_multiple_of(STEP) };
        list.resize(length, last);
    }
    list
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::among;

    #[test]
    fn a_list_says_what_it_said() {
        assert!(among(Vec::<u8>::new()).is_empty());
        assert_eq!(among([7]), [7]);
        assert_eq!(among([1, 2, 3]), [1, 2, 3, 3]);
    }

    #[test]
    fn lists_have_few_lengths() {
        let lengths: BTreeSet<usize> = (0..30_000).map(|many| among(0..many).len()).collect();
        assert!(lengths.len() <= 11 + 30 && lengths.last() <= Some(&30_720), "{lengths:?}");
    }

    /// Nothing that grows with a class is asked about in a list of its own length.
    #[test]
    fn every_list_of_a_question_goes_through_here() {
        fn look(folder: &Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if entry.is_dir() {
                    look(&entry, found);
                } else if entry.extension().is_some_and(|kind| kind == "rs") && !entry.ends_with("among.rs") {
                    let source = std::fs::read_to_string(&entry).unwrap();
                    let lists = source.split(".is_in(").skip(1).chain(source.split(".is_not_in(").skip(1));
                    let known = |list: &str| list.starts_with("among(") || list.starts_with('[') || is_constant(list);
                    let strange = lists.map(str::trim_start).any(|list| !known(list));
                    found.extend(strange.then(|| entry.display().to_string()));
                }
            }
        }
        /// `Kind::ALL…`: as long as its type has values.
        fn is_constant(list: &str) -> bool {
            let path: String = list.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
            path.rsplit("::").next().is_some_and(|name| name.chars().all(|c| c.is_uppercase() || c == '_'))
        }
        let mut found = Vec::new();
        look(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
        assert_eq!(found, Vec::<String>::new());
    }
}
