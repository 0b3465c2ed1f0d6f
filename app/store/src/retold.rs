//! What stands in several places is told in each. A goal, an inquiry and a story show things as they are now, and some of those things others
//! change: a teacher puts a round away, a group mate words what the group chose, a figure is entered. Whoever looks at the goal, the inquiry
//! or the story hears that, and nobody else: the streams are those of its readers.
//!
//! It is a job of its own after the one that changed the thing. Which pages show it is no matter of whoever changed it, so their job neither
//! asks nor locks for it; if the server ends between the two, the page shows the change at its next look.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use domain::event::{About, Event};
use domain::portfolio::TimelineSource;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::{choice, rating};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store, evidence, portfolio};

/// Whether others than its student change things of this kind. Of what a student changes alone, their command tells.
pub fn may_be(about: &About) -> bool {
    matches!(
        about,
        About::Question(_)
            | About::Round(_)
            | About::Strategy(_)
            | About::Measure(_)
            | About::Try(_)
            | About::Board(_)
            | About::Rubric(_)
            | About::Rating(_)
    )
}

impl Store {
    /// After these events: tells those who look at what shows the things they are about, unless they were told.
    pub(crate) async fn retell(&self, told: Vec<Event>) -> Result<()> {
        let events = {
            let tx = self.snapshot().await?;
            of(&tx, &told).await?
        };
        if events.is_empty() {
            return Ok(());
        }
        let streams: BTreeSet<_> = events.iter().map(|event| event.stream).collect();
        let touches = streams.into_iter().fold(Touches::nothing(), Touches::and_stream);
        self.write_alone(touches, move |_| {
            let events = events.clone();
            Box::pin(async move { Ok(Written::new((), events)) })
        })
        .await
    }
}

async fn of(tx: &Tx, told: &[Event]) -> Result<Vec<Event>> {
    let things = things(tx, told).await?;
    let mut events = evidence::events_of(tx, &things).await?;
    events.extend(portfolio::events_of(tx, &things).await?);
    events.retain(|event| !told.contains(event));
    Ok(events)
}

/// The things that the events are about, as goals and stories know them.
async fn things(tx: &Tx, told: &[Event]) -> Result<BTreeMap<TimelineSource, BTreeSet<Uuid>>> {
    let mut things: BTreeMap<TimelineSource, BTreeSet<Uuid>> = BTreeMap::new();
    let abouts: HashSet<About> = told.iter().map(|event| event.about).collect();
    for about in abouts {
        let (source, ids) = match about {
            About::Question(id) => (TimelineSource::Question, vec![id.0]),
            About::Round(id) => (TimelineSource::Round, vec![id.0]),
            About::Strategy(id) => (TimelineSource::Strategy, vec![id.0]),
            About::Measure(id) => (TimelineSource::Measure, vec![id.0]),
            About::Try(id) => (TimelineSource::Try, vec![id.0]),
            About::Rating(id) => (TimelineSource::Rating, vec![id.0]),
            About::Board(id) => {
                let of = choice::Entity::find().filter(choice::Column::BoardId.eq(id.0));
                let ids = of.select_only().column(choice::Column::Id).into_tuple().all(&tx.db).await?;
                (TimelineSource::Choice, ids)
            }
            About::Rubric(id) => {
                let of = rating::Entity::find().filter(rating::Column::RubricId.eq(id.0));
                let ids = of.select_only().column(rating::Column::Id).into_tuple().all(&tx.db).await?;
                (TimelineSource::Rating, ids)
            }
            _ => continue,
        };
        things.entry(source).or_default().extend(ids);
    }
    Ok(things)
}
