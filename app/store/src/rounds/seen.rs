//! A round as each reader finds it: a student of the class, the staff, the wall.

use std::collections::BTreeSet;

use domain::clock::DAY;
use domain::event::Cursor;
use domain::id::{ClassId, RoundId};
use domain::rounds::{OwnGroup, OwnRound, RoundCard, RoundClass, RoundDesk, RoundOnWall};
use domain::stage::Shown;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{guiding, reflecting, rows, seats, view};
use crate::among::among;
use crate::entity::{question, round, round_reflection, session};
use crate::tx::Tx;
use crate::{Error, Result, Store, door, faces, pieces, questions, replay, scope, stage};

/// Most rounds in the list of a class.
const MOST_LISTED: u64 = 100;

impl Store {
    /// For a student: the round of a class of theirs, their group, nothing of another one but what is shown to the class.
    #[crate::compiled_here]
    pub async fn own_round(&self, viewer: &Viewer, id: RoundId) -> Result<(OwnRound, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::found_round(&tx, viewer, id).await?;
        let me = scope::person(viewer)?.person;
        let class = rows::class(&tx, &row).await?;
        let group = match seats::seat(&tx, row.id, me).await? {
            Some(seat) => {
                let group = seats::group(&tx, &row, seat.group_id).await?;
                let i_write = group.scribe_id == Some(me.0);
                Some(OwnGroup { group: view::group(&tx, &row, group).await?, i_write })
            }
            None => None,
        };
        let attends = scope::enrollment(&tx, me, class.id.into()).await?.is_some();
        let round = OwnRound {
            id,
            me,
            open: attends && questions::way_open(&class),
            teachers: pieces::teachers(&tx, class.id).await?,
            class: RoundClass { id: class.id.into(), name: class.name },
            focus: rows::focus(&row),
            step: rows::step(&row),
            clock: view::clock(&row),
            group,
            shared: view::shared(&tx, &row).await?,
            reflection: reflecting::own(&tx, row.id, me).await?.map(|row| row.words).unwrap_or_default(),
        };
        Ok((round, replay::cursor(&tx, viewer).await?))
    }

    /// The rounds of a class that the viewer guides: the one that runs, planned ones, ended ones, the newest first in each.
    #[crate::compiled_here]
    pub async fn rounds(&self, viewer: &Viewer, class: ClassId) -> Result<(Vec<RoundCard>, Cursor)> {
        let tx = self.snapshot().await?;
        let class = scope::guided(&tx, viewer, class).await?;
        let rows = round::Entity::find()
            .filter(round::Column::ClassId.eq(class.id))
            .filter(round::Column::RemovedAt.is_null())
            .order_by_desc(round::Column::CreatedAt)
            .order_by_desc(round::Column::Id)
            .limit(MOST_LISTED)
            .all(&tx.db)
            .await?;
        let mut cards: Vec<RoundCard> = rows.iter().map(|row| view::card(row, &class)).collect();
        cards.sort_by_key(|card| match card.step {
            step if step.is_running() => 0,
            domain::rounds::RoundStep::Planned => 1,
            _ => 2,
        });
        Ok((cards, replay::cursor(&tx, viewer).await?))
    }

    /// One of them, whole.
    #[crate::compiled_here]
    pub async fn round_desk(&self, viewer: &Viewer, id: RoundId) -> Result<(RoundDesk, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::guided_round(&tx, viewer, id).await?;
        let class = rows::class(&tx, &row).await?;
        let mut groups = Vec::new();
        for group in seats::groups(&tx, row.id).await? {
            groups.push(view::group(&tx, &row, group).await?);
        }
        let seated: BTreeSet<_> =
            groups.iter().flat_map(|group| &group.members).map(|member| member.who.person).collect();
        let mut in_no_group = faces::attending(&tx, class.id.into()).await?;
        in_no_group.retain(|face| !seated.contains(&face.person));
        let step = rows::step(&row);
        let looks = match row.shared_at.is_none() && step.may_share().is_ok() {
            true => guiding::looks(&tx, &row).await?,
            false => Vec::new(),
        };
        let desk = RoundDesk {
            card: view::card(&row, &class),
            archived: class.archived_at.is_some(),
            way_open: questions::way_open(&class),
            groups,
            in_no_group,
            shared: row.shared_at.is_some(),
            looks,
            on_board: on_board(&tx, &row).await?,
            off_wall: off_wall(&tx, &row).await?,
            reflections: reflections(&tx, &row).await?,
        };
        Ok((desk, replay::cursor(&tx, viewer).await?))
    }

    /// What the projector of its class may show of it, also to those who guide the class.
    #[crate::compiled_here]
    pub async fn round_on_wall(&self, viewer: &Viewer, id: RoundId) -> Result<RoundOnWall> {
        let tx = self.snapshot().await?;
        let row = match viewer {
            Viewer::Projector { class, district, .. } => {
                let row = round::Entity::find_by_id(id.0).one(&tx.db).await?;
                let here = |row: &round::Model| {
                    row.class_id == class.0 && row.district_id == district.0 && rows::step(row).is_running()
                };
                row.filter(here).ok_or_else(Error::not_found)?
            }
            _ => scope::guided_round(&tx, viewer, id).await?,
        };
        for_wall(&tx, &row).await
    }
}

/// Of a class that is in it; none once it is over or put away.
pub async fn on_wall(tx: &Tx, class: ClassId, id: Uuid) -> Result<Option<RoundOnWall>> {
    let row = round::Entity::find_by_id(id)
        .filter(round::Column::ClassId.eq(class.0))
        .filter(round::Column::RemovedAt.is_null())
        .one(&tx.db)
        .await?;
    match row.filter(|row| rows::step(row).is_running()) {
        Some(row) => Ok(Some(for_wall(tx, &row).await?)),
        None => Ok(None),
    }
}

/// The one that a class is in, to who has named none. One that nobody moved on since the day before the door was opened was forgotten, and keeps
/// no wall from its prompt.
pub async fn running_on_wall(tx: &Tx, class: ClassId, session: Uuid) -> Result<Option<RoundOnWall>> {
    let Some(row) = rows::running_row(tx, class.0).await? else { return Ok(None) };
    let opened = session::Entity::find_by_id(session).one(&tx.db).await?.map_or(0, |row| row.opened_at);
    if row.step_since < opened - DAY / 2 { Ok(None) } else { Ok(Some(for_wall(tx, &row).await?)) }
}

async fn for_wall(tx: &Tx, row: &round::Model) -> Result<RoundOnWall> {
    let groups = seats::groups(tx, row.id).await?.len();
    Ok(RoundOnWall {
        focus: rows::focus(row),
        step: rows::step(row),
        clock: view::clock(row),
        groups: u32::try_from(groups).unwrap_or(u32::MAX),
        shared: view::shared(tx, row).await?,
        sheet: None,
    })
}

/// Everything that was chosen, and something was.
async fn on_board(tx: &Tx, row: &round::Model) -> Result<bool> {
    let chosen: Vec<Uuid> = guiding::chosen(tx, row).await?.into_iter().map(|row| row.id).collect();
    let there = question::Entity::find().filter(question::Column::RoundQuestionId.is_in(among(chosen.iter().copied())));
    Ok(!chosen.is_empty() && there.count(&tx.db).await? == chosen.len() as u64)
}

/// A wall that follows shows the round by itself, so what else stands there was staged.
async fn off_wall(tx: &Tx, row: &round::Model) -> Result<bool> {
    let class = row.class_id.into();
    match door::open_session(tx, class).await?.filter(|_| rows::step(row).is_running()) {
        Some(session) => Ok(!matches!(stage::shown(tx, class, session.id, None).await?.1, Shown::Round(_))),
        None => Ok(false),
    }
}

/// By name.
async fn reflections(tx: &Tx, row: &round::Model) -> Result<Vec<(domain::choices::Face, String)>> {
    let rows =
        round_reflection::Entity::find().filter(round_reflection::Column::RoundId.eq(row.id)).all(&tx.db).await?;
    let faces = faces::of(tx, row.class_id.into(), rows.iter().map(|row| row.subject_id)).await?;
    let mut said: Vec<_> =
        rows.into_iter().filter_map(|row| Some((faces.get(&row.subject_id)?.clone(), row.words))).collect();
    said.sort_by(|(a, _), (b, _)| (&a.name, a.person).cmp(&(&b.name, b.person)));
    Ok(said)
}
