//! Short lines about a criterion that both said something of: *what do you see that I do not?*

use domain::event::Event;
use domain::id::{CriterionId, PersonId, ReflectionId};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::rubrics::{MOST_TALK, TalkLine};
use domain::viewer::Viewer;
use domain::words::{LONGEST_SENTENCE, line};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{piece as of_piece, rating};
use crate::entity::{rating as ratings, rating_talk, reflection};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store, people, scope};

impl Store {
    /// A teacher's line.
    ///
    /// Errors: not found unless the viewer guides the piece's class and it is shared; invalid `words`; conflict `rubrics.talk_needs_both`.
    #[crate::compiled_here]
    pub async fn talk_about_rating(
        &self,
        viewer: &Viewer,
        piece: ReflectionId,
        criterion: CriterionId,
        words: String,
    ) -> Result<()> {
        let row = scope::shared_piece(&self.snapshot().await?, viewer, piece).await?;
        let touches = Touches::stream(rating::stream(&row)).and_viewer(viewer);
        let (viewer, fault) = (viewer.clone(), |sentence| Fault { field: "words".into(), sentence });
        let words = line(&words, LONGEST_SENTENCE).map_err(|said| Refusal::Invalid { faults: vec![fault(said)] })?;
        self.write(touches, move |tx| {
            let (viewer, words) = (viewer.clone(), words.clone());
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, piece).await?;
                let events = talk(tx, scope::person(&viewer)?.person, &piece, criterion, words).await?;
                Ok(Written::new((), events))
            })
        })
        .await
    }
}

pub async fn talk(
    tx: &Tx,
    me: PersonId,
    piece: &reflection::Model,
    criterion: CriterionId,
    words: String,
) -> Result<Vec<Event>> {
    let versions = of_piece::versions(tx, piece, None).await?;
    let Some(version) = versions.iter().find(|version| version.both(criterion)) else {
        return Err(Refusal::conflict("rubrics.talk_needs_both").into());
    };
    let before = lines(tx, piece.id).await?;
    let about: Vec<_> = before.iter().filter(|line| line.criterion == criterion).collect();
    if about.last().is_some_and(|last| last.by == me && last.words == words) {
        // The same form sent twice.
        return Ok(Vec::new());
    }
    if about.len() >= MOST_TALK {
        let sentence = Sentence::new("rubrics.talk_is_long").with("most", MOST_TALK);
        return Err(Refusal::Conflict { sentence }.into());
    }
    let row = rating_talk::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(piece.district_id),
        rubric_id: Set(version.rubric.id.0),
        subject_id: Set(piece.subject_id),
        reflection_id: Set(piece.id),
        root_id: Set(criterion.0),
        author_id: Set(me.0),
        words: Set(words),
        created_at: Set(tx.now.0),
    };
    rating_talk::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let own = ratings::Entity::find()
        .filter(ratings::Column::ReflectionId.eq(piece.id))
        .filter(ratings::Column::Version.eq(version.number))
        .filter(ratings::Column::Own.eq(true))
        .one(&tx.db)
        .await?;
    Ok(own.into_iter().map(|own| rating::event(piece, own.id, true)).collect())
}

/// Oldest first.
pub async fn lines(tx: &Tx, piece: Uuid) -> Result<Vec<TalkLine>> {
    let rows = rating_talk::Entity::find()
        .filter(rating_talk::Column::ReflectionId.eq(piece))
        .order_by_asc(rating_talk::Column::CreatedAt)
        .order_by_asc(rating_talk::Column::Id)
        .all(&tx.db)
        .await?;
    let names = people::names(tx, rows.iter().map(|row| row.author_id)).await?;
    Ok(rows
        .into_iter()
        .map(|row| TalkLine {
            criterion: row.root_id.into(),
            by: row.author_id.into(),
            by_name: names.get(&row.author_id).cloned().unwrap_or_default(),
            words: row.words,
            at: domain::clock::Moment(row.created_at),
        })
        .collect())
}
