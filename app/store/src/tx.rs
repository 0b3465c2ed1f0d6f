//! A transaction with the moment it happens in.

use domain::clock::Moment;
use sea_orm::DatabaseTransaction;

use crate::clock::Randomness;

pub struct Tx {
    pub db: DatabaseTransaction,
    /// When this happens: one moment for everything in it.
    pub now: Moment,
    pub randomness: Randomness,
}
