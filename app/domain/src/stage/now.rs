use crate::id::{ClassId, ReflectionId};
use crate::projector::Showing;

/// What stands on the wall of a class right now, in one line for whoever runs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NowOnWall {
    pub class: ClassId,
    pub showing: Showing,
    /// The piece in the spotlight, and whose it is. For the staff alone.
    pub piece: Option<(ReflectionId, String)>,
}
