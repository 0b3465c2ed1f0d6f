//! A board before the whole class. What is short stands there at once, its parts beside each other. Twenty-four options in letters that the back
//! row reads do not, so a longer board turns pages, part by part, as a round and a long piece do: no option is cut off. Counted as the window's
//! style sheet lays them at 1280 × 720, in hundredths of its unit (`--unit`).

use super::{ChoiceOnWall, letters};
use crate::choices::Axis;
use crate::viewer::names;

/// What of a board stands there: which page, from 0, of how many, and how it is laid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardSheet {
    pub at: u32,
    pub many: u32,
    /// Its options, by where they are in the board.
    pub options: Vec<usize>,
    pub laid: Laid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Laid {
    /// All parts, beside each other, each under its name.
    Beside,
    /// Of one part, where the board has several.
    Rows { columns: u32, part: Option<Axis> },
}

/// Across the window, and down a scene.
const ACROSS: usize = 4770;
const DOWN: usize = 2300;
/// Between columns; between what stands below each other in a scene; the line of the others, or that too few have chosen.
const BESIDE: usize = 140;
const GAP: usize = 80;
const BELOW: usize = 256;
/// How many chose an option, beside its words.
const FIGURE: usize = 310;
/// Most rows and columns of one page.
const MOST_ROWS: usize = 5;
const MOST_COLUMNS: usize = 3;
/// How large what a board is about stands above it: the longer it is, the more room it leaves to what is below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    Large,
    Small,
    Smallest,
}
names!(Heading { Self::Large => "large", Self::Small => "small", Self::Smallest => "smallest" });

impl Heading {
    /// How wide a line of it is beside a clock, in hundredths of its letters, which are bold; and how high.
    fn line(self) -> (usize, usize) {
        match self {
            Self::Large => (1800, 235),
            Self::Small => (1920, 157),
            Self::Smallest => (3700, 123),
        }
    }
}

impl ChoiceOnWall {
    pub fn heading(&self) -> Heading {
        match self.target.chars().count() {
            0..=48 => Heading::Large,
            49..=80 => Heading::Small,
            _ => Heading::Smallest,
        }
    }

    /// What stands on this page. A page past the last is the last.
    pub fn at(mut self, page: Option<u32>) -> Self {
        let mut pages = self.pages();
        let Some(last) = pages.len().checked_sub(1) else { return self };
        let at = (page.unwrap_or(0) as usize).min(last);
        let (options, laid) = pages.swap_remove(at);
        self.sheet = Some(BoardSheet { at: at as u32, many: last as u32 + 1, options, laid });
        self
    }

    fn pages(&self) -> Vec<(Vec<usize>, Laid)> {
        let parts: Vec<(Axis, Vec<usize>)> =
            Axis::ALL.iter().map(|axis| (*axis, self.of(*axis))).filter(|(_, options)| !options.is_empty()).collect();
        if parts.len() > 1 && self.fits_beside(&parts) {
            return vec![((0..self.options.len()).collect(), Laid::Beside)];
        }
        let several = parts.len() > 1;
        parts.iter().flat_map(|(axis, options)| self.rows(options, several.then_some(*axis))).collect()
    }

    fn of(&self, part: Axis) -> Vec<usize> {
        self.options.iter().enumerate().filter(|(_, (axis, ..))| *axis == part).map(|(at, _)| at).collect()
    }

    /// What is left of a scene below what the board is about.
    fn down(&self) -> usize {
        let (across, line) = self.heading().line();
        DOWN.saturating_sub(letters::lines(&self.target, across) * line + GAP + BELOW)
    }

    fn fits_beside(&self, parts: &[(Axis, Vec<usize>)]) -> bool {
        let across = (ACROSS + BESIDE) / parts.len() - BESIDE;
        parts.iter().all(|(_, options)| {
            let lines: Vec<usize> = options.iter().map(|at| letters::lines(&self.options[*at].1, across)).collect();
            let high: usize = lines.iter().map(|lines| lines * 120 + 125).sum();
            // Below the part's name; with a gap between two.
            160 + high + 70 * (lines.len() - 1) <= self.down() && lines.iter().all(|lines| *lines <= 4)
        })
    }

    /// As few pages as there can be, each with about as many.
    fn rows(&self, options: &[usize], part: Option<Axis>) -> Vec<(Vec<usize>, Laid)> {
        let mut pages = Vec::new();
        let mut left = options;
        while !left.is_empty() {
            let many = (1..=left.len()).rev().find(|many| self.columns(&left[..*many]).is_some()).unwrap_or(1);
            pages.push(&left[..many]);
            left = &left[many..];
        }
        let even: Vec<_> = options.chunks(options.len().div_ceil(pages.len().max(1)).max(1)).collect();
        if even.len() == pages.len() && even.iter().all(|page| self.columns(page).is_some()) {
            pages = even;
        }
        let laid = |page: &[usize]| Laid::Rows { columns: self.columns(page).unwrap_or(1) as u32, part };
        pages.into_iter().map(|page| (page.to_vec(), laid(page))).collect()
    }

    /// The fewest columns in which they all stand whole; the fewer, the larger.
    fn columns(&self, options: &[usize]) -> Option<usize> {
        (1..=MOST_COLUMNS).find(|columns| {
            let rows = options.len().div_ceil(*columns);
            // Its letters, in hundredths.
            let size = if *columns == 1 { 150 } else { 100 };
            let across = ((ACROSS + BESIDE) / columns - BESIDE - FIGURE) * 100 / size;
            let room = self.down().saturating_sub(200 + 60 * (rows - 1)) / rows.max(1);
            let high = |at: &usize| letters::lines(&self.options[*at].1, across) * size * 6 / 5 + 100;
            rows <= MOST_ROWS && options.iter().all(|at| high(at) <= room)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::choices::{LONGEST_OPTION, Template, start};
    use crate::classes::GradeBand;
    use crate::words::LONGEST_QUESTION;

    fn board(target: &str, options: &[(Axis, usize)]) -> ChoiceOnWall {
        let words = |length: usize| "learn ".repeat(length.div_ceil(6)).chars().take(length).collect::<String>();
        let options = options.iter().map(|(axis, length)| (*axis, words(*length), None)).collect();
        ChoiceOnWall { target: target.into(), options, others: 0, sheet: None }
    }

    #[test]
    fn a_short_board_stands_there_at_once_with_its_parts_beside_each_other() {
        let options: Vec<_> = Axis::ALL.iter().flat_map(|axis| [(*axis, 20), (*axis, 30), (*axis, 25)]).collect();
        let sheet = board("I can say why leaves turn yellow.", &options).at(None).sheet.unwrap();
        assert_eq!((sheet.many, sheet.laid), (1, Laid::Beside));
    }

    #[test]
    fn what_a_new_board_begins_with_stands_there_at_once() {
        for band in GradeBand::ALL {
            let options =
                start(*band, Template::Menu, "en").into_iter().map(|option| (option.axis, option.words, None));
            let target = "I can explain to a younger child why leaves turn yellow and fall".to_owned();
            let whole = ChoiceOnWall { target, options: options.collect(), others: 0, sheet: None };
            assert_eq!(whole.at(None).sheet.map(|sheet| sheet.laid), Some(Laid::Beside), "{band:?}");
        }
    }

    #[test]
    fn a_board_of_one_part_has_no_name_above_it() {
        let sheet = board("I can say why.", &[(Axis::Learn, 20); 3]).at(None).sheet.unwrap();
        assert_eq!((sheet.many, sheet.laid), (1, Laid::Rows { columns: 1, part: None }));
    }

    #[test]
    fn a_full_board_of_long_options_turns_pages_part_by_part() {
        let options: Vec<_> = (0..24).map(|at| (Axis::ALL[at % Axis::ALL.len()], 160)).collect();
        let whole = board("I can say why leaves turn yellow.", &options);
        let first = whole.clone().at(None).sheet.unwrap();
        assert!(first.many >= Axis::ALL.len() as u32);
        assert!(matches!(first.laid, Laid::Rows { part: Some(part), .. } if part == Axis::ALL[0]));
        let last = whole.at(Some(u32::MAX)).sheet.unwrap();
        assert_eq!(last.at, first.many - 1);
    }

    #[test]
    fn pages_have_about_as_many_each() {
        let whole = board("I can say why.", &[(Axis::Show, 60); 24]);
        let many = whole.clone().at(None).sheet.unwrap().many;
        let on: Vec<usize> = (0..many).map(|page| whole.clone().at(Some(page)).sheet.unwrap().options.len()).collect();
        assert!(many > 1 && on.iter().max().unwrap() - on.iter().min().unwrap() <= many as usize, "{on:?}");
    }

    #[test]
    fn the_longest_target_leaves_room_for_the_longest_option() {
        let whole = board(&"leaves turn ".repeat(LONGEST_QUESTION / 12), &[(Axis::Learn, LONGEST_OPTION)]);
        assert!(whole.columns(&[0]).is_some());
    }

    #[test]
    fn a_board_without_options_has_no_page() {
        assert_eq!(board("I can say why.", &[]).at(Some(3)).sheet, None);
    }

    proptest! {
        #[test]
        fn every_option_stands_on_one_page(
            options in proptest::collection::vec((0..Axis::ALL.len(), 1usize..161), 1..25), target in "[a-z ]{1,200}",
        ) {
            let options: Vec<_> = options.into_iter().map(|(axis, length)| (Axis::ALL[axis], length)).collect();
            let whole = board(&target, &options);
            let many = whole.clone().at(None).sheet.unwrap().many;
            let mut seen: Vec<usize> =
                (0..many).flat_map(|page| whole.clone().at(Some(page)).sheet.unwrap().options).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..options.len()).collect::<Vec<_>>());
        }
    }
}
