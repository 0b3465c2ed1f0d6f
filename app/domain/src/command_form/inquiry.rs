//! What a student does to an inquiry or a reply, as a form says it: `do=inquiry_note`, `do=reply_write`, and their fields.

use super::{Fields, text};
use crate::goals::{MOST_CLASSES, MOST_READERS};
use crate::inquiry::{INQUIRY_FIELDS, InquirySaid};

/// Everything that the form says, unread.
pub fn said(deed: &str, field: Fields) -> InquirySaid {
    let mut said = InquirySaid::new(deed);
    let boxes = |all: &str, one: &str, most: usize| {
        let ids = text(field, all);
        let names = ids.split(',').filter(|id| !id.is_empty()).map(|id| format!("{one}-{id}"));
        // One more than may be picked says already that it is too many.
        names.filter(|name| field(name).is_some()).take(most + 1).collect::<Vec<_>>()
    };
    let boxes = [boxes("teachers", "teacher", MOST_READERS), boxes("classes", "class", MOST_CLASSES)].concat();
    for name in INQUIRY_FIELDS.into_iter().map(str::to_owned).chain(boxes) {
        if let Some(value) = field(&name) {
            said.0.push((name, value));
        }
    }
    said
}
