//! What is forgotten every day.

use domain::clock::DAY;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::entity::{job, password_reset, sign_in};
use crate::tx::Tx;
use crate::{Result, cuts, files, guesses, journal};

/// Ended sign-ins, links for a new password and finished jobs are kept this long, in milliseconds.
const KEPT_FOR: i64 = 30 * DAY;

const JOURNAL: &str = "prune_journal";
const GUESSES: &str = "prune_guesses";
const SIGN_INS: &str = "prune_sign_ins";
const JOBS: &str = "prune_jobs";
const FILES: &str = "prune_files";

/// The kinds of every day's jobs.
pub const DAILY: &[&str] = &[JOURNAL, GUESSES, SIGN_INS, JOBS, FILES];

pub fn named(kind: &str) -> Option<&'static str> {
    DAILY.iter().copied().find(|daily| *daily == kind)
}

pub async fn prune(tx: &Tx, kind: &str) -> Result<()> {
    let old = tx.now.plus(-KEPT_FOR).0;
    match kind {
        JOURNAL => {
            journal::prune(tx).await?;
            cuts::prune(tx).await?;
        }
        GUESSES => {
            guesses::prune(tx).await?;
        }
        SIGN_INS => {
            let over = Condition::any().add(sign_in::Column::EndedAt.lt(old)).add(sign_in::Column::ExpiresAt.lt(old));
            sign_in::Entity::delete_many().filter(over).exec(&tx.db).await?;
            let over = password_reset::Column::ExpiresAt.lt(old);
            password_reset::Entity::delete_many().filter(over).exec(&tx.db).await?;
        }
        JOBS => {
            job::Entity::delete_many().filter(job::Column::DoneAt.lt(old)).exec(&tx.db).await?;
        }
        FILES => files::tidy(tx).await?,
        _ => {}
    }
    Ok(())
}
