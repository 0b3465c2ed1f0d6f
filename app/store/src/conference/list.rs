//! Conferences asked for: one's own, one of them, one that the viewer is invited to.

use domain::conference::{ConferenceCard, ConferenceView, GoalOption, OwnConference, OwnConferences};
use domain::event::Cursor;
use domain::goals::GoalStage;
use domain::id::ConferenceId;
use domain::portfolio::{PartIs, Shelved};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{agenda, rows, view};
use crate::among::among;
use crate::entity::{conference, goal, goal_version};
use crate::tx::Tx;
use crate::{Error, Result, Store, goals, people, pieces, portfolio, replay, scope};

impl Store {
    /// The viewer's conferences. Not found for who is no student.
    #[crate::compiled_here]
    pub async fn own_conferences(&self, viewer: &Viewer) -> Result<(OwnConferences, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        let (mut conferences, mut removed) = (Vec::new(), Vec::new());
        for row in rows::of_student(&tx, me.person.0).await? {
            let list = if row.removed_at.is_some() { &mut removed } else { &mut conferences };
            list.push(view::card(&tx, row).await?);
        }
        conferences.sort_by_key(|card: &ConferenceCard| !card.stage.is_ahead());
        let own = OwnConferences {
            name: people::name(&tx, me.person.0).await?,
            picture: pieces::picture(&tx, None, me.person.0).await?,
            conferences,
            removed,
        };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }

    /// One of the viewer's own, with everything that its page lets them pick from.
    #[crate::compiled_here]
    pub async fn own_conference(&self, viewer: &Viewer, id: ConferenceId) -> Result<(OwnConference, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let row = rows::own(&tx, me, id).await?;
        let mut removed = Vec::new();
        for item in agenda::removed(&tx, row.id).await? {
            removed.push(view::item(&tx, item, true).await?);
        }
        let mut parts = Vec::new();
        for part in portfolio::parts_of_student(&tx, me.0).await? {
            let part = portfolio::part_view(&tx, part, true).await?;
            let title = match &part.is {
                PartIs::Chapter => part.heading.clone(),
                PartIs::Pick(_, Some(item)) => item.title().to_owned(),
                PartIs::Pick(_, None) => String::new(),
            };
            if !title.is_empty() {
                parts.push(Shelved { id: part.id, title });
            }
        }
        let own = OwnConference {
            view: view::of(&tx, row, true).await?,
            teachers: goals::teachers(&tx, me).await?,
            parts,
            removed,
            goals: open_goals(&tx, me.0).await?,
        };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }

    /// One of one's own (true), or one that the viewer is invited to.
    #[crate::compiled_here]
    pub async fn conference(&self, viewer: &Viewer, id: ConferenceId) -> Result<(ConferenceView, bool, Cursor)> {
        let tx = self.snapshot().await?;
        let (row, own) = scope::readable_conference(&tx, viewer, id).await?;
        Ok((view::of(&tx, row, own).await?, own, replay::cursor(&tx, viewer).await?))
    }
}

/// Those of these that are on their lists; what lies ahead first, then newest first.
pub async fn cards(tx: &Tx, ids: Vec<Uuid>) -> Result<Vec<ConferenceCard>> {
    let rows = conference::Entity::find()
        .filter(conference::Column::Id.is_in(among(ids)))
        .filter(conference::Column::RemovedAt.is_null())
        .order_by_desc(conference::Column::ChangedAt)
        .order_by_desc(conference::Column::Id)
        .all(&tx.db)
        .await?;
    let mut cards = Vec::with_capacity(rows.len());
    for row in rows {
        cards.push(view::card(tx, row).await?);
    }
    cards.sort_by_key(|card| !card.stage.is_ahead());
    Ok(cards)
}

async fn open_goals(tx: &Tx, student: Uuid) -> Result<Vec<GoalOption>> {
    let rows = goal::Entity::find()
        .filter(goal::Column::SubjectId.eq(student))
        .filter(goal::Column::Stage.is_not_in([GoalStage::Reached.name(), GoalStage::SetAside.name()]))
        .order_by_desc(goal::Column::ChangedAt)
        .all(&tx.db)
        .await?;
    let mut open = Vec::with_capacity(rows.len());
    for row in rows {
        let wording = goal_version::Entity::find()
            .filter(goal_version::Column::GoalId.eq(row.id))
            .filter(goal_version::Column::Number.eq(row.version))
            .one(&tx.db)
            .await?;
        open.extend(wording.map(|wording| GoalOption { id: row.id.into(), statement: wording.statement }));
    }
    Ok(open)
}
