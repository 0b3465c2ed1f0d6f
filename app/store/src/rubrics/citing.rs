//! Where something shows, in the columns of a line. A passage has its ends and its words; a thing has its id, and a spot on it columns of its
//! own, as a mark of feedback has. A moment's ends are milliseconds and stand where a passage's ends stand.

use domain::rubrics::Cite;
use domain::showing::{PagePart, Spot};
use sea_orm::ActiveValue::Set;

use crate::entity::rating_line;

/// Columns that it does not need stay empty.
pub fn put(row: &mut rating_line::ActiveModel, cite: Cite) {
    let number = |n: i64| i32::try_from(n).unwrap_or(i32::MAX);
    match cite {
        Cite::Passage { starts, ends, quote } => {
            row.starts = Set(Some(number(starts.into())));
            row.ends = Set(Some(number(ends.into())));
            row.quote = Set(Some(quote));
        }
        Cite::Shown { id, spot } => {
            row.shown_id = Set(Some(id.0));
            match spot {
                Some(Spot::Moment { at, until }) => {
                    row.starts = Set(Some(number(at)));
                    row.ends = Set(until.map(number));
                }
                Some(Spot::Area { x, y, w, h }) => {
                    (row.x, row.y, row.w, row.h) = (Set(Some(x)), Set(Some(y)), Set(Some(w)), Set(Some(h)));
                }
                Some(Spot::Page { page, part }) => {
                    row.page = Set(Some(page));
                    row.part = Set(part.map(|part| part.name().to_owned()));
                }
                None => {}
            }
        }
    }
}

pub fn cited(row: &rating_line::Model) -> Option<Cite> {
    if let Some(quote) = &row.quote {
        let number = |n: Option<i32>| u32::try_from(n.unwrap_or_default()).unwrap_or_default();
        return Some(Cite::Passage { starts: number(row.starts), ends: number(row.ends), quote: quote.clone() });
    }
    row.shown_id.map(|id| Cite::Shown { id: id.into(), spot: spot(row) })
}

fn spot(row: &rating_line::Model) -> Option<Spot> {
    if let Some(page) = row.page {
        return Some(Spot::Page { page, part: row.part.as_deref().and_then(PagePart::named) });
    }
    match (row.starts, row.x, row.y, row.w, row.h) {
        (Some(at), ..) => Some(Spot::Moment { at: at.into(), until: row.ends.map(i64::from) }),
        (None, Some(x), Some(y), Some(w), Some(h)) => Some(Spot::Area { x, y, w, h }),
        _ => None,
    }
}
