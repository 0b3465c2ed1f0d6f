//! The wall in sheets of four by three places. A card takes as many places as its words need to be read from the back row: one, two side by
//! side, four, or six. It is laid where it fits first, line by line, on the newest sheet, else on a new one at the end. So up to twelve hang
//! at a time, in the order in which they came, and nothing that hangs there moves when another comes: nobody loses the line they were
//! reading. Only what is taken back lets later ones move up. (The window's style sheet lays them the same way: `grid-auto-flow: dense`.)

use crate::projector::WallCard;

const ACROSS: usize = 4;
const DOWN: usize = 3;

/// How many places a card takes, across and down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    One,
    Two,
    Four,
    Six,
}

impl Room {
    /// A line end costs the rest of its line.
    pub fn of(words: &str) -> Self {
        let ends = words.trim().matches('\n').count();
        match words.chars().count() + ends * 20 {
            0..=55 => Self::One,
            56..=130 => Self::Two,
            131..=300 => Self::Four,
            _ => Self::Six,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2",
            Self::Four => "4",
            Self::Six => "6",
        }
    }

    fn size(self) -> (usize, usize) {
        match self {
            Self::One => (1, 1),
            Self::Two => (2, 1),
            Self::Four => (2, 2),
            Self::Six => (2, 3),
        }
    }
}

#[derive(Default)]
struct Places([[bool; ACROSS]; DOWN]);

impl Places {
    /// Lays a card where it fits first. False: it does not.
    fn lay(&mut self, room: Room) -> bool {
        let (wide, high) = room.size();
        let spots = (0..=DOWN - high).flat_map(|y| (0..=ACROSS - wide).map(move |x| (x, y)));
        let free = |&(x, y): &(usize, usize)| {
            self.0[y..y + high].iter().all(|row| row[x..x + wide].iter().all(|taken| !taken))
        };
        let Some((x, y)) = spots.into_iter().find(free) else { return false };
        for row in &mut self.0[y..y + high] {
            row[x..x + wide].fill(true);
        }
        true
    }
}

/// The cards of each sheet, as ranges of the wall's; an empty wall has none.
pub fn sheets(cards: &[WallCard]) -> Vec<std::ops::Range<usize>> {
    let (mut sheets, mut places) = (Vec::new(), Places::default());
    let mut from = 0;
    for (at, card) in cards.iter().enumerate() {
        let room = Room::of(&card.words);
        if !places.lay(room) {
            sheets.push(from..at);
            (from, places) = (at, Places::default());
            places.lay(room);
        }
    }
    if from < cards.len() {
        sheets.push(from..cards.len());
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
        assert_eq!(sheets(&cards(&[20; 25])), [0..12, 12..24, 24..25]);
        assert_eq!(sheets(&cards(&[900, 900, 20])), [0..2, 2..3]);
        assert_eq!(sheets(&cards(&[20, 200, 200, 70, 20, 20])), [0..2, 2..6], "in their order");
        assert_eq!(sheets(&[]), []);
        assert_eq!(Room::of("one\ntwo\nthree\n"), Room::One);
        assert_eq!(Room::of("1\n2\n3\n4"), Room::Two);
    }

    proptest! {
        #[test]
        fn every_card_hangs_on_one_sheet_and_new_ones_move_none(
            lengths in proptest::collection::vec(0usize..500, 0..300),
            more in proptest::collection::vec(0usize..500, 0..40),
        ) {
            let before = sheets(&cards(&lengths));
            let after = sheets(&cards(&[lengths.clone(), more].concat()));
            let all: Vec<usize> = before.iter().cloned().flatten().collect();
            prop_assert_eq!(all, (0..lengths.len()).collect::<Vec<_>>());
            for (at, was) in before.iter().enumerate() {
                prop_assert!((1..=12).contains(&was.len()));
                prop_assert_eq!(after[at].start, was.start);
                prop_assert!(after[at].end == was.end || at + 1 == before.len() && after[at].end > was.end);
            }
        }
    }
}
