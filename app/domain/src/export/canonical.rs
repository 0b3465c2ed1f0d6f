//! Two exports that say the same.

use super::Portfolio;
use crate::clock::Moment;

/// Without what only the moment and the place of an export decide: where, when, the names of files in the zip, how many bytes a picture
/// takes after it was written anew. What remains is the portfolio.
pub fn canonical(mut portfolio: Portfolio) -> Portfolio {
    portfolio.origin = uuid::Uuid::nil();
    portfolio.exported_at = Moment(0);
    portfolio.student.name = String::new();
    for item in &mut portfolio.items {
        item.told_at = None;
    }
    portfolio.items.sort_by_key(|item| (item.at, item.id));
    portfolio.stories.sort_by_key(|story| (story.year, story.id));
    portfolio.conferences.sort_by_key(|conference| (conference.at, conference.id));
    portfolio.files.sort_by_key(|file| file.id);
    for file in &mut portfolio.files {
        file.path = String::new();
        file.media_type = String::new();
        file.bytes = 0;
    }
    portfolio
}
