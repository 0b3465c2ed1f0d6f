//! Stories asked for: one's own to work on, one that is shown, all that are shown.

use domain::event::Cursor;
use domain::export::Item;
use domain::id::StoryId;
use domain::portfolio::{OwnStory, StoryDesk, StoryView, TimelineSource, year_of};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{parts, stories, view};
use crate::among::among;
use crate::entity::{portfolio_reader, story};
use crate::tx::Tx;
use crate::{Error, Result, Store, conference, export, goals, people, pieces, replay, scope};

impl Store {
    /// The viewer's story: of this id, or this school year's, begun or not. Not found for who is no student.
    #[crate::compiled_here]
    pub async fn own_story(&self, viewer: &Viewer, id: Option<StoryId>) -> Result<(OwnStory, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        let student = me.person.0;
        let row = match id {
            Some(id) => Some(stories::own(&tx, student, id).await?.ok_or_else(Error::not_found)?),
            None => stories::current(&tx, student).await?,
        };
        let removed = match &row {
            Some(row) => view::parts_of(&tx, parts::removed(&tx, row.id).await?, true).await?,
            None => Vec::new(),
        };
        let (name, picture) = (people::name(&tx, student).await?, pieces::picture(&tx, None, student).await?);
        let mut others = Vec::new();
        for other in all(&tx, student).await? {
            if row.as_ref().is_none_or(|row| row.id != other.id) {
                others.push(view::card(&tx, other).await?);
            }
        }
        let story = match row {
            Some(row) => view::story(&tx, row, true).await?,
            None => StoryView {
                id: StoryId::mint(),
                student: me.person,
                student_name: name.clone(),
                picture: picture.clone(),
                name: String::new(),
                year: year_of(tx.now),
                parts: Vec::new(),
                readers: Vec::new(),
                changed_at: tx.now,
                brought_at: None,
            },
        };
        let own = OwnStory { name, picture, story, removed, teachers: goals::teachers(&tx, me.person).await?, others };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }

    /// A story to read: one's own, or one that its student shows the viewer. True if it is their own.
    #[crate::compiled_here]
    pub async fn story(&self, viewer: &Viewer, id: StoryId) -> Result<(StoryView, bool, Cursor)> {
        let tx = self.snapshot().await?;
        let (row, own) = scope::readable_story(&tx, viewer, id).await?;
        Ok((view::story(&tx, row, own).await?, own, replay::cursor(&tx, viewer).await?))
    }

    /// Everything of a portfolio that students show the viewer. Not found for who is not on a staff.
    #[crate::compiled_here]
    pub async fn story_desk(&self, viewer: &Viewer) -> Result<(StoryDesk, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::staff(&tx, viewer).await?;
        let shown = portfolio_reader::Entity::find()
            .filter(portfolio_reader::Column::PersonId.eq(me.0))
            .filter(portfolio_reader::Column::Until.is_null())
            .all(&tx.db)
            .await?;
        let rows = story::Entity::find()
            .filter(story::Column::Id.is_in(among(shown.iter().filter_map(|row| row.story_id))))
            .order_by_desc(story::Column::ChangedAt)
            .order_by_desc(story::Column::Id)
            .all(&tx.db)
            .await?;
        let mut stories = Vec::with_capacity(rows.len());
        for row in rows {
            stories.push(view::card(&tx, row).await?);
        }
        let ids: Vec<Uuid> = shown.iter().filter_map(|row| row.conference_id).collect();
        let conferences = conference::cards(&tx, ids).await?;
        Ok((StoryDesk { stories, conferences }, replay::cursor(&tx, viewer).await?))
    }

    /// How many stories and conferences are shown to the viewer. None for who is not on a staff.
    #[crate::compiled_here]
    pub async fn portfolios_shown(&self, viewer: &Viewer) -> Result<usize> {
        match self.story_desk(viewer).await {
            Ok((desk, _)) => Ok(desk.stories.len() + desk.conferences.len()),
            Err(Error::Refused(_)) => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// One thing of the viewer's own, as an export would hold it.
    #[crate::compiled_here]
    pub async fn own_item(&self, viewer: &Viewer, source: TimelineSource, id: Uuid) -> Result<Item> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        export::item(&tx, source, me.person.0, id).await?.ok_or_else(Error::not_found)
    }
}

/// A student's stories, the newest year first.
pub async fn all(tx: &Tx, student: Uuid) -> Result<Vec<story::Model>> {
    Ok(story::Entity::find()
        .filter(story::Column::SubjectId.eq(student))
        .order_by_desc(story::Column::Year)
        .order_by_desc(story::Column::CreatedAt)
        .all(&tx.db)
        .await?)
}
