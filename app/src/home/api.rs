//! What a student's home reads.

use domain::json::Reads;
#[cfg(feature = "ssr")]
use std::sync::{Arc, Mutex};

#[cfg(feature = "ssr")]
use domain::event::Cursor;
use domain::home::HomeView;
use domain::id::PersonId;
#[cfg(feature = "ssr")]
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::offline::Text;
#[cfg(not(feature = "ssr"))]
use crate::offline::ask;

/// Of the school's day, for the greeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub enum PartOfDay {
    Morning,
    Afternoon,
    Evening,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct HomePage {
    pub me: PersonId,
    pub home: HomeView,
    pub now: PartOfDay,
    pub cursor: String,
}

/// A home that was read with what stands around its page, in the context of that page alone. Whoever asks again reads again.
#[cfg(feature = "ssr")]
#[derive(Clone)]
pub struct HomeAhead(Arc<Mutex<Option<(HomeView, Cursor)>>>);

#[cfg(feature = "ssr")]
impl HomeAhead {
    pub fn new(read: (HomeView, Cursor)) -> Self {
        Self(Arc::new(Mutex::new(Some(read))))
    }

    fn take(&self) -> Option<(HomeView, Cursor)> {
        self.0.lock().ok()?.take()
    }
}

/// A [`HomePage`].
#[cfg(feature = "ssr")]
#[server(endpoint = "home/page")]
pub async fn read_home() -> Result<Text, AppError> {
    let read = use_context::<HomeAhead>().and_then(|ahead| ahead.take());
    let (viewer, backend) = crate::backend::begin().await?;
    let me = crate::backend::me(&viewer)?;
    let (mut home, cursor) = match read {
        Some(read) => read,
        None => backend.store.home(&viewer).await?,
    };
    home.keeps_language(crate::messages::current().0);
    let zone = backend.store.time_zone(&viewer).await.unwrap_or_default();
    let now = part_of_day(backend.store.clock().now(), &zone);
    Text::of(&HomePage { me, home, now, cursor: cursor.to_string() })
}

#[cfg(not(feature = "ssr"))]
pub async fn read_home() -> Result<Text, AppError> {
    ask("home/page", &[]).await
}

#[cfg(feature = "ssr")]
fn part_of_day(now: domain::clock::Moment, zone: &str) -> PartOfDay {
    use chrono::Timelike;
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
    let now = chrono::DateTime::from_timestamp_millis(now.0).unwrap_or_default().with_timezone(&zone);
    match now.hour() {
        0..=11 => PartOfDay::Morning,
        12..=17 => PartOfDay::Afternoon,
        _ => PartOfDay::Evening,
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::clock::{HOUR, MINUTE, Moment};

    use super::*;

    #[test]
    fn the_morning_begins_at_midnight_in_the_schools_zone() {
        let midnight = Moment(1_796_706_000_000 + 19 * HOUR);
        let at = |later| part_of_day(midnight.plus(later), "UTC");
        assert_eq!(at(0), PartOfDay::Morning);
        assert_eq!(at(3 * HOUR + 35 * MINUTE), PartOfDay::Morning);
        assert_eq!(at(12 * HOUR), PartOfDay::Afternoon);
        assert_eq!(at(18 * HOUR), PartOfDay::Evening);
        assert_eq!(at(24 * HOUR - MINUTE), PartOfDay::Evening);
        assert_eq!(part_of_day(midnight, "America/Chicago"), PartOfDay::Evening);
    }
}
