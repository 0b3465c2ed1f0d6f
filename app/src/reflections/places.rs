//! What the page that the server makes and the desk in the browser both know by name: places on the page, and buttons.

/// The form that a piece is written in. Fields that stand beside it belong to it by this name.
pub const FORM: &str = "writing";
/// Around that form: nobody else lays out anew what somebody writes in.
pub const EDITOR: &str = "editor";
/// What another device saved stands here.
#[cfg(feature = "hydrate")]
pub const TWO_DEVICES: &str = "two-devices";
/// Says that the piece was shared elsewhere.
pub const ELSEWHERE: &str = "shared-there";
/// The form of a translation.
pub const TRANSLATING: &str = "translating";

/// The name of the sentence starters.
pub const STARTER: &str = "starter";
/// The name of the buttons that choose how versions are shown; the value of the one for the newest alone.
pub const SEE: &str = "see";
pub const NEWEST: &str = "newest";
/// The name of the buttons that choose between two devices.
#[cfg(feature = "hydrate")]
pub const WHICH: &str = "which";

/// Fields of the form that can be wrong; the sentence stands in the place that is named after them.
#[cfg(feature = "hydrate")]
pub const FIELDS: [&str; 4] = ["words", "ask_words", "confirmed", "send"];
