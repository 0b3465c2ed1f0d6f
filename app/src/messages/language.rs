//! One language's sentences, as the server holds them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Locale;
use super::table::say;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Table(pub HashMap<String, Entry>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Entry {
    One(String),
    /// By CLDR category: `one`, `few`, `other`…
    Plural(HashMap<String, String>),
}

impl Table {
    pub fn say(&self, key: &str, gaps: &[(&str, String)], locale: Locale) -> String {
        let find = |form: Option<&str>| match (self.0.get(key)?, form) {
            (Entry::One(text), None) => Some(text.clone()),
            (Entry::Plural(forms), Some(form)) => forms.get(form).cloned(),
            _ => None,
        };
        say(&find, key, gaps, locale)
    }
}
