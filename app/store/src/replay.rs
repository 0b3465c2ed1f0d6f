//! What a viewer hears: which streams, in which audiences, and what was missed since a cursor.

use domain::event::{Audience, Change, Cursor, Delivery, Numbered, Stream};
use domain::viewer::Viewer;

use crate::tx::Tx;
use crate::{Result, Store, journal, render, scope};

/// A stream with the audiences in which a viewer hears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearing {
    pub stream: Stream,
    pub audiences: Vec<Audience>,
}

/// One event as this viewer hears it. Without deliveries it was meant for others, or is taken back: the cursor moves on.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    pub stream: Stream,
    pub seq: i64,
    pub deliveries: Vec<Delivery>,
}

/// One event of a stream, as each audience that somebody listens in hears it.
#[derive(Debug)]
pub struct Rendered {
    pub seq: i64,
    pub heard: Vec<(Audience, Vec<Delivery>)>,
}

impl Rendered {
    /// For the audiences that `heard` names, before it is rendered. Whoever heard it like this would fetch again instead of missing something.
    pub(crate) fn not_yet(numbered: &Numbered, heard: impl Fn(Audience) -> bool) -> Self {
        let unknown = || vec![Delivery { class: None, change: Change::Unknown }];
        let audiences = numbered.event.audiences.iter().copied().filter(|audience| heard(*audience));
        Self { seq: numbered.seq, heard: audiences.map(|audience| (audience, unknown())).collect() }
    }
}

#[derive(Debug, PartialEq)]
pub enum Replay {
    /// Everything missed, in the order of each stream.
    Missed { heard: Vec<Heard>, cursor: Cursor },
    /// Too far behind, or the cursor is not ours: fetch the page again, from here.
    Refetch { cursor: Cursor },
}

pub(crate) async fn hearings(tx: &Tx, viewer: &Viewer) -> Result<Vec<Hearing>> {
    let me = match viewer {
        Viewer::Projector { class, .. } => {
            return Ok(vec![Hearing { stream: Stream::Class(*class), audiences: vec![Audience::Wall] }]);
        }
        _ => scope::person(viewer)?,
    };
    let own = Audience::Person(me.person);
    // Whoever works in a school hears what is the school's.
    let schools = if me.staff { scope::schools_of(tx, me.person).await? } else { Vec::new() };
    let (taught, attended) = scope::classes_of(tx, me.person).await?;
    let mut hearings = vec![Hearing { stream: Stream::Person(me.person), audiences: vec![own] }];
    hearings.extend(
        schools.into_iter().map(|school| Hearing { stream: Stream::School(school), audiences: vec![Audience::Staff] }),
    );
    hearings.extend(
        taught.into_iter().map(|class| Hearing { stream: Stream::Class(class), audiences: vec![Audience::Staff, own] }),
    );
    hearings.extend(
        attended
            .into_iter()
            .map(|class| Hearing { stream: Stream::Class(class), audiences: vec![Audience::Class, own] }),
    );
    // Who left a class hears of it what is theirs alone: an answer to a piece that is still on a teacher's desk.
    let left = scope::classes_left(tx, me.person).await?;
    hearings.extend(left.into_iter().map(|class| Hearing { stream: Stream::Class(class), audiences: vec![own] }));
    // Stable: of a class that one is in again, the first of the two stays.
    hearings.sort_by_key(|hearing| hearing.stream);
    hearings.dedup_by_key(|hearing| hearing.stream);
    Ok(hearings)
}

/// The cursor of a page that is read in this transaction.
pub(crate) async fn cursor(tx: &Tx, viewer: &Viewer) -> Result<Cursor> {
    let hearings = hearings(tx, viewer).await?;
    journal::heads(tx, hearings.iter().map(|hearing| hearing.stream)).await
}

impl Store {
    /// What this viewer may hear right now.
    #[crate::compiled_here]
    pub async fn hearings(&self, viewer: &Viewer) -> Result<Vec<Hearing>> {
        let tx = self.snapshot().await?;
        hearings(&tx, viewer).await
    }

    /// Where this viewer's streams stand right now.
    #[crate::compiled_here]
    pub async fn cursor(&self, viewer: &Viewer) -> Result<Cursor> {
        let tx = self.snapshot().await?;
        cursor(&tx, viewer).await
    }

    /// Exactly what was missed since `from`, rendered from current rows and current rights.
    #[crate::compiled_here]
    pub async fn replay(&self, viewer: &Viewer, from: &Cursor) -> Result<Replay> {
        let tx = self.snapshot().await?;
        let hearings = hearings(&tx, viewer).await?;
        let now = journal::heads(&tx, hearings.iter().map(|hearing| hearing.stream)).await?;
        let mut heard = Vec::new();
        for hearing in &hearings {
            // A stream the page has never heard of: rights were gained since.
            let Some(seq) = from.seq(hearing.stream) else { return Ok(Replay::Refetch { cursor: now }) };
            let Some(missed) = journal::since(&tx, hearing.stream, seq).await? else {
                return Ok(Replay::Refetch { cursor: now });
            };
            let mine = |audience| hearing.audiences.contains(&audience);
            let mut rendered: Vec<_> = missed.iter().map(|numbered| Rendered::not_yet(numbered, mine)).collect();
            render::all(&tx, &missed, &mut rendered).await?;
            heard.extend(rendered.into_iter().map(|said| Heard {
                stream: hearing.stream,
                seq: said.seq,
                deliveries: said.heard.into_iter().flat_map(|(_, deliveries)| deliveries).collect(),
            }));
        }
        Ok(Replay::Missed { heard, cursor: now })
    }

    /// One event for one audience, from current rows: live delivery and replay say the same.
    #[crate::compiled_here]
    pub async fn render(&self, numbered: &Numbered, audience: Audience) -> Result<Vec<Delivery>> {
        let tx = self.snapshot().await?;
        render::deliveries(&tx, &numbered.event, audience).await
    }

    /// Several events of a stream, for the audiences that `heard` names, from one snapshot. Whoever hears one that cannot be rendered fetches
    /// again ([`Change::Unknown`]); the others are heard as they are.
    pub async fn render_all(&self, events: &[Numbered], heard: impl Fn(Audience) -> bool + Send) -> Vec<Rendered> {
        let mut rendered: Vec<_> = events.iter().map(|numbered| Rendered::not_yet(numbered, &heard)).collect();
        let nobody = rendered.iter().all(|said| said.heard.is_empty());
        if !nobody && self.render_together(events, &mut rendered).await.is_err() {
            self.render_apart(events, &mut rendered).await;
        }
        rendered
    }

    #[crate::compiled_here]
    async fn render_together(&self, events: &[Numbered], rendered: &mut [Rendered]) -> Result<()> {
        let tx = self.snapshot().await?;
        render::all(&tx, events, rendered).await
    }

    /// Each in a snapshot of its own: after an error PostgreSQL answers nothing more in the one it happened in. What cannot be rendered stays as
    /// it is; it is in the log.
    #[crate::compiled_here]
    async fn render_apart(&self, events: &[Numbered], rendered: &mut [Rendered]) {
        for (numbered, said) in events.iter().zip(rendered) {
            for (audience, deliveries) in &mut said.heard {
                // The database is away: nothing more is asked of it now.
                let Ok(tx) = self.snapshot().await else { return };
                if let Ok(theirs) = render::deliveries(&tx, &numbered.event, *audience).await {
                    *deliveries = theirs;
                }
            }
        }
    }
}
