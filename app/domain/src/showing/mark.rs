//! Feedback on a moment, an area or a page of what is shown.

use crate::files::{FileKind, FileView};
use crate::id::{FeedbackId, MarkId, ShownId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::names;
use crate::words::{LONGEST_REPLY, passage};

/// Of one answer.
pub const MOST_MARKS: usize = 30;
/// A teacher's voice: a minute, in milliseconds. Ten seconds are what is asked for.
pub const LONGEST_VOICE_MS: i64 = 60_000;
/// Milliseconds of sound and of video that nobody measured: no file of ours lasts longer.
const LONGEST_MS: i64 = 600_000;
/// An area's whole width and height.
const WHOLE: i32 = 10_000;
/// The smallest area that a finger finds again.
const SMALLEST: i32 = 100;
/// The last page that can be marked. Nobody counted the pages of a PDF: no browser of ours draws it, and what its file says of them may lie.
pub const LAST_PAGE: i32 = 2_000;

/// Where a mark lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Milliseconds from the beginning; `until` where it is a stretch.
    Moment { at: i64, until: Option<i64> },
    /// Ten-thousandths of the picture's width and height, from its upper left corner.
    Area { x: i32, y: i32, w: i32, h: i32 },
    /// A page of a PDF, from 1; `part` where it is not the whole of it.
    Page { page: i32, part: Option<PagePart> },
}

/// Roughly where on a page: as one says it to somebody who has the paper in their hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagePart {
    Top,
    Middle,
    Bottom,
}
names!(PagePart { Self::Top => "top", Self::Middle => "middle", Self::Bottom => "bottom" });

/// A mark as it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub spot: Spot,
    pub words: String,
}

/// A mark as it is read. `feedback` is the answer it was sent with; none while it is on its teacher's desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkView {
    pub id: MarkId,
    pub shown: ShownId,
    pub feedback: Option<FeedbackId>,
    pub by_name: String,
    pub mark: Mark,
}

impl Mark {
    /// A moment lies within what lasts, an area within what is looked at. The words may wait until it is sent.
    pub fn check(&self, on: &FileView) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let words = faults.take("words", passage(&self.words, LONGEST_REPLY));
        if self.spot.is_no_page_of(on) {
            faults.push("page", Sentence::new("showing.no_page").with("most", LAST_PAGE));
        } else if !self.spot.lies_on(on) {
            faults.push("spot", Sentence::new("showing.mark_beside"));
        }
        faults.done(Self { spot: self.spot, words })
    }
}

impl Spot {
    /// An area as a hand gave it, from any corner to any other: put on the picture, and large enough to find.
    pub fn area(x: i32, y: i32, w: i32, h: i32) -> Self {
        let side = |at: i32, long: i32| {
            let (from, to) = (at.min(at.saturating_add(long)), at.max(at.saturating_add(long)));
            let from = from.clamp(0, WHOLE - SMALLEST);
            (from, (to.clamp(0, WHOLE) - from).max(SMALLEST))
        };
        let ((x, w), (y, h)) = (side(x, w), side(y, h));
        Self::Area { x, y, w, h }
    }

    /// A page was meant, and there is none of this number.
    fn is_no_page_of(self, file: &FileView) -> bool {
        matches!(self, Self::Page { page, .. } if file.kind == FileKind::Pdf && !(1..=LAST_PAGE).contains(&page))
    }

    fn lies_on(self, file: &FileView) -> bool {
        match self {
            Self::Moment { at, until } => {
                let lasts = file.lasts_ms.unwrap_or(LONGEST_MS);
                // The player's own clock may be a blink ahead.
                let within = |ms: i64| (0..=lasts + 500).contains(&ms);
                matches!(file.kind, FileKind::Sound | FileKind::Video)
                    && within(at)
                    && until.is_none_or(|until| until >= at && within(until))
            }
            Self::Area { x, y, w, h } => {
                let within =
                    |at: i32, long: i32| at >= 0 && long >= 1 && at.checked_add(long).is_some_and(|end| end <= WHOLE);
                matches!(file.kind, FileKind::Image | FileKind::Drawing) && within(x, w) && within(y, h)
            }
            Self::Page { .. } => file.kind == FileKind::Pdf,
        }
    }
}

/// Minutes and seconds, as a player says them: `0:42`.
pub fn clock(ms: i64) -> String {
    let seconds = ms.max(0) / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::FileId;

    fn file(kind: FileKind, lasts_ms: Option<i64>) -> FileView {
        let media_type = String::new();
        FileView { id: FileId::mint(), kind, media_type, bytes: 1, width: None, height: None, lasts_ms, small: false }
    }

    fn stands(spot: Spot, on: &FileView) -> bool {
        Mark { spot, words: String::new() }.check(on).is_ok()
    }

    #[test]
    fn a_moment_is_of_what_lasts_and_an_area_of_what_is_looked_at() {
        let moment = Spot::Moment { at: 42_000, until: Some(43_000) };
        let area = Spot::Area { x: 0, y: 100, w: 10_000, h: 9_900 };
        for kind in [FileKind::Sound, FileKind::Video] {
            assert!(stands(moment, &file(kind, Some(60_000))) && !stands(area, &file(kind, Some(60_000))));
        }
        for kind in [FileKind::Image, FileKind::Drawing] {
            assert!(!stands(moment, &file(kind, None)) && stands(area, &file(kind, None)));
        }
        assert!(!stands(moment, &file(FileKind::Pdf, None)) && !stands(area, &file(FileKind::Pdf, None)));
    }

    #[test]
    fn a_page_is_of_a_pdf_and_has_a_number() {
        let page = |page| Spot::Page { page, part: Some(PagePart::Middle) };
        for number in [1, 3, LAST_PAGE] {
            assert!(stands(page(number), &file(FileKind::Pdf, None)), "{number}");
        }
        for number in [i32::MIN, -1, 0, LAST_PAGE + 1, i32::MAX] {
            let mark = Mark { spot: page(number), words: String::new() };
            let refusal = mark.check(&file(FileKind::Pdf, None)).unwrap_err();
            assert_eq!(refusal.sentence().key, "showing.no_page", "{number}");
        }
        for kind in [FileKind::Image, FileKind::Drawing, FileKind::Sound, FileKind::Video] {
            assert!(!stands(page(1), &file(kind, Some(60_000))), "{kind:?}");
        }
    }

    #[test]
    fn what_lies_beside_is_no_mark() {
        let sound = file(FileKind::Sound, Some(30_000));
        for (at, until) in [(-1, None), (31_000, None), (10, Some(9)), (10, Some(31_000)), (i64::MAX, None)] {
            assert!(!stands(Spot::Moment { at, until }, &sound), "{at} {until:?}");
        }
        assert!(stands(Spot::Moment { at: 400_000, until: None }, &file(FileKind::Sound, None)), "nobody measured it");
        let picture = file(FileKind::Image, None);
        for (x, y, w, h) in
            [(-1, 0, 5, 5), (0, 0, 0, 5), (9_000, 0, 1_001, 5), (0, i32::MAX, 1, 1), (1, 1, i32::MAX, 1)]
        {
            assert!(!stands(Spot::Area { x, y, w, h }, &picture), "{x} {y} {w} {h}");
        }
        let endless = Mark { spot: Spot::Moment { at: 0, until: None }, words: "x".repeat(100_000) };
        assert!(endless.check(&sound).is_err());
    }

    #[test]
    fn a_clock_reads_as_on_a_player() {
        assert_eq!([clock(0), clock(42_900), clock(600_000), clock(-5)], ["0:00", "0:42", "10:00", "0:00"]);
    }

    proptest! {
        /// From whichever corner it is dragged, however far: it lies on the picture.
        #[test]
        fn a_dragged_area_lies_on_the_picture(x: i32, y: i32, w: i32, h: i32) {
            prop_assert!(stands(Spot::area(x, y, w, h), &file(FileKind::Image, None)));
        }

        #[test]
        fn what_was_within_stays_as_it_was(x in 0i32..9_000, y in 0i32..9_000, w in 100i32..1_000, h in 100i32..1_000) {
            prop_assert_eq!(Spot::area(x, y, w, h), Spot::Area { x, y, w, h });
        }
    }
}
