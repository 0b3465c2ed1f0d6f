//! Work that happens later: a row says what and when, any node does it.
//!
//! A node first *leases* a row for a minute, so that others leave it alone, and counts the attempt. Then it marks the row done
//! and does the work in one transaction: whoever comes second finds it done. A node that dies leaves its lease to run out, and
//! what it began was never committed. So each piece of work has one effect, however many nodes there are and whenever they stop.

mod day;
mod prune;

use domain::clock::{MINUTE, Moment};
use domain::event::Stream;
use domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use crate::entity::{job, prompt};
use crate::prompts;
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store};

/// How long a node has a job for itself, in milliseconds.
const LEASE: i64 = MINUTE;
/// After so many attempts a job is left for a person to look at.
const MOST_ATTEMPTS: i32 = 10;
/// Most jobs leased in one round; the next round takes the rest.
const AT_ONCE: u64 = 100;

/// Puts work on the list.
pub async fn schedule(tx: &Tx, kind: &str, district: Option<Uuid>, about: Uuid, at: Moment) -> Result<()> {
    let row = row(Uuid::now_v7(), kind, district, Some(about), at);
    job::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

fn row(id: Uuid, kind: &str, district: Option<Uuid>, about: Option<Uuid>, at: Moment) -> job::ActiveModel {
    job::ActiveModel {
        id: Set(id),
        district_id: Set(district),
        kind: Set(kind.to_owned()),
        about: Set(about),
        run_at: Set(at.0),
        leased_until: Set(None),
        attempts: Set(0),
        done_at: Set(None),
    }
}

impl Store {
    /// How many jobs wait to be run right now.
    #[crate::compiled_here]
    pub async fn due_jobs(&self) -> Result<usize> {
        let tx = self.snapshot().await?;
        Ok(due(tx.now).all(&tx.db).await?.len())
    }

    /// Runs what is due, in the order of its time, and returns how many jobs this node finished. Call it every second or so,
    /// and once at the start: what came due while no node ran is done then. A job that fails is tried again when its lease
    /// is over; it does not hold up the others.
    #[crate::compiled_here]
    pub async fn run_due_jobs(&self) -> Result<usize> {
        self.plan_the_day().await?;
        let waiting = {
            let tx = self.snapshot().await?;
            due(tx.now)
                .order_by_asc(job::Column::RunAt)
                .order_by_asc(job::Column::Id)
                .limit(AT_ONCE)
                .all(&tx.db)
                .await?
        };
        let mut finished = 0;
        for job in waiting {
            match self.run_job(&job).await {
                Ok(true) => finished += 1,
                Ok(false) => {}
                Err(error) => tracing::error!(kind = job.kind, id = %job.id, %error, "a job failed"),
            }
        }
        Ok(finished)
    }

    /// True if this call finished the job.
    async fn run_job(&self, job: &job::Model) -> Result<bool> {
        if !self.lease(job.id).await? {
            return Ok(false);
        }
        let viewer = Viewer::System(prune::named(&job.kind).unwrap_or(prompts::RELEASE));
        match &viewer {
            Viewer::System(prompts::RELEASE) => self.release_as_planned(job).await,
            Viewer::System(kind) => self.prune(job.id, kind).await,
            _ => Ok(false),
        }
    }

    async fn lease(&self, id: Uuid) -> Result<bool> {
        self.write(Touches::nothing(), move |tx| {
            Box::pin(async move {
                let leased = job::Entity::update_many()
                    .col_expr(job::Column::LeasedUntil, Expr::value(tx.now.plus(LEASE).0))
                    .col_expr(job::Column::Attempts, Expr::col(job::Column::Attempts).add(1))
                    .filter(job::Column::Id.eq(id))
                    .filter(free(tx.now))
                    .exec(&tx.db)
                    .await?;
                Ok(Written::quietly(leased.rows_affected == 1))
            })
        })
        .await
    }

    async fn release_as_planned(&self, job: &job::Model) -> Result<bool> {
        let (id, about) = (job.id, job.about);
        let prompt = {
            let tx = self.snapshot().await?;
            match about {
                Some(about) => prompt::Entity::find_by_id(about).one(&tx.db).await?,
                None => None,
            }
        };
        let class = prompt.map(|prompt| prompt.class_id.into());
        let touches = class.map_or(Touches::nothing(), |class| Touches::stream(Stream::Class(class)));
        self.write(touches, move |tx| {
            Box::pin(async move {
                if !finish(tx, id).await? {
                    return Ok(Written::quietly(false));
                }
                let events = match class {
                    Some(class) => prompts::release_due(tx, class).await?,
                    // Erased meanwhile.
                    None => Vec::new(),
                };
                Ok(Written::new(true, events))
            })
        })
        .await
    }

    async fn prune(&self, id: Uuid, kind: &'static str) -> Result<bool> {
        self.write(Touches::nothing(), move |tx| {
            Box::pin(async move {
                let mine = finish(tx, id).await?;
                if mine {
                    prune::prune(tx, kind).await?;
                }
                Ok(Written::quietly(mine))
            })
        })
        .await
    }
}

/// Marks the job done. False if another node was faster. First in its transaction: the row is then this node's until the commit.
async fn finish(tx: &Tx, id: Uuid) -> Result<bool> {
    let done = job::Entity::update_many()
        .col_expr(job::Column::DoneAt, Expr::value(tx.now.0))
        .filter(job::Column::Id.eq(id))
        .filter(job::Column::DoneAt.is_null())
        .exec(&tx.db)
        .await?;
    Ok(done.rows_affected == 1)
}

fn due(now: Moment) -> Select<job::Entity> {
    job::Entity::find().filter(job::Column::RunAt.lte(now.0)).filter(free(now))
}

/// Not done, not leased, not given up.
fn free(now: Moment) -> Condition {
    Condition::all()
        .add(job::Column::DoneAt.is_null())
        .add(job::Column::Attempts.lt(MOST_ATTEMPTS))
        .add(Condition::any().add(job::Column::LeasedUntil.is_null()).add(job::Column::LeasedUntil.lt(now.0)))
}
