//! What the desk begins from. Everything else that it needs stands in the form.

use domain::json::Reads;
use domain::reflections::DraftWords;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Begun {
    /// What the server laid out in the form. What stands there by now may be something else.
    pub words: DraftWords,
    /// Nothing is shared yet.
    pub fresh: bool,
    /// From where what happens is listened to.
    pub cursor: String,
}
