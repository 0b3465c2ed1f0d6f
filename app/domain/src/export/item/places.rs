//! A place in something that a version shows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Content, Item, RatedTime};

/// Where it lies is said in one of three ways; in none of them, it is all of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnFile {
    pub file: Uuid,
    /// Milliseconds from the beginning of a recording, and where a stretch ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<i64>,
    /// Of a picture: left, top, width and height, in ten-thousandths of the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<[i32; 4]>,
    /// Of a document, from 1; `top`, `middle` or `bottom` where it is not the whole page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<i32>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub part: String,
}

impl Item {
    /// With its files under other names. What has none is nowhere: it is not shown, and nothing is said to lie on it.
    pub fn renamed(mut self, names: &BTreeMap<Uuid, Uuid>) -> Self {
        match &mut self.content {
            Content::Piece { versions, feedback, ratings, .. } => {
                for version in versions {
                    version.files.retain_mut(|shown| rename(&mut shown.file, names));
                }
                for said in feedback {
                    said.marks.retain_mut(|mark| rename(&mut mark.on.file, names));
                }
                ratings.iter_mut().for_each(|said| cited(&mut said.times, names));
            }
            Content::Rating { times, .. } => cited(times, names),
            Content::Pair { .. }
            | Content::Goal { .. }
            | Content::Choice { .. }
            | Content::Try { .. }
            | Content::Inquiry { .. }
            | Content::Question { .. }
            | Content::Round { .. }
            | Content::Measure { .. }
            | Content::Strategy { .. }
            | Content::Sure { .. }
            | Content::ClassNote { .. } => {}
        }
        self
    }
}

fn rename(file: &mut Uuid, names: &BTreeMap<Uuid, Uuid>) -> bool {
    let name = names.get(&*file).copied();
    *file = name.unwrap_or(*file);
    name.is_some()
}

fn cited(times: &mut [RatedTime], names: &BTreeMap<Uuid, Uuid>) {
    for line in times.iter_mut().flat_map(|time| &mut time.lines) {
        line.on = line.on.take().and_then(|mut on| rename(&mut on.file, names).then_some(on));
    }
}
