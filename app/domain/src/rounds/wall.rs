use super::{Focus, RoundStep, SharedGroup, StepClock};
use crate::stage::GroupSheet;

/// A round as the projector may show it: what the teacher brought, where the class is, what was shown to it. No names, and nothing that a
/// group has for itself. The type has no room for more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundOnWall {
    pub focus: Focus,
    pub step: RoundStep,
    pub clock: StepClock,
    /// How many groups there are.
    pub groups: u32,
    /// Empty until the teacher shows them. On a wall, those of the page that stands there.
    pub shared: Vec<SharedGroup>,
    /// Which page of them, where they need more than one.
    pub sheet: Option<GroupSheet>,
}
