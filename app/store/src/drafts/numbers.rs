//! The numbers of a draft: which save is the next, which is a repeat, and which comes from a window that was overtaken.

use domain::reflections::DraftWords;
use domain::refusal::Refusal;

use crate::Result;
use crate::entity::draft;

/// What a save does to the draft's number.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// The words are there already: a repeat.
    Stays(i64),
    Counts(i64),
}

/// `kept` is the draft's number and whether its words are the same; `last` is the number that the draft before ended with.
pub fn step(base: i64, kept: Option<(i64, bool)>, last: i64) -> Result<Step> {
    match kept {
        None if base == 0 || base == last => Ok(Step::Counts(last + 1)),
        Some((rev, _)) if rev == base => Ok(Step::Counts(rev + 1)),
        // The answer to this very save was lost on its way.
        Some((rev, true)) if rev == base + 1 || (base == 0 && rev == last + 1) => Ok(Step::Stays(rev)),
        _ => Err(Refusal::conflict("drafts.another_device").into()),
    }
}

/// The prompt was begun under another id, on another device. Nothing is merged without a word.
pub fn merge(typed: &DraftWords, there: Option<&DraftWords>, kept: Option<&draft::Model>, last: i64) -> Result<Step> {
    let rev = kept.map_or(last, |row| row.rev);
    match there {
        Some(there) if same_text(typed, there) || typed.words.trim().is_empty() => Ok(Step::Stays(rev)),
        Some(there) if !there.words.trim().is_empty() => Err(Refusal::conflict("drafts.already_begun").into()),
        _ => Ok(Step::Counts(rev + 1)),
    }
}

pub fn same_text(one: &DraftWords, other: &DraftWords) -> bool {
    one.words.trim() == other.words.trim()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// However two devices save, what one of them wrote is only ever replaced by a save that started from it.
        #[test]
        fn nothing_is_overwritten_unseen(bases in proptest::collection::vec(0i64..6, 0..30), last in 0i64..4) {
            let mut kept: Option<i64> = None;
            for base in bases {
                if let Ok(Step::Counts(next)) = step(base, kept.map(|rev| (rev, false)), last) {
                    prop_assert!(kept.is_none_or(|rev| rev == base), "{base} replaced {kept:?}");
                    prop_assert!(next > kept.unwrap_or(last));
                    kept = Some(next);
                }
            }
        }
    }

    #[test]
    fn the_same_save_twice_is_one() {
        assert_eq!(step(0, None, 0).unwrap(), Step::Counts(1));
        assert_eq!(step(0, Some((1, true)), 0).unwrap(), Step::Stays(1));
        assert_eq!(step(0, Some((5, true)), 4).unwrap(), Step::Stays(5));
        assert!(step(0, Some((1, false)), 0).is_err());
        assert!(step(1, Some((3, true)), 0).is_err());
        assert!(step(2, None, 3).is_err(), "a window from before the version was shared");
    }
}
