//! What is typed while a class makes a rubric.

use crate::refusal::{Refusal, Sentence};
use crate::words::passage;

/// Of one making; two are needed.
pub const MOST_SAMPLES: usize = 4;
/// Longest sample, in characters: a paragraph or two.
pub const LONGEST_SAMPLE: usize = 3_000;
/// Longest note of a student: a few words.
pub const LONGEST_NOTE: usize = 160;
/// Most notes of one student in one making.
pub const MOST_NOTES: usize = 20;

/// A sample as it will stand. Invalid: `sample`.
pub fn sample(typed: &str, there: usize) -> Result<String, Refusal> {
    let fault = |sentence: Sentence| Refusal::Invalid {
        faults: vec![crate::refusal::Fault { field: "sample".into(), sentence }],
    };
    if there >= MOST_SAMPLES {
        return Err(fault(Sentence::new("rubrics.too_many_samples").with("most", MOST_SAMPLES)));
    }
    match passage(typed, LONGEST_SAMPLE).map_err(fault)? {
        words if words.is_empty() => Err(Refusal::invalid("sample", "words.empty")),
        words => Ok(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_words_and_there_are_four_at_most() {
        assert_eq!(sample(" Ice\r\nfloats ", 0).unwrap(), "Ice\nfloats");
        assert_eq!(sample(" \0", 0), Err(Refusal::invalid("sample", "words.empty")));
        assert!(sample("x", MOST_SAMPLES).is_err() && sample(&"x".repeat(100_000), 0).is_err());
    }
}
