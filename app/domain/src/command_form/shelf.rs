//! What a student does on a shelf or in a try, as a form says it: `do=strategy_recommend`, `do=try_tell`, and their fields.

use super::{Fields, text};
use crate::goals::MOST_READERS;
use crate::strategies::ShelfSaid;

/// Fields that stand in some form of the shelf and of tries; the boxes beside a list of teachers are found by their ids.
const FIELDS: [&str; 18] = [
    "class", "kind", "need", "name", "does", "helps", "address", "signed", "helped", "words", "tried", "from",
    "changed", "keeps", "piece", "teachers", "page", "rev",
];

/// Everything that the form says, unread.
pub fn said(deed: &str, field: Fields) -> ShelfSaid {
    let mut said = ShelfSaid::new(deed);
    let ids = text(field, "teachers");
    let boxes = ids.split(',').filter(|id| !id.is_empty()).map(|id| format!("teacher-{id}"));
    // One more than may be picked says already that it is too many.
    let boxes = boxes.filter(|name| field(name).is_some()).take(MOST_READERS + 1);
    for name in FIELDS.into_iter().map(str::to_owned).chain(boxes) {
        if let Some(value) = field(&name) {
            said.0.push((name, value));
        }
    }
    said
}
