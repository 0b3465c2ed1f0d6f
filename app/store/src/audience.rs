//! Who reads a perspective beyond its student and the teachers they picked.
//!
//! A row for each step that was ever wished says what is open (which version, to whom, since when) and what is wished. Opening and closing happen in
//! one transaction with everything that hangs on it: links for guests, other classes, the page for the world. A teacher's release names the
//! wish that was read (`rev`), and a wish moves it: what was taken back a moment ago is not released.
//!
//! An audience's events say a number, to its student, to the staff of its class, and to whoever reads it or no longer does. What guests and the
//! world read is found without a viewer, by a token or an address, and what these finders read of a row names no person.

mod answering;
mod classes;
mod deciding;
mod desk;
mod guest_replies;
mod guests;
mod links;
mod narrowing;
mod ours;
mod own;
mod readers;
mod rows;
mod schoolmates;
mod setting;
mod switch;
mod view;
mod wishing;
mod world;
mod yeses;

pub use classes::in_elementary;
pub use narrowing::narrow_to_me;
pub use readers::reads;
pub use rows::{any_open, streams};
pub use view::open_to;
pub use wishing::carry_out;

use domain::audience::AudienceSaid;
use domain::event::Stream;
use domain::id::InquiryId;

use crate::Result;
use crate::tx::Tx;

/// Where an act will be heard, found before its job begins.
pub async fn streams_of(tx: &Tx, inquiry: InquiryId, said: &AudienceSaid) -> Result<Vec<Stream>> {
    let mut found = streams(tx, inquiry.0).await?;
    if let Ok(domain::audience::AudienceAct::Wish(wish)) = said.act() {
        found.push(Stream::Class(wish.class));
        // The first wish for the world has no row yet that names the school.
        if wish.step == domain::audience::Step::World {
            found.extend(rows::school(tx, wish.class.0).await?.map(Stream::School));
        }
        found.extend(wish.partner.map(Stream::Person));
    }
    Ok(found)
}
