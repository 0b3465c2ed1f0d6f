//! The same reply to several pieces: which answer it is for each.

use crate::id::{FeedbackId, ReflectionId};

/// Most pieces that one reply goes to.
pub const MOST_AT_ONCE: usize = 60;

/// The id of the one answer that a reply to several is for this piece: the same whenever it is sent again, another for every piece.
pub fn one_of_several(reply: FeedbackId, piece: ReflectionId) -> FeedbackId {
    // Of the reply when, of the piece which: the halves that are drawn at random are put together.
    let low = u128::from(u64::MAX);
    let (reply, piece) = (reply.0.as_u128(), piece.0.as_u128());
    FeedbackId(uuid::Uuid::from_u128((reply & !low) | ((reply ^ piece) & low)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_several_has_an_answer_of_its_own_and_the_same_one_again() {
        let (reply, again) = (FeedbackId::mint(), FeedbackId::mint());
        let pieces: Vec<_> = (0..40).map(|_| ReflectionId::mint()).collect();
        let ids: std::collections::HashSet<_> = pieces.iter().map(|piece| one_of_several(reply, *piece)).collect();
        assert_eq!(ids.len(), pieces.len());
        assert!(pieces.iter().all(|piece| ids.contains(&one_of_several(reply, *piece))));
        assert!(pieces.iter().all(|piece| !ids.contains(&one_of_several(again, *piece))));
    }
}
