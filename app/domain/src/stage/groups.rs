//! The questions of a round before the whole class. Eight groups with three questions each do not fit on a wall in letters that the back row
//! reads, so they turn pages as a long piece does: nothing a group chose is cut off without a word. Counted as the window's style sheet lays
//! them at 1280 × 720, in hundredths of its unit (`--unit`).

use super::letters;
use crate::rounds::{RoundOnWall, SharedGroup};

/// A page of groups: which, from 0, of how many; how many stand beside each other, and whether in large letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupSheet {
    pub at: u32,
    pub many: u32,
    pub columns: u32,
    pub large: bool,
}

/// What is on one page.
struct Page {
    groups: Vec<SharedGroup>,
    columns: usize,
    large: bool,
}

/// Most groups beside each other.
const MOST_BESIDE: usize = 3;
/// Rows of them.
const MOST_ROWS: usize = 2;
/// What stands above and below them takes the rest.
const DOWN: usize = 1636;
/// The line above a group's questions.
const HEADING: usize = 135;

/// What the focus takes of it: it stands above, smaller the longer it is.
fn focus(words: &str) -> usize {
    match letters::columns(words) {
        short @ 0..=80 => short.div_ceil(52).max(1) * 157,
        long => long.div_ceil(70) * 123,
    }
}

/// Characters across one column.
fn across(columns: usize, large: bool) -> usize {
    match (columns, large) {
        (1, true) => 60,
        (2, true) => 29,
        (_, true) => 18,
        (1, false) => 80,
        (2, false) => 39,
        (_, false) => 25,
    }
}

fn height(group: &SharedGroup, columns: usize, large: bool) -> usize {
    let (line, around) = if large { (163, 52) } else { (135, 40) };
    let lines = |words: &String| letters::columns(words).div_ceil(across(columns, large)).max(1) * line + around;
    HEADING + group.questions.iter().map(lines).sum::<usize>()
}

/// Rows are as high as the highest in them, with a gap between.
fn fits(groups: &[SharedGroup], columns: usize, large: bool, down: usize) -> bool {
    let rows = groups.chunks(columns);
    let gaps = groups.len().div_ceil(columns).saturating_sub(1) * 80;
    let high: usize = rows.map(|row| row.iter().map(|group| height(group, columns, large)).max().unwrap_or(0)).sum();
    high + gaps <= down
}

/// The most groups that fit from here on; large, where that loses none. None where not even the first does, alone.
fn most(groups: &[SharedGroup], down: usize) -> Option<(usize, usize, bool)> {
    (1..=groups.len().min(MOST_BESIDE * MOST_ROWS)).rev().find_map(|many| {
        let columns = many.min(MOST_BESIDE);
        let large = [true, false].into_iter().find(|large| fits(&groups[..many], columns, *large, down))?;
        Some((many, columns, large))
    })
}

/// A group that is too long for a page has several, question by question.
fn apart(group: &SharedGroup, down: usize) -> Vec<SharedGroup> {
    let mut parts: Vec<SharedGroup> = Vec::new();
    for question in &group.questions {
        let alone = SharedGroup { number: group.number, questions: vec![question.clone()] };
        match parts.last_mut() {
            Some(part) if height(part, 1, false) + height(&alone, 1, false) - HEADING <= down => {
                part.questions.push(question.clone());
            }
            _ => parts.push(alone),
        }
    }
    parts
}

fn pages(round: &RoundOnWall) -> Vec<Page> {
    let down = DOWN.saturating_sub(focus(&round.focus.words));
    let (mut pages, mut left) = (Vec::new(), &round.shared[..]);
    while let Some(first) = left.first() {
        match most(left, down) {
            Some((many, columns, large)) => {
                pages.push(Page { groups: left[..many].to_vec(), columns, large });
                left = &left[many..];
            }
            None => {
                let alone = |part| Page { groups: vec![part], columns: 1, large: false };
                pages.extend(apart(first, down).into_iter().map(alone));
                left = &left[1..];
            }
        }
    }
    pages
}

impl RoundOnWall {
    /// All groups; then only the page that is asked for is kept. A page past the last is the last.
    pub fn at(mut self, page: Option<u32>) -> Self {
        let mut pages = pages(&self);
        let Some(last) = pages.len().checked_sub(1) else { return self };
        let at = (page.unwrap_or(0) as usize).min(last);
        let Page { groups, columns, large } = pages.swap_remove(at);
        self.shared = groups;
        self.sheet = Some(GroupSheet { at: at as u32, many: last as u32 + 1, columns: columns as u32, large });
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::clock::Moment;
    use crate::rounds::{Focus, RoundStep, StepClock};

    fn round(questions: &[&[usize]]) -> RoundOnWall {
        let group = |(at, lengths): (usize, &&[usize])| SharedGroup {
            number: at as i32 + 1,
            questions: lengths.iter().map(|length| "w".repeat(*length)).collect(),
        };
        RoundOnWall {
            focus: Focus { words: "Leaves turn yellow in the dark.".into(), ..Focus::default() },
            step: RoundStep::Next,
            clock: StepClock { since: Moment(0), minutes: None },
            groups: questions.len() as u32,
            shared: questions.iter().enumerate().map(group).collect(),
            sheet: None,
        }
    }

    #[test]
    fn a_few_short_questions_stand_large_on_one_page() {
        let sheet = round(&[&[30, 20, 18], &[25, 24, 9]]).at(None).sheet.unwrap();
        assert_eq!(sheet, GroupSheet { at: 0, many: 1, columns: 2, large: true });
        assert_eq!(round(&[]).at(Some(3)).sheet, None);
    }

    #[test]
    fn a_whole_class_of_long_questions_turns_pages() {
        let class: Vec<&[usize]> = vec![&[90, 110, 80]; 8];
        let first = round(&class).at(None);
        assert!(first.sheet.unwrap().many > 1);
        let last = round(&class).at(Some(u32::MAX));
        assert_eq!(last.sheet.unwrap().at, first.sheet.unwrap().many - 1);
        assert_eq!(last.shared.last().unwrap().number, 8);
    }

    proptest! {
        #[test]
        fn nobodys_questions_are_left_out_and_what_has_company_fits(
            lengths in proptest::collection::vec(proptest::collection::vec(1usize..300, 1..4), 0..12),
        ) {
            let class: Vec<&[usize]> = lengths.iter().map(Vec::as_slice).collect();
            let many = round(&class).at(None).sheet.map_or(0, |sheet| sheet.many);
            let mut seen = Vec::new();
            for page in 0..many {
                let shown = round(&class).at(Some(page));
                let sheet = shown.sheet.unwrap();
                let down = DOWN - focus(&shown.focus.words);
                prop_assert!(fits(&shown.shared, sheet.columns as usize, sheet.large, down));
                seen.extend(shown.shared.into_iter().flat_map(|group| group.questions));
            }
            let all: Vec<String> = lengths.iter().flatten().map(|length| "w".repeat(*length)).collect();
            prop_assert_eq!(seen, all);
        }
    }
}
