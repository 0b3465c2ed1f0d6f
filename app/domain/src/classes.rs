//! Classes: grade bands, access points, and how a class opens one way in at a time.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::accounts::OpenInvitation;
use crate::id::{ClassId, PersonId, TermId};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::viewer::{Standing, names};
use crate::words::{LONGEST_NAME, line, optional_line};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Reads)]
pub enum GradeBand {
    #[serde(rename = "k-2")]
    K2,
    #[serde(rename = "3-5")]
    G35,
    #[serde(rename = "6-8")]
    G68,
    #[serde(rename = "9-12")]
    G912,
}
names!(GradeBand { Self::K2 => "k-2", Self::G35 => "3-5", Self::G68 => "6-8", Self::G912 => "9-12" });

/// Whoever attends only classes of the youngest (K–2) gets pages with pictures first. Who is in an older class, too, reads already.
pub fn are_early(bands: &[GradeBand]) -> bool {
    !bands.is_empty() && bands.iter().all(|band| *band == GradeBand::K2)
}

/// The four ways in, the same for everyone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Reads)]
#[serde(rename_all = "snake_case")]
pub enum AccessPoint {
    Goals,
    Choice,
    Inquiry,
    Reflection,
}
names!(AccessPoint {
    Self::Goals => "goals", Self::Choice => "choice", Self::Inquiry => "inquiry", Self::Reflection => "reflection",
});

/// The access points that a class has opened, in the order they were opened. Never empty: a class starts with one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(transparent)]
pub struct Opened(Vec<AccessPoint>);

impl Opened {
    pub fn with(first: AccessPoint) -> Self {
        Self(vec![first])
    }

    /// Reads the comma-separated form of the table; anything unreadable is left out, and a class always has one.
    pub fn read(names: &str) -> Self {
        let mut opened: Vec<_> = names.split(',').filter_map(AccessPoint::named).collect();
        opened.dedup();
        if opened.is_empty() { Self::with(AccessPoint::Reflection) } else { Self(opened) }
    }

    pub fn names(&self) -> String {
        self.0.iter().map(|point| point.name()).collect::<Vec<_>>().join(",")
    }

    pub fn has(&self, point: AccessPoint) -> bool {
        self.0.contains(&point)
    }

    /// What is asked of a class comes by a way that it has opened: behind any other, students would not find it.
    pub fn admits(&self, point: AccessPoint) -> Result<(), Sentence> {
        if self.has(point) { Ok(()) } else { Err(Sentence::new("prompts.not_opened")) }
    }

    pub fn open(&mut self, point: AccessPoint) {
        if !self.has(point) {
            self.0.push(point);
        }
    }

    /// Closes a way in; the last one stays open.
    pub fn close(&mut self, point: AccessPoint) {
        if self.0.len() > 1 {
            self.0.retain(|open| *open != point);
        }
    }

    pub fn all(&self) -> &[AccessPoint] {
        &self.0
    }
}

/// What a teacher types to make or change a class.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassDraft {
    pub name: String,
    pub subject: String,
    pub grade_band: String,
    pub access_point: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassPlan {
    pub name: String,
    pub subject: String,
    pub grade_band: GradeBand,
    pub access_point: AccessPoint,
}

impl ClassDraft {
    pub fn check(&self) -> Result<ClassPlan, Refusal> {
        let mut faults = Faults::default();
        let name = faults.take("name", line(&self.name, LONGEST_NAME));
        let subject = faults.take("subject", optional_line(&self.subject, LONGEST_NAME));
        let grade_band = GradeBand::named(&self.grade_band).unwrap_or_else(|| {
            faults.push("grade_band", Sentence::new("classes.pick_a_grade_band"));
            GradeBand::K2
        });
        let access_point = AccessPoint::named(&self.access_point).unwrap_or(AccessPoint::Reflection);
        faults.done(ClassPlan { name, subject, grade_band, access_point })
    }
}

/// A class as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct ClassCard {
    pub id: ClassId,
    pub name: String,
    pub subject: String,
    pub grade_band: GradeBand,
    pub opened: Opened,
    /// Students enrolled today.
    pub students: u32,
    pub door_open: bool,
    pub archived: bool,
}

/// A class as its teachers see it whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassView {
    pub card: ClassCard,
    /// As shown: `MAPLE OTTER 472`.
    pub code: String,
    /// The code works while the door is open.
    pub join_open: bool,
    pub nicknames: bool,
    /// The lead first, then by name.
    pub teachers: Vec<TeacherOf>,
    /// To teach it together, for its lead; empty for co-teachers.
    pub invitations: Vec<OpenInvitation>,
    pub term: Option<TermId>,
    /// Terms of the class's school, to pick from: id and name, newest first.
    pub terms: Vec<(TermId, String)>,
    /// What the viewer is here: decides what the page offers.
    pub standing: Standing,
}

/// A teacher of a class, and as what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeacherOf {
    pub who: Named,
    pub standing: Standing,
}

/// Someone named to somebody: an id and the name they are shown by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub id: PersonId,
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_come_first_for_who_attends_classes_of_the_youngest_alone() {
        use GradeBand::{G35, G912, K2};
        assert!(are_early(&[K2]) && are_early(&[K2, K2]));
        for older in [&[][..], &[G35], &[K2, G35], &[G912, K2]] {
            assert!(!are_early(older), "{older:?}");
        }
    }

    #[test]
    fn a_class_never_closes_its_last_way_in() {
        let mut opened = Opened::with(AccessPoint::Reflection);
        opened.open(AccessPoint::Goals);
        opened.open(AccessPoint::Goals);
        opened.close(AccessPoint::Reflection);
        opened.close(AccessPoint::Goals);
        assert_eq!(opened.names(), "goals");
        assert_eq!(Opened::read("nonsense,,"), Opened::with(AccessPoint::Reflection));
    }

    #[test]
    fn a_class_is_asked_only_by_the_ways_that_it_has_opened() {
        let mut opened = Opened::with(AccessPoint::Reflection);
        assert_eq!(opened.admits(AccessPoint::Goals), Err(Sentence::new("prompts.not_opened")));
        opened.open(AccessPoint::Goals);
        assert_eq!(opened.admits(AccessPoint::Goals), Ok(()));
    }

    #[test]
    fn all_faults_of_a_form_are_told_at_once() {
        let Err(Refusal::Invalid { faults }) = ClassDraft::default().check() else { panic!("an empty form stands") };
        assert_eq!(faults.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), ["name", "grade_band"]);
    }
}
