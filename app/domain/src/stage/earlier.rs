use crate::id::ReflectionId;

/// How it stands with the version before the one that hangs on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlierAsk {
    NotAsked,
    Asked,
    Yes,
    /// It stands: nobody is asked until they agree.
    No,
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
