//! Before and after.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Moment;

/// A side of a pair: as it was cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    pub piece: Uuid,
    pub number: i32,
    pub question: String,
    pub words: String,
    pub at: Moment,
}
