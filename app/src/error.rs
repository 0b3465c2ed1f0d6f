//! What a page is told when something was not done: a refusal with its sentence, no network, or an incident's id.

use domain::json::Reads;
use domain::refusal::{Refusal, Sentence};
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
#[serde(tag = "error", rename_all = "snake_case", from = "Flat")]
pub enum AppError {
    Refused {
        refusal: Refusal,
    },
    /// The server was not reached, or not in time.
    Offline,
    /// The server is busy; nothing happened.
    Busy,
    /// Ours; logged under this id.
    Internal {
        incident: String,
    },
}

/// How it is read: see `domain`'s flat.rs.
#[derive(Deserialize, Reads)]
struct Flat {
    error: String,
    #[serde(default)]
    refusal: Option<Refusal>,
    #[serde(default)]
    incident: Option<String>,
}

impl From<Flat> for AppError {
    fn from(flat: Flat) -> Self {
        match (flat.error.as_str(), flat.refusal) {
            ("refused", Some(refusal)) => Self::Refused { refusal },
            ("offline", _) => Self::Offline,
            ("busy", _) => Self::Busy,
            _ => Self::Internal { incident: flat.incident.unwrap_or_else(|| "-".into()) },
        }
    }
}

impl AppError {
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Refused { refusal } => refusal.sentence(),
            Self::Offline => Sentence::new("refusal.offline"),
            Self::Busy => Sentence::new("refusal.busy"),
            Self::Internal { incident } => Sentence::new("refusal.internal").with("incident", incident),
        }
    }

    /// The sentence beside a field, if there is one.
    pub fn fault(&self, field: &str) -> Option<Sentence> {
        match self {
            Self::Refused { refusal: Refusal::Invalid { faults } } => {
                faults.iter().find(|fault| fault.field == field).map(|fault| fault.sentence.clone())
            }
            _ => None,
        }
    }

    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Refused { refusal: Refusal::NotFound })
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence().key)
    }
}

impl std::error::Error for AppError {}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { refusal }
    }
}

#[cfg(feature = "ssr")]
impl From<store::Error> for AppError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Refused(refusal) => Self::Refused { refusal },
            store::Error::Busy => Self::Busy,
            store::Error::Internal { incident, .. } => Self::Internal { incident },
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => {
                Self::Refused { refusal: Refusal::invalid("form", "refusal.invalid") }
            }
            _ => Self::Internal { incident: "-".into() },
        }
    }
}
