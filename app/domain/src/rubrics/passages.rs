//! Where in a version something shows: a passage of its words, counted as a comment on a passage counts it, or a thing that it shows. Where on
//! that thing is said in fields of its own ([`super::TypedSpot`]).

use crate::id::ShownId;
use crate::showing::{ShownView, Spot};
use crate::words::LONGEST_REPLY;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cite {
    /// `starts..ends` count Unicode scalar values of the version's words; `quote` are those words.
    Passage { starts: u32, ends: u32, quote: String },
    /// A drawing, a recording, a photograph, a PDF: all of it, or a spot on it.
    Shown { id: ShownId, spot: Option<Spot> },
}

/// More sentences than anybody looks through.
const MOST_OFFERED: usize = 300;

impl Cite {
    /// As a field says it: `12-40`, or `shown-<id>` for all of a thing. None for what is not in the version.
    pub fn read(said: &str, words: &str, shown: &[ShownView]) -> Option<Self> {
        if let Some(id) = said.strip_prefix("shown-") {
            let id: ShownId = id.parse().ok()?;
            return shown.iter().any(|one| one.id == id).then_some(Self::Shown { id, spot: None });
        }
        let (starts, ends) = said.split_once('-')?;
        let (starts, ends): (u32, u32) = (starts.parse().ok()?, ends.parse().ok()?);
        let long = ends.checked_sub(starts)? as usize;
        if long > LONGEST_REPLY {
            return None;
        }
        let quote: String = words.chars().skip(starts as usize).take(long).collect();
        let whole = quote.chars().count() == long;
        (whole && !quote.trim().is_empty()).then_some(Self::Passage { starts, ends, quote })
    }

    /// What the same field says of it.
    pub fn said(&self) -> String {
        match self {
            Self::Passage { starts, ends, .. } => format!("{starts}-{ends}"),
            Self::Shown { id, .. } => format!("shown-{id}"),
        }
    }
}

/// The sentences of a version, to pick one from without a mouse: each a passage of it.
pub fn sentences(words: &str) -> Vec<Cite> {
    let mut found = Vec::new();
    let (mut begun, mut ended) = (None, false);
    let letters: Vec<char> = words.chars().collect();
    let mut close = |from: usize, to: usize| {
        let quote: String = letters[from..to].iter().collect();
        let kept = quote.trim_end();
        let ends = from + kept.chars().count();
        let long = ends - from;
        if kept.chars().any(char::is_alphanumeric) && long <= LONGEST_REPLY && found.len() < MOST_OFFERED {
            found.push(Cite::Passage { starts: from as u32, ends: ends as u32, quote: kept.to_owned() });
        }
    };
    for (at, letter) in letters.iter().enumerate() {
        let breaks = *letter == '\n' || (ended && letter.is_whitespace());
        match begun {
            Some(from) if breaks => {
                close(from, at);
                begun = None;
            }
            None if !letter.is_whitespace() => begun = Some(at),
            _ => {}
        }
        // A quotation mark or a bracket after the stop still belongs to it.
        ended = matches!(letter, '.' | '!' | '?' | '…' | '。' | '؟')
            || (ended && matches!(letter, '"' | '\'' | '”' | '’' | ')' | '»'));
    }
    if let Some(from) = begun {
        close(from, letters.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::files::FileKind;
    use crate::rubrics::spots::thing;

    fn quotes(words: &str) -> Vec<String> {
        let quote = |cite| if let Cite::Passage { quote, .. } = cite { quote } else { String::new() };
        sentences(words).into_iter().map(quote).collect()
    }

    #[test]
    fn a_version_falls_into_its_sentences() {
        assert_eq!(
            quotes("Ice floats. Why? \"It is lighter.\" I think\nso. 3.5 grams…"),
            ["Ice floats.", "Why?", "\"It is lighter.\"", "I think", "so.", "3.5 grams…"]
        );
        assert_eq!(quotes(" \n ... \n"), Vec::<String>::new());
    }

    #[test]
    fn what_is_not_in_the_version_cannot_be_cited() {
        let (words, shown) = ("Añil y <b>", thing(FileKind::Drawing, None));
        let read = |said: &str| Cite::read(said, words, std::slice::from_ref(&shown));
        assert_eq!(read("0-4"), Some(Cite::Passage { starts: 0, ends: 4, quote: "Añil".into() }));
        assert_eq!(read(&format!("shown-{}", shown.id)), Some(Cite::Shown { id: shown.id, spot: None }));
        let stranger = format!("shown-{}", ShownId::mint());
        for wrong in ["", "4-0", "0-0", "4-5", "0-11", "9-99999999999", "a-b", "-1-2", "shown-x", &stranger] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        /// Whatever was written: each sentence is found again by its place, and they lie one after the other.
        #[test]
        fn every_sentence_is_a_passage(words in "[a-zé .!?\n\"]{0,200}") {
            let mut last = 0;
            for cite in sentences(&words) {
                prop_assert_eq!(Cite::read(&cite.said(), &words, &[]), Some(cite.clone()));
                let Cite::Passage { starts, ends, .. } = cite else { unreachable!() };
                prop_assert!(starts >= last && ends > starts);
                last = ends;
            }
        }

        /// No letter or digit is in none of them.
        #[test]
        fn no_word_is_lost(words in "[a-z .!?\n]{0,200}") {
            let in_all: usize = quotes(&words).iter().flat_map(|q| q.chars()).filter(|c| c.is_alphanumeric()).count();
            prop_assert_eq!(in_all, words.chars().filter(|c| c.is_alphanumeric()).count());
        }
    }
}
