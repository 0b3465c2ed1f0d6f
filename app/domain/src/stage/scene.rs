use serde::{Deserialize, Serialize};

use crate::viewer::names;

/// What can stand before a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// What is there says what is shown.
    #[default]
    Follow,
    /// The way in.
    Join,
    /// The question that is open.
    Prompt,
    /// What was released, twelve at a time.
    Wall,
    /// One released piece; its subject is the card.
    Spotlight,
    /// Where the class says it stands by the criteria of the open prompt.
    Scale,
    /// A question round; its subject is the round.
    Round,
    /// A choice board; its subject is the board.
    Choice,
    /// The words that the class goes with.
    Closing,
    /// How sure the class is of one thing; its subject is what was asked.
    Confidence,
    /// Nothing at all.
    Blank,
}
names!(Scene {
    Self::Follow => "follow",
    Self::Join => "join",
    Self::Prompt => "prompt",
    Self::Wall => "wall",
    Self::Spotlight => "spotlight",
    Self::Scale => "scale",
    Self::Round => "round",
    Self::Choice => "choice",
    Self::Closing => "closing",
    Self::Confidence => "confidence",
    Self::Blank => "blank",
});

impl Scene {
    /// Those that need no subject, in the order of the keys 0 to 8.
    pub const BY_KEY: [Self; 9] = [
        Self::Follow,
        Self::Join,
        Self::Prompt,
        Self::Wall,
        Self::Scale,
        Self::Round,
        Self::Choice,
        Self::Closing,
        Self::Confidence,
    ];

    /// The server composes it whole; the projector's window only puts it in its place.
    pub fn is_composed(self) -> bool {
        matches!(self, Self::Spotlight | Self::Scale | Self::Round | Self::Choice | Self::Closing | Self::Confidence)
    }

    /// Each student is asked for something while it stands there.
    pub fn asks_students(self) -> bool {
        matches!(self, Self::Closing | Self::Confidence)
    }
}
