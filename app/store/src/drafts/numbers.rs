//! The numbers of a draft: which save is the next, which is a repeat, and which comes from a window that was overtaken.

use domain::command::Hand;
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

/// Where a save stands beside the last one that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The same hand, later: it knows every word that it wrote before, whether it heard so or not.
    Later,
    /// The same hand, earlier or again: it came late.
    Overtaken,
    /// Another hand, which wrote before the one that saved last had begun to (ids sort by age).
    Elder,
    /// Another hand, or nobody knows.
    Unknown,
}

/// `last` is the hand that saved last, of the draft or, once that was shared, of the piece.
pub fn order(now: Option<Hand>, last: Option<Hand>) -> Order {
    match (now, last) {
        (Some(Hand(now, stroke)), Some(Hand(last, before))) if now == last => {
            if stroke > before {
                Order::Later
            } else {
                Order::Overtaken
            }
        }
        (Some(Hand(now, _)), Some(Hand(last, _))) if now < last => Order::Elder,
        _ => Order::Unknown,
    }
}

/// `kept` is the draft's number and whether its words are the same; `last` is the number that the draft before ended with.
pub fn step(base: i64, order: Order, kept: Option<(i64, bool)>, last: i64) -> Result<Step> {
    match kept {
        _ if order == Order::Overtaken => Ok(Step::Stays(kept.map_or(last, |(rev, _)| rev))),
        // Nothing would be lost by it.
        Some((rev, true)) => Ok(Step::Stays(rev)),
        _ if order == Order::Later => Ok(Step::Counts(kept.map_or(last, |(rev, _)| rev) + 1)),
        // A page that shows a version builds on no draft and says 0. So does the first save of all: where it comes twice, and another hand has
        // shared since, it began before that version was there and has not read it.
        None if base == last || (base == 0 && order != Order::Elder) => Ok(Step::Counts(last + 1)),
        Some((rev, _)) if rev == base => Ok(Step::Counts(rev + 1)),
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
    use domain::id::DeviceId;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// However two devices save, what one of them wrote is only ever replaced by a save that started from it.
        #[test]
        fn nothing_is_overwritten_unseen(bases in proptest::collection::vec(0i64..6, 0..30), last in 0i64..4) {
            let mut kept: Option<i64> = None;
            for base in bases {
                if let Ok(Step::Counts(next)) = step(base, Order::Unknown, kept.map(|rev| (rev, false)), last) {
                    prop_assert!(kept.is_none_or(|rev| rev == base), "{base} replaced {kept:?}");
                    prop_assert!(next > kept.unwrap_or(last));
                    kept = Some(next);
                }
            }
        }
    }

    #[test]
    fn the_same_save_twice_is_one() {
        let step = |base, kept, last| step(base, Order::Unknown, kept, last);
        assert_eq!(step(0, None, 0).unwrap(), Step::Counts(1));
        assert_eq!(step(0, Some((1, true)), 0).unwrap(), Step::Stays(1));
        assert_eq!(step(0, Some((5, true)), 4).unwrap(), Step::Stays(5));
        assert!(step(0, Some((1, false)), 0).is_err());
        assert_eq!(step(1, Some((3, true)), 0).unwrap(), Step::Stays(3), "the same words overwrite nothing");
        assert!(step(2, None, 3).is_err(), "a window from before the version was shared");
    }

    #[test]
    fn one_hand_knows_its_own_words_and_what_comes_late_changes_nothing() {
        let (mine, theirs) = (DeviceId::mint(), DeviceId::mint());
        let order = |stroke| order(Some(Hand(mine, stroke)), Some(Hand(mine, 4)));
        // The answer to the fourth was never heard.
        assert_eq!(step(2, order(5), Some((4, false)), 0).unwrap(), Step::Counts(5));
        assert_eq!(step(2, order(3), Some((4, false)), 0).unwrap(), Step::Stays(4));
        assert_eq!(step(0, order(4), None, 6).unwrap(), Step::Stays(6), "shared meanwhile");
        let other = super::order(Some(Hand(theirs, 9)), Some(Hand(mine, 4)));
        assert!(step(2, other, Some((4, false)), 0).is_err());
        assert_eq!(super::order(None, Some(Hand(mine, 4))), Order::Unknown);
    }

    #[test]
    fn what_comes_twice_begins_no_draft_over_what_another_hand_has_shared_since() {
        let (gone, here) = (DeviceId::mint(), DeviceId::mint());
        let late = order(Some(Hand(gone, 1)), Some(Hand(here, 3)));
        assert_eq!(late, Order::Elder);
        assert!(step(0, late, None, 2).is_err());
        // A hand that is younger than the share may have read it; and where nobody shared, there is nothing to read.
        assert_eq!(step(0, order(Some(Hand(here, 1)), Some(Hand(gone, 3))), None, 2).unwrap(), Step::Counts(3));
        assert_eq!(step(0, order(Some(Hand(gone, 1)), None), None, 0).unwrap(), Step::Counts(1));
        assert_eq!(step(4, late, Some((4, false)), 2).unwrap(), Step::Counts(5), "it builds on the newest draft");
    }
}
