//! Evidence: something that a student made, linked to what it shows: a goal, a competency that the goal aims at, an inquiry.
//!
//! Whatever stands on the student's timeline can be linked ([`TimelineSource`]): pieces, perspectives and notes, questions, tries, choices,
//! question rounds, data, a story. A link is a reference and the student's sentence about it, never a copy: it shows the thing as that stands
//! now, or in the version that is meant, and shows nothing once its student took the thing back.
//!
//! To link a version of a piece is to show it: whoever sees the goal reads it, and the piece's own line names them. Everything else keeps
//! its own rules: a teacher who sees the goal sees the thing only if they may see it anyway, and else its kind and the sentence.

use std::fmt::{self, Display};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::classes::AccessPoint;
use crate::clock::Moment;
use crate::command_form::{Fields, Unreadable, id, text};
use crate::id::{EvidenceId, VersionId};
use crate::portfolio::TimelineSource;
use crate::refusal::Refusal;

/// Most things linked to one goal or one inquiry.
pub const MOST_LINKED: usize = 50;
/// Most things of one access point that are offered to link: more than a year of lessons brings.
pub const MOST_OFFERED: usize = 200;

/// What is linked, as a form says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Made {
    /// A shared version of a piece.
    Version(VersionId),
    /// Anything else: `fixed` is the perspective or the note of an inquiry that is meant.
    Thing { source: TimelineSource, about: Uuid, fixed: Option<Uuid> },
}

impl Made {
    /// `piece.<version>`, `try.<id>`, `inquiry.<id>.<perspective or note>`.
    pub fn read(said: &str) -> Option<Self> {
        let mut parts = said.split('.');
        let source = TimelineSource::named(parts.next()?)?;
        let about: Uuid = parts.next()?.parse().ok()?;
        let fixed = match parts.next() {
            Some(fixed) => Some(fixed.parse().ok()?),
            None => None,
        };
        match (source, parts.next()) {
            (_, Some(_)) => None,
            (TimelineSource::Piece, None) => fixed.is_none().then_some(Self::Version(about.into())),
            (_, None) => Some(Self::Thing { source, about, fixed }),
        }
    }

    /// From the fields of a form. Forms of earlier releases know versions only, and have a field of that name. Where nothing was picked yet,
    /// it is what is to be picked that is missing: see [`not_read`].
    pub fn of_form(field: Fields) -> Result<Self, Unreadable> {
        match field("made").as_deref() {
            None => Ok(Self::Version(id(field, "version")?)),
            Some("") if text(field, "version").is_empty() => Err(Unreadable::Missing("made")),
            Some("") => Ok(Self::Version(id(field, "version")?)),
            Some(said) => Self::read(said).ok_or(Unreadable::Wrong("made")),
        }
    }

    pub fn source(self) -> TimelineSource {
        match self {
            Self::Version(_) => TimelineSource::Piece,
            Self::Thing { source, .. } => source,
        }
    }
}

impl Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(version) => write!(f, "{}.{version}", TimelineSource::Piece.name()),
            Self::Thing { source, about, fixed: None } => write!(f, "{}.{about}", source.name()),
            Self::Thing { source, about, fixed: Some(fixed) } => write!(f, "{}.{about}.{fixed}", source.name()),
        }
    }
}

/// Why a form was not read: nothing was picked from the list of what shows it, or it is a form that no page of ours makes.
pub fn not_read(why: Unreadable) -> Refusal {
    match why {
        Unreadable::Missing("made") => Refusal::invalid("made", "goals.pick_something_made"),
        _ => Refusal::invalid("", "refusal.invalid"),
    }
}

/// What of an inquiry is linked; without one, the inquiry as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InquiryPart {
    Perspective,
    Note,
}

/// A link, as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceView {
    pub id: EvidenceId,
    pub source: TimelineSource,
    pub about: Uuid,
    pub fixed: Option<Uuid>,
    /// None: whoever reads this may not see the thing itself. They are told its kind, and nothing else of it.
    pub shows: Option<Glimpse>,
    /// What it shows, in the student's words; may be empty.
    pub words: String,
    pub at: Moment,
}

impl EvidenceView {
    /// The version of a piece that it shows.
    pub fn version(&self) -> Option<VersionId> {
        self.fixed.filter(|_| self.source == TimelineSource::Piece).map(VersionId)
    }
}

/// As much of a thing as stands beside what it is evidence of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glimpse {
    /// What it is called, in its student's words.
    pub title: String,
    /// Of a piece: which version.
    pub number: Option<i32>,
    pub part: Option<InquiryPart>,
    /// Of a version or a perspective everything, as rich words; else the beginning. May be empty.
    pub words: String,
    pub is_rich: bool,
    /// When it was made.
    pub at: Moment,
    /// Where its student reads it in full: a path of ours. Empty for others.
    pub link: String,
}

/// Something that can be linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub made: Made,
    /// The thing; of a version its piece.
    pub about: Uuid,
    pub point: AccessPoint,
    pub title: String,
    /// Of a version.
    pub number: Option<i32>,
    pub part: Option<InquiryPart>,
    pub at: Moment,
}

/// Newest first, as many of each access point as a list is read to its end; each thing once.
pub fn offered(mut all: Vec<Offer>) -> Vec<Offer> {
    all.sort_by(|a, b| b.at.cmp(&a.at).then(b.made.cmp(&a.made)));
    let (mut seen, mut counts) = (std::collections::BTreeSet::new(), [0usize; AccessPoint::ALL.len()]);
    all.retain(|offer| {
        let place = AccessPoint::ALL.iter().position(|point| *point == offer.point).unwrap_or_default();
        if counts[place] >= MOST_OFFERED || !seen.insert(offer.made) {
            return false;
        }
        counts[place] += 1;
        true
    });
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn offer(made: Made, point: AccessPoint, at: i64) -> Offer {
        let (title, about) = (String::new(), Uuid::nil());
        Offer { made, about, point, title, number: None, part: None, at: Moment(at) }
    }

    fn source() -> impl Strategy<Value = TimelineSource> {
        prop::sample::select(TimelineSource::ALL)
    }

    fn made() -> impl Strategy<Value = Made> {
        (source(), any::<u128>(), prop::option::of(any::<u128>())).prop_map(|(source, about, fixed)| match source {
            TimelineSource::Piece => Made::Version(VersionId(Uuid::from_u128(about))),
            source => Made::Thing { source, about: Uuid::from_u128(about), fixed: fixed.map(Uuid::from_u128) },
        })
    }

    #[test]
    fn a_form_of_an_earlier_release_says_a_version() {
        let version = VersionId::mint();
        let earlier = |name: &str| (name == "version").then(|| version.to_string());
        assert_eq!(Made::of_form(&earlier), Ok(Made::Version(version)));
        let both = |name: &str| match name {
            "made" => Some(format!("try.{version}")),
            _ => Some(VersionId::mint().to_string()),
        };
        let attempt = Made::Thing { source: TimelineSource::Try, about: version.0, fixed: None };
        assert_eq!(Made::of_form(&both), Ok(attempt));
        let picked_here = |name: &str| match name {
            "made" => Some(String::new()),
            _ => earlier(name),
        };
        assert_eq!(Made::of_form(&picked_here), Ok(Made::Version(version)));
        assert_eq!(Made::of_form(&|_: &str| None), Err(Unreadable::Missing("version")));
        for hostile in ["piece", "piece.", "grade.1", "try.x", &format!("piece.{version}.{version}"), "try.1.2.3"] {
            let form = |name: &str| (name == "made").then(|| hostile.to_owned());
            assert_eq!(Made::of_form(&form), Err(Unreadable::Wrong("made")), "{hostile}");
        }
    }

    #[test]
    fn nothing_picked_is_said_beside_the_list() {
        let unpicked = Made::of_form(&|name: &str| (name == "made").then(String::new)).unwrap_err();
        assert_eq!(not_read(unpicked), Refusal::invalid("made", "goals.pick_something_made"));
        let strange = Made::of_form(&|name: &str| (name == "made").then(|| "grade.1".to_owned())).unwrap_err();
        assert_eq!(not_read(strange), Refusal::invalid("", "refusal.invalid"));
    }

    proptest! {
        #[test]
        fn what_is_said_is_read_again(made in made()) {
            prop_assert_eq!(Made::read(&made.to_string()), Some(made));
        }

        #[test]
        fn nothing_makes_it_stumble(said in "\\PC{0,120}") {
            if let Some(made) = Made::read(&said) {
                prop_assert_eq!(Made::read(&made.to_string()), Some(made));
            }
        }

        #[test]
        fn what_is_offered_is_newest_first_once_and_bounded(
            things in prop::collection::vec((made(), 0..2usize, 0..1_000i64), 0..700),
        ) {
            let all: Vec<Offer> = things.iter().map(|(made, point, at)| offer(*made, AccessPoint::ALL[*point], *at)).collect();
            let twice = [all.clone(), all.clone()].concat();
            let offers = offered(twice);
            prop_assert!(offers.windows(2).all(|pair| pair[0].at >= pair[1].at));
            for point in AccessPoint::ALL {
                let of = |offers: &[Offer]| offers.iter().filter(|offer| offer.point == *point).count();
                let once: std::collections::BTreeSet<Made> = offers.iter().map(|offer| offer.made).collect();
                prop_assert_eq!(once.len(), offers.len());
                prop_assert!(of(&offers) <= MOST_OFFERED && (of(&offers) == MOST_OFFERED || of(&offers) == of(&offered(all.clone()))));
            }
            // Whatever is left out is older than everything that is offered of its access point, or is there already.
            for left in &all {
                let same: Vec<&Offer> = offers.iter().filter(|offer| offer.point == left.point).collect();
                let there = offers.iter().any(|offer| offer.made == left.made);
                prop_assert!(there || (same.len() == MOST_OFFERED && same.iter().all(|offer| offer.at >= left.at)));
            }
        }
    }
}
