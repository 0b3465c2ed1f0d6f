//! Feedback on a piece: what was sent, the half-written draft, and sending.

mod draft;
mod send;
mod several;

pub use draft::BuildsOn;
pub(crate) use draft::draft;
pub use several::Several;

use std::collections::HashMap;

use domain::clock::Moment;
use domain::event::Event;
use domain::feedback::{FeedbackView, FollowThrough, Outcome, Part, PassageView, PassageWords};
use domain::id::{ClassId, PersonId, ReflectionId};
use domain::reflections::Stage;
use domain::viewer::Viewer;
use sea_orm::sea_query::Query;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{feedback, follow_through, passage, reflection};
use crate::tx::Tx;
use crate::{Error, Result, Store, people, pieces, scope};

/// The table's kind of an answer that only says *read*.
pub const READ: &str = "read";
/// The table's kind of an answer with words.
pub const WORDS: &str = "words";

/// The parts that ask for something, with their columns.
pub const ASKING: [(Part, feedback::Column); 2] =
    [(Part::Question, feedback::Column::Question), (Part::NextStep, feedback::Column::NextStep)];

/// Everything that was sent about pieces of a class.
pub fn of_class(class: ClassId) -> Select<feedback::Entity> {
    let pieces = Query::select()
        .column(reflection::Column::Id)
        .from(reflection::Entity)
        .and_where(reflection::Column::ClassId.eq(class.0))
        .to_owned();
    feedback::Entity::find().filter(feedback::Column::ReflectionId.in_subquery(pieces))
}

/// All that was sent about a piece, newest first.
pub async fn of_piece(tx: &Tx, id: ReflectionId) -> Result<Vec<FeedbackView>> {
    Ok(of_pieces(tx, &[id.0]).await?.remove(&id.0).unwrap_or_default())
}

/// The same of several pieces, by piece.
pub async fn of_pieces(tx: &Tx, pieces: &[Uuid]) -> Result<HashMap<Uuid, Vec<FeedbackView>>> {
    let rows = feedback::Entity::find()
        .filter(feedback::Column::ReflectionId.is_in(among(pieces.iter().copied())))
        .order_by_desc(feedback::Column::SentAt)
        .order_by_desc(feedback::Column::Id)
        .all(&tx.db)
        .await?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let names = people::names(tx, rows.iter().map(|row| row.author_id)).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut passages: HashMap<_, Vec<_>> = HashMap::new();
    let found = passage::Entity::find()
        .filter(passage::Column::FeedbackId.is_in(among(ids)))
        .order_by_asc(passage::Column::Starts)
        .all(&tx.db)
        .await?;
    for row in found {
        let words =
            PassageWords { starts: row.starts as u32, ends: row.ends as u32, quote: row.quote, words: row.words };
        passages.entry(row.feedback_id).or_default().push(PassageView { id: row.id.into(), passage: words });
    }
    let mut follows: HashMap<_, Vec<_>> = HashMap::new();
    let found = follow_through::Entity::find()
        .filter(follow_through::Column::ReflectionId.is_in(among(pieces.iter().copied())))
        .all(&tx.db)
        .await?;
    for row in found {
        if let (Some(part), Some(outcome)) = (Part::named(&row.part), Outcome::named(&row.outcome)) {
            follows.entry(row.feedback_id).or_default().push(FollowThrough { part, outcome, words: row.words });
        }
    }
    let mut views: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        views.entry(row.reflection_id).or_default().push(FeedbackView {
            id: row.id.into(),
            version: row.version,
            by: row.author_id.into(),
            by_name: names.get(&row.author_id).cloned().unwrap_or_default(),
            read_only: row.kind == READ,
            passages: passages.remove(&row.id).unwrap_or_default(),
            follow: follows.remove(&row.id).unwrap_or_default(),
            strength: row.strength,
            question: row.question,
            next_step: row.next_step,
            sent_at: Moment(row.sent_at),
        });
    }
    Ok(views)
}

/// One answer about one version, sent now.
pub fn new_row(
    tx: &Tx,
    piece: &reflection::Model,
    id: uuid::Uuid,
    by: PersonId,
    version: i32,
    kind: &str,
) -> feedback::ActiveModel {
    feedback::ActiveModel {
        id: Set(id),
        district_id: Set(piece.district_id),
        reflection_id: Set(piece.id),
        subject_id: Set(piece.subject_id),
        author_id: Set(by.0),
        version: Set(version),
        kind: Set(kind.to_owned()),
        strength: Set(String::new()),
        question: Set(String::new()),
        next_step: Set(String::new()),
        sent_at: Set(tx.now.0),
        seen_at: Set(None),
        voice_id: Set(None),
    }
}

/// Where the piece stands after an answer. Its author alone is told, and those who teach the class.
pub async fn answered(tx: &Tx, piece: reflection::Model, stage: Stage, kind: &str) -> Result<Event> {
    let piece = pieces::update(tx, piece, |row| {
        row.stage = Set(stage.name().into());
        if kind == WORDS {
            row.answered_at = Set(Some(tx.now.0));
        }
    })
    .await?;
    Ok(pieces::event(&piece, &[]))
}

impl Store {
    /// The class whose stream a write about this piece goes to, and its student. Neither ever changes; rights are asked again
    /// inside the job.
    pub(crate) async fn class_of_piece(&self, viewer: &Viewer, id: ReflectionId) -> Result<(ClassId, PersonId)> {
        let tx = self.snapshot().await?;
        let piece = scope::shared_piece(&tx, viewer, id).await?;
        Ok((piece.class_id.ok_or_else(Error::not_found)?.into(), piece.subject_id.into()))
    }
}
