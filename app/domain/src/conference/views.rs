use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{ConferenceStage, ItemKind};
use crate::clock::Moment;
use crate::goals::Adult;
use crate::id::{AgendaId, AgreedStepId, ConferenceId, FamilyQuestionId, GoalId, PersonId};
use crate::portfolio::{Part, Shelved};

#[derive(Clone, Debug, PartialEq)]
pub struct AgendaItem {
    pub id: AgendaId,
    pub kind: ItemKind,
    /// Empty: what an item of its kind is called.
    pub title: String,
    /// Always empty for others than its student.
    pub notes: String,
    /// What it points to, in the story's order.
    pub shown: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyQuestion {
    pub id: FamilyQuestionId,
    pub words: String,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedStep {
    pub id: AgreedStepId,
    pub who: String,
    pub words: String,
    pub by: String,
    /// The goal that it became a step of, or that it became.
    pub goal: Option<GoalId>,
    /// The same where that goal was brought from another Waymark: what was brought.
    pub brought: Option<Uuid>,
    pub at: Moment,
}

/// For its student, and for a teacher who is invited.
#[derive(Clone, Debug, PartialEq)]
pub struct ConferenceView {
    pub id: ConferenceId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub whom: String,
    pub when: String,
    pub stage: ConferenceStage,
    /// In their order.
    pub agenda: Vec<AgendaItem>,
    /// Oldest first.
    pub questions: Vec<FamilyQuestion>,
    pub steps: Vec<AgreedStep>,
    /// What its student said afterwards.
    pub looked_back: String,
    pub readers: Vec<Adult>,
    pub held_at: Option<Moment>,
    pub changed_at: Moment,
}

/// A conference in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConferenceCard {
    pub id: ConferenceId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub whom: String,
    pub when: String,
    pub stage: ConferenceStage,
    pub held_at: Option<Moment>,
    /// It was planned in another Waymark.
    pub brought: bool,
}

/// `/conferences`, for their student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnConferences {
    pub name: String,
    pub picture: String,
    /// Those that lie ahead first, then newest first.
    pub conferences: Vec<ConferenceCard>,
    /// Taken off the list; they can be put back.
    pub removed: Vec<ConferenceCard>,
}

/// A goal that an agreed step can become a step of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalOption {
    pub id: GoalId,
    pub statement: String,
}

/// `/conference/{id}`, for its student.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnConference {
    pub view: ConferenceView,
    pub teachers: Vec<Adult>,
    /// What an item can point to.
    pub parts: Vec<Shelved>,
    /// Items that were taken out.
    pub removed: Vec<AgendaItem>,
    /// Goals that are open.
    pub goals: Vec<GoalOption>,
}
