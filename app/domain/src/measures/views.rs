//! Data of a student, as pages read it. Nobody else's is in any of it.

use super::{Amount, Day, MeasureKind};
use crate::clock::Moment;
use crate::id::{ClassId, MeasureId, PersonId, PointId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointView {
    pub id: PointId,
    pub day: Day,
    pub amount: Amount,
    pub by_name: String,
    /// Entered by the student.
    pub own: bool,
}

/// What the student wrote about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataNote {
    /// The two days it is about, as they were then.
    pub before: Option<PointView>,
    pub after: Option<PointView>,
    pub says: String,
    pub will: String,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureView {
    pub id: MeasureId,
    pub kind: MeasureKind,
    pub name: String,
    pub unit: String,
    /// Whose staff sees it.
    pub class: Option<(ClassId, String)>,
    /// Those who see it, besides the student.
    pub readers: Vec<String>,
    /// The student began it.
    pub own: bool,
    pub by_name: String,
    /// By day, then by when they were entered.
    pub points: Vec<PointView>,
    /// Newest first.
    pub notes: Vec<DataNote>,
    pub aside: bool,
    pub changed_at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnMeasures {
    /// The classes that the student is in.
    pub classes: Vec<(ClassId, String)>,
    /// Set-aside ones last.
    pub measures: Vec<MeasureView>,
    /// Some was brought from elsewhere, and stands in the portfolio.
    pub brought: bool,
    /// Today in the school's time zone is the browser's to say; this is UTC's.
    pub today: Day,
}

/// One student's, for those who teach the class that it is shown to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentData {
    pub class_name: String,
    pub student: PersonId,
    pub name: String,
    pub picture: String,
    pub measures: Vec<MeasureView>,
}

/// The class's table: its students by name, each with what was entered for them last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassData {
    pub class_name: String,
    pub archived: bool,
    /// Each with how many measures stand there and the name of the newest.
    pub students: Vec<(PersonId, String, String, usize)>,
    /// What was measured before by a teacher here, newest first: name, unit, kind.
    pub known: Vec<(MeasureKind, String, String)>,
    pub today: Day,
}
