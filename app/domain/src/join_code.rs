//! Join codes: two short friendly words and three digits, `MAPLE OTTER 472`.
//!
//! About 1,300 × 1,300 × 1,000 codes: with the brake on wrong guesses (see `domain::door`), a guesser behind the school's
//! own address expects far less than one hit in a thousand days, and a class of thirty never feels the brake.

use crate::words::clean;

const WORDS: &str = include_str!("../words/join.txt");

pub fn words() -> impl Iterator<Item = &'static str> {
    WORDS.lines().map(str::trim).filter(|word| !word.is_empty())
}

/// Makes a code from three random numbers (any values).
pub fn mint(a: u32, b: u32, c: u32) -> String {
    let all: Vec<_> = words().collect();
    let pick = |n: u32| all[n as usize % all.len()];
    format!("{}-{}-{:03}", pick(a), pick(b), c % 1_000)
}

/// Reads what a child typed: case, spaces, dashes, dots and run-together words do not matter. `None` if it cannot be a code.
pub fn read(typed: &str) -> Option<String> {
    let text: String = clean(typed).to_lowercase();
    let digits: String = text.chars().filter_map(|c| c.to_digit(10)).map(|d| char::from(b'0' + d as u8)).collect();
    if digits.len() != 3 {
        return None;
    }
    let letters: Vec<String> =
        text.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let (first, second) = match letters.as_slice() {
        [first, second] => (first.clone(), second.clone()),
        // `mapleotter`: the split at which both halves are words.
        [run] => (2..run.len())
            .filter(|at| run.is_char_boundary(*at))
            .map(|at| run.split_at(at))
            .find(|(a, b)| is_word(a) && is_word(b))
            .map(|(a, b)| (a.to_owned(), b.to_owned()))?,
        _ => return None,
    };
    Some(format!("{first}-{second}-{digits}"))
}

fn is_word(text: &str) -> bool {
    words().any(|word| word == text)
}

/// As it is shown and said: `MAPLE OTTER 472`.
pub fn shown(code: &str) -> String {
    code.replace('-', " ").to_uppercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_may_be_typed_without_care() {
        for typed in
            ["maple otter 472", " MAPLE  Otter-472 ", "maple.otter.472", "Maple-Otter 4 7 2", "472 maple otter"]
        {
            assert_eq!(read(typed).as_deref(), Some("maple-otter-472"), "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_a_code_is_told_at_once() {
        for typed in ["", "maple", "maple otter", "maple otter 47", "maple otter fox 472", "\0", "472"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_list_is_long_short_and_plain() {
        let all: Vec<_> = words().collect();
        assert!(all.len() >= 1_250, "{} words", all.len());
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "sorted and unique");
        assert!(all.iter().all(|w| (3..=6).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_lowercase())));
    }

    proptest! {
        #[test]
        fn every_code_can_be_read_back(a in any::<u32>(), b in any::<u32>(), c in any::<u32>()) {
            let code = mint(a, b, c);
            prop_assert_eq!(read(&shown(&code)), Some(code.clone()));
        }

        #[test]
        fn nothing_typed_breaks_the_reader(typed in any::<String>()) {
            let _ = read(&typed);
        }
    }
}
