//! What a teacher wrote to the class, on the day it was sent: on the student's home it stands for a day only.

use std::collections::BTreeMap;

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::portfolio::{Entry, Happening, TimelineSource};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Window;
use crate::among::among;
use crate::entity::{class, note, prompt};
use crate::tx::Tx;
use crate::{Result, export};

pub async fn entries(tx: &Tx, window: &Window) -> Result<Vec<Entry>> {
    let rows = export::notes_to_student(window.student)
        .filter(note::Column::SentAt.lt(window.before))
        .order_by_desc(note::Column::SentAt)
        .order_by_desc(note::Column::Id)
        .limit(window.most)
        .all(&tx.db)
        .await?;
    let questions: BTreeMap<Uuid, String> = prompt::Entity::find()
        .filter(prompt::Column::Id.is_in(among(rows.iter().filter_map(|row| row.prompt_id))))
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.question))
        .collect();
    let classes: BTreeMap<Uuid, String> = class::Entity::find()
        .filter(class::Column::Id.is_in(among(rows.iter().map(|row| row.class_id))))
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let entry = |row: note::Model| {
        let question = row.prompt_id.and_then(|prompt| questions.get(&prompt));
        Entry {
            source: TimelineSource::ClassNote,
            about: row.id,
            fixed: None,
            happened: Happening::GotNote,
            point: AccessPoint::Reflection,
            at: Moment(row.sent_at),
            title: question.or(classes.get(&row.class_id)).cloned().unwrap_or_default(),
            words: row.words,
            picture: None,
            link: String::new(),
            picked: false,
        }
    };
    Ok(rows.into_iter().map(entry).collect())
}
