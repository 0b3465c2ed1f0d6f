//! Notes on a student's home: those not read yet, and those read within the last day, so that a note stays while one revises from it.

use std::collections::BTreeMap;

use domain::clock::DAY;
use domain::command::Answer;
use domain::feedback::NoteView;
use domain::id::{NoteId, PersonId};
use domain::viewer::Viewer;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::among::among;
use crate::entity::{enrollment, note, note_reader};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, notes, scope};

/// Most notes on the page, newest first.
const MOST_NOTES: u64 = 20;

pub async fn of_student(tx: &Tx, me: PersonId, enrolled: &[enrollment::Model]) -> Result<Vec<NoteView>> {
    let mine = note_reader::Entity::find().filter(note_reader::Column::PersonId.eq(me.0)).all(&tx.db).await?;
    let read: BTreeMap<_, _> = mine.iter().map(|row| (row.note_id, row.read_at)).collect();
    let mut to_me = Condition::any().add(note::Column::Id.is_in(among(read.keys().copied())));
    for row in enrolled {
        // Who came later was not spoken to.
        to_me = to_me.add(
            Condition::all()
                .add(note::Column::WholeClass.eq(true))
                .add(note::Column::ClassId.eq(row.class_id))
                .add(note::Column::SentAt.gte(row.starts_at)),
        );
    }
    let rows = note::Entity::find()
        .filter(to_me)
        .filter(note::Column::TakenBackAt.is_null())
        .order_by_desc(note::Column::SentAt)
        .order_by_desc(note::Column::Id)
        .limit(MOST_NOTES)
        .all(&tx.db)
        .await?;
    let since = tx.now.plus(-DAY).0;
    let is_new = |row: &note::Model| read.get(&row.id).copied().flatten().is_none_or(|at| at >= since);
    notes::of_rows(tx, rows.into_iter().filter(is_new).collect()).await
}

/// The student read a note. Heard by nobody.
pub async fn read_note(tx: &Tx, viewer: &Viewer, id: NoteId) -> Result<Written<Answer>> {
    let me = scope::person(viewer)?;
    let note = note::Entity::find_by_id(id.0)
        .filter(note::Column::DistrictId.eq(me.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let reader = note_reader::Entity::find()
        .filter(note_reader::Column::NoteId.eq(id.0))
        .filter(note_reader::Column::PersonId.eq(me.person.0))
        .one(&tx.db)
        .await?;
    match reader {
        Some(reader) if reader.read_at.is_some() => {}
        Some(reader) => {
            let mut row = note_reader::ActiveModel::from(reader);
            row.read_at = Set(Some(tx.now.0));
            row.update(&tx.db).await?;
        }
        None if note.whole_class => {
            scope::attended(tx, viewer, note.class_id.into()).await?;
            let row = note_reader::ActiveModel {
                id: Set(uuid::Uuid::now_v7()),
                district_id: Set(me.district.0),
                note_id: Set(id.0),
                person_id: Set(me.person.0),
                read_at: Set(Some(tx.now.0)),
            };
            note_reader::Entity::insert(row).exec_without_returning(&tx.db).await?;
        }
        None => return Err(Error::not_found()),
    }
    Ok(Written::quietly(Answer::done()))
}
