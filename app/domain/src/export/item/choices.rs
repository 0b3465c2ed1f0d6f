//! A choice: each time of choosing, and what helped.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;

/// A time of choosing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    pub why: String,
    pub at: Moment,
    pub options: Vec<PickedOption>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickedOption {
    pub axis: String,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatHelped {
    pub axis: String,
    pub option: String,
    pub outcome: String,
    #[serde(default)]
    pub words: String,
    pub at: Moment,
}
