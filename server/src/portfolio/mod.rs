//! Portfolios as zips: packed from what the store tells, read from what somebody brought. The `zip` crate does the format
//! (docs/decisions/0021-portfolios-travel.md).

mod bring;
mod pack;
mod unpack;

pub use bring::bring;
pub use pack::pack;
pub use unpack::{Zip, open};
