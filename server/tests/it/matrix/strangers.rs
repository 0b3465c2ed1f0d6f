//! Students who have nothing to do with the class: one of another class of the school, and one of another school. They have no columns of
//! their own: whatever the class has is not there for them, and everywhere else they get what any student does.

use reqwest::Method;

use super::OURS;

pub const STRANGERS: [&str; 2] = ["farah", "gus"];

/// Where an address that names something of somebody's leads each student to their own.
const TO_ONES_OWN: [&str; 1] = ["GET /portfolio/story"];

/// What they ask for: every page, and everything that names something of the class's (`ours`). What comes of a form about nothing of anybody's,
/// Bo's column tells.
pub fn ask(method: &Method, ours: bool) -> bool {
    ours || *method == Method::GET
}

pub fn names_ours(address: &str, form: &str) -> bool {
    OURS.iter().any(|name| address.contains(name) || form.contains(name))
}

/// What they get, by what Bo gets, who is of the class: where he finds something of it, they find nothing.
pub fn expected(key: &str, ours: bool, bos: u16) -> u16 {
    if ours && bos == 200 && !TO_ONES_OWN.contains(&key) { 404 } else { bos }
}
