//! Where on a thing that a version shows something can be seen or heard, as fields say it: a moment of what plays, an area of a picture, a
//! page of a PDF. The spots are those of feedback ([`Spot`]); each can be typed by a hand, and none has to be.

use crate::clock::SECOND;
use crate::files::{Caps, FileKind, FileView};
use crate::id::CriterionId;
use crate::refusal::{Faults, Sentence};
use crate::showing::{LAST_PAGE, PagePart, Spot, clock};

/// A picture's whole width and height, as people type it.
const WHOLE: i32 = 100;
/// Ten-thousandths in each of them, as a spot counts.
const EACH: i32 = 100;

/// All fields empty: all of the thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedSpot {
    /// Minutes and seconds, as a player says them: `0:42`.
    pub from: String,
    pub to: String,
    /// Hundredths of the picture, from its left and its upper edge.
    pub x: String,
    pub y: String,
    pub w: String,
    pub h: String,
    /// From 1.
    pub page: String,
    /// A [`PagePart`]; empty for all of the page.
    pub part: String,
}

impl TypedSpot {
    /// By what stands in the field of each name.
    pub fn of(field: impl Fn(&str) -> String) -> Self {
        Self {
            from: field("from"),
            to: field("to"),
            x: field("x"),
            y: field("y"),
            w: field("w"),
            h: field("h"),
            page: field("page"),
            part: field("part"),
        }
    }

    /// Its fields, each by its name.
    pub fn fields(&self) -> [(&'static str, &str); 8] {
        [
            ("from", self.from.as_str()),
            ("to", self.to.as_str()),
            ("x", self.x.as_str()),
            ("y", self.y.as_str()),
            ("w", self.w.as_str()),
            ("h", self.h.as_str()),
            ("page", self.page.as_str()),
            ("part", self.part.as_str()),
        ]
    }

    /// Where its sentence stands, if something was typed at all: `from`, `area`, `page`.
    pub fn filled(&self) -> Option<&'static str> {
        if is_filled(&[&self.from, &self.to]) {
            Some("from")
        } else if is_filled(&[&self.x, &self.y, &self.w, &self.h]) {
            Some("area")
        } else if is_filled(&[&self.page, &self.part]) {
            Some("page")
        } else {
            None
        }
    }

    /// A moment of what plays, an area of what is looked at, a page of a PDF; none for all of it. `of` ends the names of the fields.
    ///
    /// Faults: `from-<of>`, `to-<of>`, `area-<of>`, `page-<of>`.
    pub fn read(&self, on: &FileView, of: CriterionId, faults: &mut Faults) -> Option<Spot> {
        match on.kind {
            FileKind::Sound | FileKind::Video => self.moment(on, of, faults),
            FileKind::Image | FileKind::Drawing => self.area(of, faults),
            FileKind::Pdf => self.page(of, faults),
        }
    }

    fn moment(&self, on: &FileView, of: CriterionId, faults: &mut Faults) -> Option<Spot> {
        if !is_filled(&[&self.from, &self.to]) {
            return None;
        }
        let (from, to) = (format!("from-{of}"), format!("to-{of}"));
        let at = faults.take(&from, time(&self.from)).unwrap_or_default();
        let until = faults.take(&to, time(&self.to));
        // What nobody measured lasts no longer than a file of ours can.
        let lasts = on.lasts_ms.or(Caps::of(on.kind, false).lasts_ms).unwrap_or_default();
        // A player shows whole seconds; the last one may have begun only.
        let end = (lasts + SECOND - 1) / SECOND * SECOND;
        let beyond = || Sentence::new("rubrics.spot_too_late").with("length", clock(end));
        if at >= lasts {
            faults.push(&from, beyond());
        }
        match until {
            Some(until) if until > end => faults.push(&to, beyond()),
            Some(until) if until <= at => faults.push(&to, Sentence::new("rubrics.spot_backwards")),
            _ => {}
        }
        Some(Spot::Moment { at, until })
    }

    fn area(&self, of: CriterionId, faults: &mut Faults) -> Option<Spot> {
        let typed = [&self.x, &self.y, &self.w, &self.h];
        if !is_filled(&typed) {
            return None;
        }
        let field = format!("area-{of}");
        let [Some(x), Some(y), Some(w), Some(h)] = typed.map(|one| whole(one).filter(|n| *n <= WHOLE)) else {
            faults.push(&field, Sentence::new("rubrics.spot_numbers"));
            return None;
        };
        if w == 0 || h == 0 || x + w > WHOLE || y + h > WHOLE {
            faults.push(&field, Sentence::new("rubrics.spot_beside"));
            return None;
        }
        Some(Spot::Area { x: x * EACH, y: y * EACH, w: w * EACH, h: h * EACH })
    }

    fn page(&self, of: CriterionId, faults: &mut Faults) -> Option<Spot> {
        if !is_filled(&[&self.page, &self.part]) {
            return None;
        }
        let Some(page) = whole(&self.page).filter(|page| (1..=LAST_PAGE).contains(page)) else {
            faults.push(&format!("page-{of}"), Sentence::new("showing.no_page").with("most", LAST_PAGE));
            return None;
        };
        // What no list of ours offers is no part: all of the page.
        Some(Spot::Page { page, part: PagePart::named(&self.part) })
    }
}

/// As the fields would say it.
impl From<Spot> for TypedSpot {
    fn from(spot: Spot) -> Self {
        let hundredths = |n: i32| (n / EACH).to_string();
        match spot {
            Spot::Moment { at, until } => {
                Self { from: clock(at), to: until.map(clock).unwrap_or_default(), ..Self::default() }
            }
            Spot::Area { x, y, w, h } => {
                Self { x: hundredths(x), y: hundredths(y), w: hundredths(w), h: hundredths(h), ..Self::default() }
            }
            Spot::Page { page, part } => Self {
                page: page.to_string(),
                part: part.map(PagePart::name).unwrap_or_default().to_owned(),
                ..Self::default()
            },
        }
    }
}

fn is_filled(typed: &[&String]) -> bool {
    typed.iter().any(|one| !one.trim().is_empty())
}

/// Milliseconds of a time as a player says it, `1:05`, or of seconds alone, `65`. None where nothing was typed.
fn time(typed: &str) -> Result<Option<i64>, Sentence> {
    let typed: String = typed.trim().chars().map(on_our_keys).collect();
    if typed.is_empty() {
        return Ok(None);
    }
    let (minutes, seconds) = match typed.split_once(':') {
        Some((minutes, seconds)) => (whole(minutes), whole(seconds).filter(|seconds| *seconds < 60)),
        None => (Some(0), whole(&typed)),
    };
    match (minutes, seconds) {
        (Some(minutes), Some(seconds)) => Ok(Some(i64::from(minutes * 60 + seconds) * SECOND)),
        _ => Err(Sentence::new("rubrics.spot_no_time")),
    }
}

/// A number of four digits at most: larger than anything that is counted here.
fn whole(typed: &str) -> Option<i32> {
    let digits: String = typed.trim().chars().map(on_our_keys).collect();
    let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

/// The digits of Arabic and Persian keys and the colon of Chinese ones, as the others type them.
fn on_our_keys(letter: char) -> char {
    let digit = |zero: char| char::from(b'0' + (letter as u32 - zero as u32) as u8);
    match letter {
        '\u{660}'..='\u{669}' => digit('\u{660}'),
        '\u{6f0}'..='\u{6f9}' => digit('\u{6f0}'),
        '\u{ff1a}' => ':',
        other => other,
    }
}

/// Something that a version shows, for tests of what cites it.
#[cfg(test)]
pub(super) fn thing(kind: FileKind, lasts_ms: Option<i64>) -> crate::showing::ShownView {
    let (id, media_type) = (crate::id::FileId::mint(), String::new());
    let file = FileView { id, kind, media_type, bytes: 1, width: None, height: None, lasts_ms, small: false };
    crate::showing::ShownView {
        id: crate::id::ShownId::mint(),
        file,
        caption: String::new(),
        transcript: String::new(),
        marks: vec![],
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::refusal::Refusal;

    /// The spot, or where the sentences stand and which they are.
    fn read(typed: &TypedSpot, kind: FileKind, lasts_ms: Option<i64>) -> Result<Option<Spot>, Vec<(String, String)>> {
        let (of, mut faults) = (CriterionId::mint(), Faults::default());
        let spot = typed.read(&thing(kind, lasts_ms).file, of, &mut faults);
        faults.done(spot).map_err(|refusal| {
            let Refusal::Invalid { faults } = refusal else { panic!("{refusal:?}") };
            let field = |field: String| field.strip_suffix(&format!("-{of}")).map(str::to_owned).unwrap();
            faults.into_iter().map(|fault| (field(fault.field), fault.sentence.key)).collect()
        })
    }

    fn between(from: &str, to: &str) -> TypedSpot {
        TypedSpot { from: from.into(), to: to.into(), ..Default::default() }
    }

    fn framed([x, y, w, h]: [&str; 4]) -> TypedSpot {
        TypedSpot { x: x.into(), y: y.into(), w: w.into(), h: h.into(), ..Default::default() }
    }

    #[test]
    fn a_time_is_read_as_a_player_says_it() {
        let moment = |from, to| read(&between(from, to), FileKind::Sound, Some(125_000)).unwrap();
        let said = |at, until| Some(Spot::Moment { at, until });
        assert_eq!(moment("0:12", "1:05"), said(12_000, Some(65_000)));
        assert_eq!(moment(" 12 ", ""), said(12_000, None), "seconds alone, and until nobody says when");
        assert_eq!(moment("", "0:20"), said(0, Some(20_000)), "from the beginning");
        assert_eq!(moment("١:٠٥", "۱۱۰"), said(65_000, Some(110_000)), "digits of other keys");
        assert_eq!(moment("0：12", ""), said(12_000, None), "and their colon");
        assert_eq!(moment("", "  "), None, "all of it");
        for wrong in ["abc", "-1", "+1", "1:75", "1:2:3", "0.5", ":", "1:", "99999", "1e3", "0:12 h"] {
            let told = read(&between(wrong, ""), FileKind::Video, Some(125_000)).unwrap_err();
            assert_eq!(told, [("from".to_owned(), "rubrics.spot_no_time".to_owned())], "{wrong}");
        }
    }

    #[test]
    fn a_moment_lies_within_the_recording_and_runs_forward() {
        let told = |from, to| read(&between(from, to), FileKind::Sound, Some(19_700)).unwrap_err();
        let late = |field: &str| (field.to_owned(), "rubrics.spot_too_late".to_owned());
        let backwards = ("to".to_owned(), "rubrics.spot_backwards".to_owned());
        assert_eq!(told("0:05", "0:21"), [late("to")]);
        assert_eq!(told("0:20", ""), [late("from")], "nothing is left to hear");
        assert_eq!(told("0:50", "0:40"), [late("from"), late("to")]);
        assert_eq!(told("0:12", "0:12"), std::slice::from_ref(&backwards));
        assert_eq!(told("0:12", "0:02"), std::slice::from_ref(&backwards));
        assert_eq!(told("", "0:00"), [backwards]);
        let whole_second = read(&between("0:19", "0:20"), FileKind::Sound, Some(19_700));
        assert_eq!(whole_second, Ok(Some(Spot::Moment { at: 19_000, until: Some(20_000) })), "as the player shows it");
        let unmeasured = read(&between("2:59", "3:00"), FileKind::Video, None);
        assert_eq!(unmeasured, Ok(Some(Spot::Moment { at: 179_000, until: Some(180_000) })));
        assert!(read(&between("3:00", ""), FileKind::Video, None).is_err(), "no video of ours is longer");
    }

    #[test]
    fn an_area_lies_on_the_picture() {
        let area = |typed| read(&framed(typed), FileKind::Drawing, None);
        assert_eq!(area(["10", "0", "90", "25"]), Ok(Some(Spot::Area { x: 1_000, y: 0, w: 9_000, h: 2_500 })));
        assert_eq!(area([""; 4]), Ok(None));
        let told = |key: &str| Err(vec![("area".to_owned(), key.to_owned())]);
        for numbers in [["10", "", "90", "25"], ["x", "0", "1", "1"], ["101", "0", "1", "1"], ["-1", "0", "1", "1"]] {
            assert_eq!(area(numbers), told("rubrics.spot_numbers"), "{numbers:?}");
        }
        for beside in [["20", "0", "90", "25"], ["0", "99", "1", "2"], ["0", "0", "0", "5"], ["0", "0", "5", "0"]] {
            assert_eq!(area(beside), told("rubrics.spot_beside"), "{beside:?}");
        }
    }

    #[test]
    fn a_page_has_a_number() {
        let page = |page: &str, part: &str| {
            let typed = TypedSpot { page: page.into(), part: part.into(), ..Default::default() };
            read(&typed, FileKind::Pdf, None)
        };
        assert_eq!(page("3", "middle"), Ok(Some(Spot::Page { page: 3, part: Some(PagePart::Middle) })));
        assert_eq!(page("3", "<b>"), Ok(Some(Spot::Page { page: 3, part: None })));
        for none in [("0", ""), ("2001", ""), ("three", ""), ("", "top")] {
            let told = page(none.0, none.1).unwrap_err();
            assert_eq!(told, [("page".to_owned(), "showing.no_page".to_owned())], "{none:?}");
        }
    }

    #[test]
    fn what_is_of_another_kind_of_thing_says_nothing() {
        let typed = TypedSpot { from: "9:99".into(), page: "0".into(), ..framed(["1", "1", "5", "5"]) };
        assert!(matches!(read(&typed, FileKind::Image, None), Ok(Some(Spot::Area { .. }))));
        assert_eq!(typed.filled(), Some("from"));
        assert_eq!(TypedSpot::default().filled(), None);
    }

    proptest! {
        /// Whatever is typed: it is refused beside its field, or it lies within the recording, and its fields say it again.
        #[test]
        fn a_moment_comes_back_from_its_fields(from in "[0-9:]{0,5}", to in "[0-9:]{0,5}", lasts in 1i64..600_000) {
            if let Ok(Some(spot)) = read(&between(&from, &to), FileKind::Sound, Some(lasts)) {
                let Spot::Moment { at, until } = spot else { unreachable!() };
                prop_assert!(at >= 0 && at < lasts);
                prop_assert!(until.is_none_or(|until| until > at && until < lasts + SECOND));
                prop_assert_eq!(read(&spot.into(), FileKind::Sound, Some(lasts)), Ok(Some(spot)));
            }
        }

        #[test]
        fn an_area_comes_back_from_its_fields(x in 0i32..200, y in 0i32..200, w in 0i32..200, h in 0i32..200) {
            let typed = [x, y, w, h].map(|n| n.to_string());
            let framed = framed(typed.each_ref().map(String::as_str));
            if let Ok(Some(spot)) = read(&framed, FileKind::Image, None) {
                prop_assert_eq!(TypedSpot::from(spot), framed);
            }
        }
    }
}
