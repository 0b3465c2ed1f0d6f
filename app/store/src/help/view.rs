//! The queue, read: by those who teach the class, and by whoever is in it.

use domain::clock::{DAY, Moment};
use domain::event::Cursor;
use domain::help::{End, HelpDesk, HelpQueue, HelpStage, Open, OwnHelp, OwnStanding, QueueEntry};
use domain::id::{ClassId, PersonId, PromptId, ReflectionId};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{asking, rows};
use crate::entity::help;
use crate::tx::Tx;
use crate::{Error, Result, Store, door, people, pieces, prompts, replay, scope};

impl Store {
    /// Everybody who asked and waits, and the cursor from which it is heard on.
    ///
    /// Errors: not found unless the viewer guides the class.
    #[crate::compiled_here]
    pub async fn help_queue(&self, viewer: &Viewer, class: ClassId) -> Result<(HelpQueue, Cursor)> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let mut entries = Vec::new();
        for row in rows::queue(&tx, class).await? {
            entries.extend(entry(&tx, row).await?);
        }
        let queue = HelpQueue { class, me: scope::person(viewer)?.person, entries };
        Ok((queue, replay::cursor(&tx, viewer).await?))
    }

    /// Beside a piece of the viewer's own, or beside a prompt that nothing is written to yet.
    ///
    /// Errors: not found for anybody else, and for whoever does not attend the class.
    #[crate::compiled_here]
    pub async fn help_desk(
        &self,
        viewer: &Viewer,
        piece: ReflectionId,
        prompt: Option<PromptId>,
    ) -> Result<(HelpDesk, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let begun = match (scope::own_piece(&tx, viewer, piece).await, prompt) {
            (Ok(piece), _) => Some(piece),
            (Err(_), Some(prompt)) => pieces::about(&tx, me.0, prompt).await?,
            (Err(error), None) => return Err(error),
        };
        let class = match (&begun, prompt) {
            (Some(piece), _) => piece.class_id.ok_or_else(Error::not_found)?,
            (None, Some(prompt)) => prompts::row(&tx, prompt).await?.class_id,
            (None, None) => return Err(Error::not_found()),
        };
        let class = scope::attended(&tx, viewer, class.into()).await?;
        let desk = HelpDesk {
            class: class.id.into(),
            me,
            piece: begun.as_ref().map(|piece| piece.id.into()),
            shared: begun.as_ref().is_some_and(|piece| piece.version > 0),
            prompt,
            open: class.archived_at.is_none() && door::open_session(&tx, class.id.into()).await?.is_some(),
            own: own(&tx, class.id.into(), me).await?,
        };
        Ok((desk, replay::cursor(&tx, viewer).await?))
    }
}

async fn entry(tx: &Tx, row: help::Model) -> Result<Option<QueueEntry>> {
    let HelpStage::Open(stage) = rows::stage(&row) else { return Ok(None) };
    let claimed_by = match stage {
        Open::Claimed { by } => Some(people::name(tx, by.0).await?),
        Open::Waiting => None,
    };
    let shared = asking::piece(tx, &row).await?.filter(|piece| piece.version > 0);
    Ok(Some(QueueEntry {
        id: row.id.into(),
        student: row.subject_id.into(),
        student_name: people::name(tx, row.subject_id).await?,
        picture: pieces::picture(tx, Some(row.class_id), row.subject_id).await?,
        stage,
        claimed_by,
        piece: shared.filter(|piece| piece.class_id == Some(row.class_id)).map(|piece| piece.id.into()),
        sentence: row.sentence,
        words: row.words,
        asked_at: Moment(row.asked_at),
    }))
}

/// What is open; else the newest answer that was not put away, for a day.
async fn own(tx: &Tx, class: ClassId, me: PersonId) -> Result<Option<OwnHelp>> {
    if let Some(row) = rows::open_of(tx, class, me).await? {
        let standing = match rows::stage(&row) {
            HelpStage::Open(Open::Claimed { by }) => OwnStanding::Claimed { by: people::name(tx, by.0).await? },
            _ => OwnStanding::Waiting { before: rows::before(tx, &row).await? },
        };
        return Ok(Some(OwnHelp { id: row.id.into(), standing, sentence: row.sentence, words: row.words }));
    }
    let newest = help::Entity::find()
        .filter(help::Column::ClassId.eq(class.0))
        .filter(help::Column::SubjectId.eq(me.0))
        .filter(help::Column::EndedAt.gte(tx.now.plus(-DAY).0))
        .order_by_desc(help::Column::AskedAt)
        .order_by_desc(help::Column::Id)
        .one(&tx.db)
        .await?;
    let Some(row) = newest.filter(|row| row.put_away_at.is_none()) else { return Ok(None) };
    let (HelpStage::Over(End::Replied), Some(by)) = (rows::stage(&row), row.ended_by) else { return Ok(None) };
    let standing = OwnStanding::Replied { by: people::name(tx, by).await?, words: row.reply };
    Ok(Some(OwnHelp { id: row.id.into(), standing, sentence: row.sentence, words: row.words }))
}
