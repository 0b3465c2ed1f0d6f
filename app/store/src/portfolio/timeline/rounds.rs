//! Question rounds: what the student's group chose, when it last chose, and what the student learned there about asking.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, TimelineSource, opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Window, pictures};
use crate::Result;
use crate::among::among;
use crate::entity::{round, round_member, round_question, round_reflection};
use crate::tx::Tx;

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let seats =
        round_member::Entity::find().filter(round_member::Column::SubjectId.eq(window.student)).all(&tx.db).await?;
    let questions = round_question::Entity::find()
        .filter(round_question::Column::GroupId.is_in(among(seats.iter().map(|seat| seat.group_id))))
        .filter(round_question::Column::Chosen.eq(true))
        .filter(round_question::Column::Crossed.eq(false))
        .order_by_asc(round_question::Column::Place)
        .all(&tx.db)
        .await?;
    let mut chosen: BTreeMap<Uuid, (i64, Vec<String>)> = BTreeMap::new();
    for row in questions {
        let (at, words) = chosen.entry(row.round_id).or_default();
        *at = row.changed_at.max(*at);
        words.push(row.words);
    }
    let learned = round_reflection::Entity::find()
        .filter(round_reflection::Column::SubjectId.eq(window.student))
        .filter(round_reflection::Column::CreatedAt.lt(window.before))
        .order_by_desc(round_reflection::Column::CreatedAt)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let ids = chosen.keys().copied().chain(learned.iter().map(|row| row.round_id));
    let rounds: BTreeMap<Uuid, round::Model> = round::Entity::find()
        .filter(round::Column::Id.is_in(among(ids)))
        .filter(round::Column::RemovedAt.is_null())
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let small = pictures::small(tx, rounds.values().filter_map(|row| row.file_id)).await?;
    let entry = |round: Uuid, happened, at, words: &str| {
        let of = rounds.get(&round)?;
        Some(Entry {
            source: TimelineSource::Round,
            about: round,
            fixed: None,
            happened,
            point: AccessPoint::Inquiry,
            at: Moment(at),
            title: of.focus.clone(),
            words: opening(words),
            // The picture that it was about.
            picture: of.file_id.filter(|file| small.contains(file)).map(Into::into),
            link: format!("/round/{round}"),
            picked: false,
        })
    };
    let chose = chosen
        .into_iter()
        .filter(|(_, (at, _))| *at < window.before)
        .filter_map(|(round, (at, words))| entry(round, Happening::ChoseQuestions, at, &words.join(" ")));
    let mut entries: Vec<Entry> = chose.collect();
    entries.extend(
        learned.into_iter().filter_map(|row| entry(row.round_id, Happening::LookedBack, row.created_at, &row.words)),
    );
    Ok(entries)
}
