//! Access to growth, for those who teach a class: everybody on the roster, by each way in, with whose turn it is.
//!
//! What each access point knows comes from a source of its own ([`sources`]); the rules are `domain::access`. What all sources ask in the same words
//! is one question together (`Moments`), and each asks few of its own, however many students there are. What a student shows one teacher and not another (goals, inquiries, tries, asks)
//! is there for that teacher alone, so two teachers of a class may read two tables.

mod audiences;
mod boards;
mod goal_asks;
mod goals;
mod inquiries;
mod measures;
mod pairs;
mod pieces;
mod prompts;
mod questions;
mod ratings;
mod replies;
mod shelf;
mod sources;
mod tries;

use domain::access::{Did, Enrolled, Found, Next, Place as To, Row, Trace, Wants, What, next, rows};
use domain::classes::{AccessPoint, Opened};
use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::{ClassId, PersonId};
use domain::viewer::Viewer;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Query, SelectStatement};
use uuid::Uuid;

use crate::entity::{class, enrollment, reflection};
use crate::roster::Place;
use crate::tx::Tx;
use crate::{Result, Store, bell, reached, replay, roster, scope};

/// The table of one class.
#[derive(Clone, Debug)]
pub struct ClassAccess {
    pub class: ClassId,
    pub class_name: String,
    /// Put away: steps are told, and nobody is waited for.
    pub archived: bool,
    pub opened: Vec<AccessPoint>,
    /// Those first who need a teacher next.
    pub rows: Vec<Row>,
    /// When all this was so.
    pub now: Moment,
}

impl Store {
    /// Everybody on the roster of a class that the viewer guides. Not found for everybody else: no student, no admin, no coach has a
    /// part in it.
    #[crate::compiled_here]
    pub async fn access_to_growth(&self, viewer: &Viewer, class: ClassId) -> Result<(ClassAccess, Cursor)> {
        let tx = self.snapshot().await?;
        let access = of_guided(&tx, viewer, class).await?;
        Ok((access, replay::cursor(&tx, viewer).await?))
    }

    /// The first few of them, each with the reason, and when that was so. Nobody in a class that is put away.
    #[crate::compiled_here]
    pub async fn who_needs_me_next(&self, viewer: &Viewer, class: ClassId) -> Result<(Vec<Next>, Moment)> {
        let tx = self.snapshot().await?;
        Ok((next(&of_guided(&tx, viewer, class).await?.rows), tx.now))
    }
}

/// The rows of the table, for what else says who needs a teacher next.
pub async fn rows_of(tx: &Tx, viewer: &Viewer, class: ClassId) -> Result<Vec<Row>> {
    Ok(of_guided(tx, viewer, class).await?.rows)
}

async fn of_guided(tx: &Tx, viewer: &Viewer, id: ClassId) -> Result<ClassAccess> {
    let class = scope::guided(tx, viewer, id).await?;
    let on = roster::on(tx, id).await?;
    of_class(tx, viewer, &class, &on).await
}

/// Of a class that the viewer was found to guide, whose roster is read already; those who are off it have no row.
pub(crate) async fn of_class(tx: &Tx, viewer: &Viewer, class: &class::Model, places: &[Place]) -> Result<ClassAccess> {
    let id = ClassId(class.id);
    let enrolled: Vec<Enrolled> = places.iter().filter(|place| place.is_on()).map(Place::enrolled).collect();
    let opened = Opened::read(&class.access_points).all().to_vec();
    let of = Of { tx, class, me: scope::person(viewer)?.person, enrolled: &enrolled };
    let traces = sources::all(&of).await?;
    let archived = class.archived_at.is_some();
    let (reached, shared) = (reached::of_class(tx, id).await?, bell::first_shared(tx, id).await?);
    let moments = |at: std::collections::HashMap<Uuid, i64>| {
        at.into_iter().map(|(student, at)| (PersonId(student), Moment(at))).collect()
    };
    let told = |what: &What| !archived || matches!(what, What::Did { .. });
    let found = Found {
        traces: traces.into_iter().filter(|trace| told(&trace.what)).collect(),
        opened: opened.clone(),
        reached: moments(reached),
        shared: moments(shared),
        enrolled,
    };
    let mut rows = rows(found, tx.now);
    if archived {
        rows.iter_mut().for_each(|row| row.need = None);
    }
    Ok(ClassAccess { class: id, class_name: class.name.clone(), archived, opened, rows, now: tx.now })
}

/// What a moment at which something was so says of a student.
#[derive(Clone, Copy)]
pub struct Kind {
    point: AccessPoint,
    says: Says,
    to: To,
}

#[derive(Clone, Copy)]
pub enum Says {
    Did(Did),
    Waits(Wants),
    Theirs,
}

impl Kind {
    fn trace(self, student: PersonId, at: Moment) -> Trace {
        let to = self.to;
        let what = match self.says {
            Says::Did(did) => What::Did { did, at, to },
            Says::Waits(wants) => What::Waits { wants, since: at, to },
            Says::Theirs => What::Theirs { since: at, to },
        };
        Trace { student, point: self.point, what }
    }
}

/// What a source is asked about.
pub struct Of<'a> {
    pub tx: &'a Tx,
    pub class: &'a class::Model,
    /// The teacher who asks: what students show to persons is told by who it is shown to.
    pub me: PersonId,
    pub enrolled: &'a [Enrolled],
}

impl Of<'_> {
    /// The ids of everybody on the roster, inside a question.
    pub fn roster(&self) -> SelectStatement {
        Query::select()
            .column(enrollment::Column::PersonId)
            .from(enrollment::Entity)
            .and_where(enrollment::Column::ClassId.eq(self.class.id))
            .and_where(enrollment::Column::EndsAt.is_null())
            .to_owned()
    }

    /// The ids of the pieces of the class, inside a question.
    pub fn pieces(&self) -> SelectStatement {
        Query::select()
            .column(reflection::Column::Id)
            .from(reflection::Entity)
            .and_where(reflection::Column::ClassId.eq(self.class.id))
            .to_owned()
    }
}
