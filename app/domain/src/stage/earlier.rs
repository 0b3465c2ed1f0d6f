use crate::id::ReflectionId;
use crate::safety::SecondLook;

/// How it stands with the version before the one that hangs on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlierAsk {
    NotAsked,
    Asked,
    Yes,
    /// It stands: nobody is asked until they agree.
    No,
}

/// For whoever runs the class, beside a piece that hangs: how it stands with the version before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierStanding {
    pub piece: ReflectionId,
    pub ask: EarlierAsk,
    /// What in that version asks for a second look, while nobody was asked about it.
    pub look: Option<SecondLook>,
}

/// For its student: may this version stand beside the newer one?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierPage {
    pub piece: ReflectionId,
    pub name: String,
    pub picture: String,
    pub question: String,
    /// Its number and its words.
    pub before: (i32, String),
    /// None until it is answered.
    pub settled: Option<bool>,
}
