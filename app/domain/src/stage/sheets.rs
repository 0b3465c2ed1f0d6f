//! The wall in sheets. A card needs room by the length of its words, and a sheet holds cards of one size: twelve, six, four or two. A new
//! card goes to the newest sheet of its size that has room, else to a new sheet at the end. So nothing that hangs there moves when another
//! comes, whatever its size, and nobody loses the line they were reading. Only what is taken back lets later ones move up.

use crate::projector::WallCard;

/// How many hang side by side on a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Twelve,
    Six,
    Four,
    Two,
}

impl Room {
    /// As many characters as are readable there from the back row; a line end costs the rest of its line.
    pub fn of(words: &str) -> Self {
        let ends = words.trim().matches('\n').count();
        match words.chars().count() + ends * 20 {
            0..=55 => Self::Twelve,
            56..=130 => Self::Six,
            131..=220 => Self::Four,
            _ => Self::Two,
        }
    }

    pub fn cards(self) -> usize {
        match self {
            Self::Twelve => 12,
            Self::Six => 6,
            Self::Four => 4,
            Self::Two => 2,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub room: Room,
    /// Places among the cards of the wall.
    pub cards: Vec<usize>,
}

/// In the order in which they were begun.
pub fn sheets(cards: &[WallCard]) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for (at, card) in cards.iter().enumerate() {
        let room = Room::of(&card.words);
        match sheets.iter_mut().rev().find(|sheet| sheet.room == room) {
            Some(sheet) if sheet.cards.len() < room.cards() => sheet.cards.push(at),
            _ => sheets.push(Sheet { room, cards: vec![at] }),
        }
    }
    sheets
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
    use crate::clock::Moment;
    use crate::id::WallCardId;

    fn cards(lengths: &[usize]) -> Vec<WallCard> {
        let card =
            |length: &usize| WallCard { id: WallCardId::mint(), words: "x".repeat(*length), released_at: Moment(0) };
        lengths.iter().map(card).collect()
    }

    #[test]
    fn the_last_sheet_leads_to_the_first() {
        assert_eq!([Turn::Next, Turn::Previous].map(|turn| turn.from(Some(2), 3)), [Some(0), Some(1)]);
        assert_eq!(Turn::Previous.from(None, 3), Some(2));
        assert_eq!(Turn::Next.from(Some(9), 1), Some(0), "what was there is gone");
        assert_eq!(Turn::Free.from(Some(1), 3), None);
        assert_eq!(Turn::Next.from(None, 0), Some(0), "an empty wall");
    }

    #[test]
    fn short_words_hang_twelve_at_a_time_and_long_ones_have_room() {
        assert_eq!(sheets(&cards(&[20; 25])).iter().map(|sheet| sheet.cards.len()).collect::<Vec<_>>(), [12, 12, 1]);
        let mixed = sheets(&cards(&[20, 900, 20, 900, 900]));
        let rooms: Vec<_> = mixed.iter().map(|sheet| (sheet.room, sheet.cards.clone())).collect();
        assert_eq!(rooms, [(Room::Twelve, vec![0, 2]), (Room::Two, vec![1, 3]), (Room::Two, vec![4])]);
        assert_eq!(Room::of("one\ntwo\nthree\n"), Room::Twelve);
        assert_eq!(Room::of("1\n2\n3\n4"), Room::Six);
    }

    proptest! {
        #[test]
        fn every_card_hangs_on_one_sheet_and_new_ones_move_none(
            lengths in proptest::collection::vec(0usize..400, 0..300),
            more in proptest::collection::vec(0usize..400, 0..40),
        ) {
            let before = sheets(&cards(&lengths));
            let after = sheets(&cards(&[lengths.clone(), more].concat()));
            let mut all: Vec<usize> = before.iter().flat_map(|sheet| sheet.cards.clone()).collect();
            all.sort_unstable();
            prop_assert_eq!(all, (0..lengths.len()).collect::<Vec<_>>());
            for (was, is) in before.iter().zip(&after) {
                prop_assert!(is.cards.starts_with(&was.cards) && is.room == was.room, "a sheet moved");
                prop_assert!(was.cards.len() <= was.room.cards());
            }
        }
    }
}
