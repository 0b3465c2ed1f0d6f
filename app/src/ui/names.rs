//! Names in a sentence.

use crate::t;

/// `Ms Rivera`, `Ms Rivera and Mr Osei`, `Ms Rivera, Mr Osei and Ms Kim`; empty for nobody.
pub fn names(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => t!("ui.and", first = first.join(", "), last = last),
    }
}

/// The teacher who is meant when a sentence has room for one: the first, who leads the class.
pub fn teacher(all: &[String]) -> String {
    all.first().cloned().unwrap_or_else(|| t!("ui.your_teacher"))
}
