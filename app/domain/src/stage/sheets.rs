//! The wall in sheets of four by three places. A card takes as many places as its words need to be read from the back row: one, two side by
//! side, four, or six; what is longer than six places ends in dots. It is laid where it fits first, line by line, on the newest sheet, else on
//! a new one at the end. So up to twelve hang at a time, in the order in which they came, and nothing that hangs there moves when another
//! comes: nobody loses the line they were reading. Only what is taken back lets later ones move up. (The window's style
//! sheet lays them the same way, `grid-auto-flow: dense`, and its script, `projector-sheets.js`, counts them the same way: both are held to `sheets.json`.)

use super::letters::fits;
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
    /// The smallest in which the words stand whole.
    pub fn of(words: &str) -> Self {
        let whole = |room: &Self| {
            let (across, down) = room.lines();
            fits(words, across, down)
        };
        [Self::One, Self::Two, Self::Four].into_iter().find(whole).unwrap_or(Self::Six)
    }

    /// How long its lines are, in hundredths of the letters' size, and how many it has, as the style sheet lays them at 1280 × 720. (There they are
    /// a little longer: a device that reads Vietnamese has wider letters than ours.)
    fn lines(self) -> (usize, usize) {
        match self {
            Self::One => (940, 3),
            Self::Two => (2075, 3),
            Self::Four => (2075, 8),
            Self::Six => (2075, 13),
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
    fn short_words_hang_twelve_at_a_time_and_long_ones_have_room() {
        assert_eq!(sheets(&cards(&[20; 25])), [0..12, 12..24, 24..25]);
        assert_eq!(sheets(&cards(&[900, 900, 20])), [0..2, 2..3]);
        assert_eq!(sheets(&cards(&[20, 200, 200, 70, 20, 20])), [0..2, 2..6], "in their order");
        assert_eq!(sheets(&[]), []);
        assert_eq!(Room::of("one\ntwo\nthree\n"), Room::One);
        assert_eq!(Room::of("1\n2\n3\n4"), Room::Four);
    }

    /// The window's script reads the same file.
    #[test]
    fn the_window_lays_them_the_same_way() {
        let known: Vec<Laid> = serde_json::from_str(include_str!("sheets.json")).unwrap();
        assert!(known.len() > 5);
        for Laid { rooms, begin } in known {
            let length = |room: &u8| match room {
                1 => 20,
                2 => 70,
                4 => 200,
                _ => 400,
            };
            let laid = sheets(&cards(&rooms.iter().map(length).collect::<Vec<_>>()));
            assert_eq!(laid.iter().map(|sheet| sheet.start).collect::<Vec<_>>(), begin, "{rooms:?}");
        }
    }

    #[derive(serde::Deserialize)]
    struct Laid {
        rooms: Vec<u8>,
        /// The first card of each sheet.
        begin: Vec<usize>,
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
