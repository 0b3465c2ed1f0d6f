//! A thing as it stood when it was picked.

use uuid::Uuid;

use super::{Content, Item};

impl Item {
    /// The newest version of it that can be picked, where it has several.
    pub fn newest(&self) -> Option<Uuid> {
        match &self.content {
            Content::Piece { versions, .. } => versions.last().map(|version| version.id),
            Content::Goal { wordings, .. } => wordings.last().map(|wording| wording.id),
            Content::Inquiry { wordings, perspectives, .. } => {
                let wording = wordings.last().map(|wording| (wording.at, wording.id));
                let said = perspectives.last().map(|said| (said.at, said.id));
                // Said in the moment it was worded, it is the perspective that is newer.
                match (wording, said) {
                    (Some((worded, wording)), Some((at, _))) if worded > at => Some(wording),
                    (_, Some((_, said))) => Some(said),
                    (wording, None) => wording.map(|(_, id)| id),
                }
            }
            Content::Pair { .. }
            | Content::Choice { .. }
            | Content::Try { .. }
            | Content::Question { .. }
            | Content::Round { .. }
            | Content::Rating { .. }
            | Content::Measure { .. }
            | Content::Strategy { .. }
            | Content::Sure { .. }
            | Content::ClassNote { .. } => None,
        }
    }

    /// As it was when `fixed` of it was picked: no later version, no later wording. None: it has no such version (any more).
    pub fn fixed(mut self, fixed: Option<Uuid>) -> Option<Self> {
        let Some(fixed) = fixed else { return Some(self) };
        match &mut self.content {
            Content::Piece { versions, feedback, ratings, talk, proud, .. } => {
                let place = versions.iter().position(|version| version.id == fixed)?;
                let (number, next) = (versions[place].number, versions.get(place + 1).map(|version| version.at));
                versions.retain(|version| version.id == fixed);
                feedback.retain(|said| said.version <= number);
                ratings.retain(|said| said.version <= number);
                talk.retain(|said| next.is_none_or(|next| said.at < next));
                // It is the newest that they are proud of.
                *proud &= next.is_none();
            }
            Content::Goal { wordings, .. } => {
                let at = wordings.iter().position(|wording| wording.id == fixed)?;
                wordings.truncate(at + 1);
            }
            Content::Inquiry { wordings, perspectives, notes, remarks, evidence, .. } => {
                let at = match perspectives.iter().position(|said| said.id == fixed) {
                    Some(place) => {
                        perspectives.truncate(place + 1);
                        let at = perspectives[place].at;
                        wordings.retain(|wording| wording.at <= at);
                        at
                    }
                    None => {
                        let place = wordings.iter().position(|wording| wording.id == fixed)?;
                        wordings.truncate(place + 1);
                        let at = wordings[place].at;
                        perspectives.retain(|said| said.at <= at);
                        at
                    }
                };
                notes.retain(|note| note.at <= at);
                remarks.retain(|remark| remark.at <= at);
                evidence.retain(|shown| shown.at <= at);
            }
            Content::Pair { .. }
            | Content::Choice { .. }
            | Content::Try { .. }
            | Content::Question { .. }
            | Content::Round { .. }
            | Content::Rating { .. }
            | Content::Measure { .. }
            | Content::Strategy { .. }
            | Content::Sure { .. }
            | Content::ClassNote { .. } => {}
        }
        Some(self)
    }
}
