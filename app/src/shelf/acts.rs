//! What the forms of these pages are about.

use domain::id::{StrategyId, TryId};

pub use crate::plain::{fold, form, press};

pub fn of_strategy(id: StrategyId) -> (&'static str, String) {
    ("strategy", id.to_string())
}

pub fn of_try(id: TryId) -> (&'static str, String) {
    ("try", id.to_string())
}
