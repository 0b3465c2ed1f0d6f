//! How large one piece stands before a class. Whoever sits in the back row reads it, so letters shrink only so far, and what is longer
//! turns its pages: nothing a student wrote is cut off without a word. Counted in lines, as the window's style sheet lays them at
//! 1280 × 720; a poem of twenty short lines is as high as a long paragraph.

use std::ops::Range;

use super::SpotlightView;
use super::letters::{column, columns};
use crate::id::WallCardId;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// The smallest; what does not fit turns pages.
    #[default]
    Small,
    Middle,
    Large,
    Huge,
}

impl Size {
    const FROM_THE_LARGEST: [Self; 4] = [Self::Huge, Self::Large, Self::Middle, Self::Small];

    pub fn name(self) -> &'static str {
        match self {
            Self::Huge => "huge",
            Self::Large => "large",
            Self::Middle => "middle",
            Self::Small => "small",
        }
    }

    /// Characters across and lines down, alone or beside another version.
    fn room(self, beside: bool) -> (usize, usize) {
        match (self, beside) {
            (Self::Huge, false) => (36, 6),
            (Self::Large, false) => (50, 9),
            (Self::Middle, false) => (68, 12),
            (Self::Small, false) => (84, 15),
            (Self::Huge, true) => (25, 7),
            (Self::Large, true) => (34, 10),
            (Self::Middle | Self::Small, true) => (42, 12),
        }
    }
}

fn lines(words: &str, across: usize) -> usize {
    words.trim_end().split('\n').map(|line| columns(line).div_ceil(across).max(1)).sum()
}

/// The largest size in which it stands whole, or the smallest.
fn size(words: &str, beside: bool) -> Size {
    let fits = |size: &Size| {
        let (across, down) = size.room(beside);
        lines(words, across) <= down
    };
    Size::FROM_THE_LARGEST.into_iter().find(fits).unwrap_or_default()
}

/// What stands on each page: all of it, in order, cut where a line, a sentence or at least a word ends.
fn pages(words: &str, size: Size, beside: bool) -> Vec<Range<usize>> {
    let (across, down) = size.room(beside);
    let mut pages = Vec::new();
    let mut from = 0;
    while lines(&words[from..], across) > down {
        let end = from + cut(&words[from..], across, down);
        pages.push(from..end);
        from = end;
    }
    pages.push(from..words.len());
    pages
}

/// Where the first page of words that need more than one ends. At least one character, at most as many as have room.
fn cut(words: &str, across: usize, down: usize) -> usize {
    let mut most = 0;
    let (mut at_column, mut line) = (0, 1);
    for (at, c) in words.char_indices() {
        if c == '\n' || at_column + column(c) > across {
            line += 1;
            at_column = 0;
        }
        if line > down {
            break;
        }
        at_column += if c == '\n' { 0 } else { column(c) };
        most = at + c.len_utf8();
    }
    let page = &words[..most];
    let half = page.char_indices().nth(page.chars().count() / 2).map_or(0, |(at, _)| at);
    let after = |at: Option<usize>, length: usize| at.map(|at| at + length).filter(|end| *end > half);
    after(page.rfind('\n'), 1)
        .or_else(|| after([". ", "! ", "? "].iter().filter_map(|end| page.rfind(end)).max(), 2))
        .or_else(|| after(page.rfind(' '), 1))
        .unwrap_or(most)
}

impl SpotlightView {
    pub fn whole(card: WallCardId, version: i32, words: String, before: Option<(i32, String)>) -> Self {
        Self { card, version, words, before, size: Size::Small, page: 0, pages: 1 }
    }

    /// Both texts, whole; then only the page that is asked for is kept, and how many there are.
    pub fn at(mut self, page: Option<u32>) -> Self {
        let beside = self.before.is_some();
        let texts = [Some(&self.words), self.before.as_ref().map(|(_, words)| words)];
        self.size = texts.iter().flatten().map(|words| size(words, beside)).min().unwrap_or_default();
        let all = texts.map(|words| words.map(|words| pages(words, self.size, beside)).unwrap_or_default());
        let many = all.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let at = (page.unwrap_or(0) as usize).min(many - 1);
        // The shorter one stays on its last page.
        let on = |pages: &[Range<usize>], words: &str| {
            pages.get(at).or(pages.last()).map_or_else(String::new, |page| words[page.clone()].trim_end().to_owned())
        };
        let [words, before] = all;
        self.words = on(&words, &self.words);
        self.before = self.before.map(|(number, words)| (number, on(&before, &words)));
        (self.page, self.pages) = (at as u32, many as u32);
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(words: &str, before: Option<&str>) -> SpotlightView {
        SpotlightView::whole(WallCardId::mint(), 2, words.into(), before.map(|words| (1, words.into())))
    }

    #[test]
    fn a_sentence_is_huge_and_a_poem_is_as_high_as_its_lines() {
        assert_eq!(of("Leaves make their own food.", None).at(None).size, Size::Huge);
        let poem = "Roses\n".repeat(14);
        assert_eq!(of(&poem, None).at(None).size, Size::Small);
        assert_eq!(of("Short.", Some(&poem)).at(None).pages, 2, "the longer one decides");
        assert_eq!(of(&"黄色".repeat(100), None).at(None).size, Size::Large, "letters as wide as high");
    }

    #[test]
    fn a_page_past_the_last_is_the_last() {
        let long = "The yellow was there all along. ".repeat(80);
        let last = of(&long, None).at(Some(u32::MAX));
        assert_eq!(last.page, last.pages - 1);
        assert!(last.words.ends_with("along."));
    }

    proptest! {
        #[test]
        fn nothing_is_left_out_and_each_page_fits(words in "[a-zé黄 .\n]{0,4000}", beside in any::<bool>()) {
            let size = size(&words, beside);
            let pages = pages(&words, size, beside);
            let whole: String = pages.iter().map(|page| &words[page.clone()]).collect();
            prop_assert_eq!(whole, words.clone());
            let (across, down) = size.room(beside);
            for page in &pages {
                prop_assert!(lines(&words[page.clone()], across) <= down);
            }
        }
    }
}
