//! What stands in groups, read whole.

use std::collections::BTreeMap;

use domain::choices::Face;
use domain::clock::Moment;
use domain::rounds::{
    GroupPart, Member, Minutes, QuestionKind, RoundCard, RoundClass, RoundGroup, RoundLine, SharedGroup, StepClock,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{rows, seats, writing};
use crate::entity::{class, round, round_group, round_question, round_said};
use crate::tx::Tx;
use crate::{Result, faces};

pub fn card(row: &round::Model, class: &class::Model) -> RoundCard {
    RoundCard {
        id: row.id.into(),
        class: RoundClass { id: class.id.into(), name: class.name.clone() },
        focus: rows::focus(row),
        step: rows::step(row),
        minutes: Minutes::read(&row.minutes),
        since: Moment(row.step_since),
        made_at: Moment(row.created_at),
        rev: row.rev,
    }
}

pub fn clock(row: &round::Model) -> StepClock {
    StepClock { minutes: Minutes::read(&row.minutes).of(rows::step(row)), since: Moment(row.step_since) }
}

pub async fn group(tx: &Tx, round: &round::Model, row: round_group::Model) -> Result<RoundGroup> {
    let sitting = seats::members(tx, row.id).await?;
    let faces = faces::of(tx, round.class_id.into(), sitting.iter().map(|member| member.subject_id)).await?;
    let member = |person: Uuid, faces: &BTreeMap<Uuid, Face>| {
        let who = faces.get(&person)?.clone();
        Some(Member { who, scribe: row.scribe_id == Some(person) })
    };
    let said = round_said::Entity::find().filter(round_said::Column::GroupId.eq(row.id)).all(&tx.db).await?;
    let said = said.into_iter().filter_map(|said| Some((GroupPart::named(&said.part)?, said.words)));
    Ok(RoundGroup {
        id: row.id.into(),
        number: row.number,
        members: sitting.iter().filter_map(|sits| member(sits.subject_id, &faces)).collect(),
        questions: lines(writing::of_group(tx, row.id).await?),
        said: said.collect(),
    })
}

/// What was changed stands after what it was changed from.
fn lines(rows: Vec<round_question::Model>) -> Vec<RoundLine> {
    let (changed, said): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.changed_from.is_some());
    let mut lines = Vec::with_capacity(changed.len() + said.len());
    for row in said {
        let id = row.id;
        lines.push(line(row));
        lines.extend(changed.iter().filter(|row| row.changed_from == Some(id)).cloned().map(line));
    }
    lines
}

fn line(row: round_question::Model) -> RoundLine {
    RoundLine {
        id: row.id.into(),
        words: row.words,
        kind: row.kind.as_deref().and_then(QuestionKind::named),
        changed_from: row.changed_from.map(Into::into),
        crossed: row.crossed,
        chosen: row.chosen,
    }
}

/// What every group chose, where the teacher shows it: words without anybody's name.
pub async fn shared(tx: &Tx, round: &round::Model) -> Result<Vec<SharedGroup>> {
    if round.shared_at.is_none() {
        return Ok(Vec::new());
    }
    let mut shared = Vec::new();
    for group in seats::groups(tx, round.id).await? {
        let lines = lines(writing::of_group(tx, group.id).await?);
        let questions: Vec<String> =
            lines.into_iter().filter(|line| line.chosen && !line.crossed).map(|line| line.words).collect();
        if !questions.is_empty() {
            shared.push(SharedGroup { number: group.number, questions });
        }
    }
    Ok(shared)
}
