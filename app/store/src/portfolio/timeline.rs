//! The timeline. To add a source: a variant of [`TimelineSource`], a file beside these, an arm below.

mod brought;
mod choices;
mod class_notes;
mod conferences;
mod goals;
mod inquiries;
mod measures;
mod own_stories;
mod pairs;
mod pictures;
mod pieces;
mod questions;
mod ratings;
mod rounds;
mod strategies;
mod sure;
mod tries;

use std::collections::BTreeSet;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::event::Cursor;
use domain::portfolio::{Entry, PAGE, Timeline, TimelineSource};
use domain::viewer::Viewer;
use uuid::Uuid;

use super::{parts, stories};
use crate::tx::Tx;
use crate::{Error, Result, Store, people, pieces as shared, replay, scope};

/// What part of the timeline is asked for: of each source the newest `most` before a moment.
pub struct Window {
    pub student: Uuid,
    pub point: Option<AccessPoint>,
    /// Milliseconds; everything earlier than this.
    pub before: i64,
    pub most: u64,
}

/// Newest first.
async fn entries(tx: &Tx, source: TimelineSource, window: &Window) -> Result<Vec<Entry>> {
    match source {
        TimelineSource::Piece => pieces::entries(tx, window).await,
        TimelineSource::Pair => pairs::entries(tx, window).await,
        TimelineSource::Goal => goals::entries(tx, window).await,
        TimelineSource::Choice => choices::entries(tx, window).await,
        TimelineSource::Try => tries::entries(tx, window).await,
        TimelineSource::Inquiry => inquiries::entries(tx, window).await,
        TimelineSource::Question => questions::entries(tx, window).await,
        TimelineSource::Round => rounds::entries(tx, window).await,
        TimelineSource::Rating => ratings::entries(tx, window).await,
        TimelineSource::Measure => measures::entries(tx, window).await,
        TimelineSource::Brought => brought::entries(tx, window).await,
        TimelineSource::Strategy => strategies::entries(tx, window).await,
        TimelineSource::Conference => conferences::entries(tx, window).await,
        TimelineSource::Story => own_stories::entries(tx, window).await,
        TimelineSource::Sure => sure::entries(tx, window).await,
        TimelineSource::ClassNote => class_notes::entries(tx, window).await,
    }
}

/// Of every source the newest, stories among them: what there is to link.
pub async fn newest(tx: &Tx, student: Uuid, most: u64) -> Result<Vec<Entry>> {
    let window = Window { student, point: None, before: i64::MAX, most };
    let mut all = Vec::new();
    for source in TimelineSource::ALL.iter().filter(|source| !source.stays_own()) {
        all.extend(entries(tx, *source, &window).await?);
    }
    // What was brought may be of these kinds, too.
    all.retain(|entry| !entry.source.stays_own());
    Ok(all)
}

impl Store {
    /// A page of the viewer's own timeline, newest first. Not found for who is no student.
    #[crate::compiled_here]
    pub async fn timeline(
        &self,
        viewer: &Viewer,
        point: Option<AccessPoint>,
        before: Option<Moment>,
    ) -> Result<(Timeline, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        let student = me.person.0;
        let window =
            Window { student, point, before: before.map_or(i64::MAX, |before| before.0), most: PAGE as u64 + 1 };
        let mut all = Vec::new();
        let stands = |source: &&TimelineSource| **source != TimelineSource::Story && source.may_stand_under(point);
        for source in TimelineSource::ALL.iter().filter(stands) {
            all.extend(entries(&tx, *source, &window).await?);
        }
        all.sort_by(|a, b| b.at.cmp(&a.at).then(b.about.cmp(&a.about)));
        // What happened in the same moment stays together: the next page begins before it.
        let end = match all.get(PAGE) {
            Some(next) => all.iter().position(|entry| entry.at == next.at).filter(|at| *at > 0).unwrap_or(PAGE),
            None => all.len(),
        };
        let earlier = (end < all.len()).then(|| all[end - 1].at);
        all.truncate(end);
        let story = stories::current(&tx, student).await?;
        let parts = match &story {
            Some(story) => parts::of(&tx, story.id).await?,
            None => Vec::new(),
        };
        let picked: BTreeSet<(Uuid, Option<Uuid>)> =
            parts.iter().filter_map(|part| Some((part.about_id?, part.fixed_id))).collect();
        for entry in &mut all {
            entry.picked = picked.contains(&(entry.about, entry.fixed));
        }
        let timeline = Timeline {
            name: people::name(&tx, student).await?,
            picture: shared::picture(&tx, None, student).await?,
            point,
            entries: all,
            earlier,
            before,
            story: story.map_or_else(domain::id::StoryId::mint, |story| story.id.into()),
            parts: parts.len(),
            has_goals: crate::goals::has_any(&tx, me.person).await?,
        };
        Ok((timeline, replay::cursor(&tx, viewer).await?))
    }
}
