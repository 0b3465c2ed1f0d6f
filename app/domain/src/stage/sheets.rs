//! The wall in sheets. New cards come at the end, so a sheet that is full never changes but when something is taken back: nobody loses
//! the line they were reading.

/// So many are readable from the back row.
pub const CARDS_A_SHEET: usize = 12;

/// How many sheets these are; an empty wall is one.
pub fn sheets(cards: usize) -> u32 {
    u32::try_from(cards.div_ceil(CARDS_A_SHEET).max(1)).unwrap_or(u32::MAX)
}

/// What hangs on a sheet. One that is not there (any more) is the last.
pub fn sheet<T>(cards: &[T], page: u32) -> &[T] {
    let page = page.min(sheets(cards.len()) - 1) as usize;
    let from = (page * CARDS_A_SHEET).min(cards.len());
    &cards[from..cards.len().min(from + CARDS_A_SHEET)]
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Next,
    Previous,
    /// It turns by itself.
    Free,
}

impl Turn {
    /// From the last one on to the first.
    pub fn from(self, was: Option<u32>, sheets: u32) -> Option<u32> {
        let (at, sheets) = (was.unwrap_or(0).min(sheets.max(1) - 1), sheets.max(1));
        match self {
            Self::Next => Some((at + 1) % sheets),
            Self::Previous => Some((at + sheets - 1) % sheets),
            Self::Free => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_last_sheet_leads_to_the_first() {
        assert_eq!([Turn::Next, Turn::Previous].map(|turn| turn.from(Some(2), 3)), [Some(0), Some(1)]);
        assert_eq!(Turn::Previous.from(None, 3), Some(2));
        assert_eq!(Turn::Next.from(Some(9), 1), Some(0), "what was there is gone");
        assert_eq!(Turn::Free.from(Some(1), 3), None);
    }

    proptest! {
        #[test]
        fn every_card_hangs_on_one_sheet_and_new_ones_move_none(cards in 0usize..1_100, more in 0usize..40) {
            let before: Vec<usize> = (0..cards).collect();
            let after: Vec<usize> = (0..cards + more).collect();
            let all: Vec<usize> = (0..sheets(cards)).flat_map(|page| sheet(&before, page).to_vec()).collect();
            prop_assert_eq!(&all, &before);
            for page in 0..sheets(cards) {
                prop_assert!(sheet(&after, page).starts_with(sheet(&before, page)), "sheet {} moved", page);
                prop_assert!(sheet(&before, page).len() <= CARDS_A_SHEET);
            }
        }
    }
}
