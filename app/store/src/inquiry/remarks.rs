//! What a teacher asks or notices about an inquiry that is shown to them, and what its student answers.

use domain::clock::Moment;
use domain::event::{Event, Stream};
use domain::id::{InquiryId, RemarkId};
use domain::inquiry::{RemarkOn, RemarkView, RemarkWords};
use domain::refusal::Refusal;
use domain::replies::ReplyKind;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{notes, readable, readers, rows};
use crate::entity::{inquiry, inquiry_remark, perspective};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, people, scope};

/// Most remarks on one inquiry.
const MOST_REMARKS: usize = 300;

impl Store {
    /// Asks or notices something. The same id again is said once.
    ///
    /// Errors: not found unless the inquiry is shown to the viewer; invalid `words`; conflict `inquiry.gone` for a note that was removed.
    #[crate::compiled_here]
    pub async fn remark(&self, viewer: &Viewer, of: InquiryId, id: RemarkId, said: RemarkWords) -> Result<()> {
        let (touches, viewer, said) = (self.touching_inquiry(viewer, of).await?, viewer.clone(), said.check()?);
        self.write(touches, move |tx| {
            let (viewer, said) = (viewer.clone(), said.clone());
            Box::pin(async move { remark(tx, &viewer, of, id, &said).await })
        })
        .await
    }

    /// Takes an own remark back, with what was answered to it.
    #[crate::compiled_here]
    pub async fn take_back_remark(&self, viewer: &Viewer, of: InquiryId, id: RemarkId) -> Result<()> {
        let (touches, viewer) = (self.touching_inquiry(viewer, of).await?, viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let of = readable::teacher_reads(tx, &viewer, of).await?;
                let row = there(tx, of.id, id).await?;
                if row.author_id != scope::person(&viewer)?.person.0 {
                    return Err(Error::not_found());
                }
                let mut row = inquiry_remark::ActiveModel::from(row);
                row.taken_back_at = Set(Some(tx.now.0));
                row.update(&tx.db).await?;
                Ok(Written::new((), rows::touch(tx, of).await?.1))
            })
        })
        .await
    }

    async fn touching_inquiry(&self, viewer: &Viewer, id: InquiryId) -> Result<Touches> {
        let tx = self.snapshot().await?;
        let student = readable::teacher_reads(&tx, viewer, id).await?.subject_id.into();
        let touches = Touches::stream(Stream::Person(student)).and_viewer(viewer).and_person(student);
        Ok(readers::streams(&tx, id).await?.into_iter().fold(touches, Touches::and_stream))
    }
}

async fn remark(tx: &Tx, viewer: &Viewer, of: InquiryId, id: RemarkId, said: &RemarkWords) -> Result<Written<()>> {
    let of = readable::teacher_reads(tx, viewer, of).await?;
    let me = scope::person(viewer)?.person;
    match inquiry_remark::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if known.author_id == me.0 && known.inquiry_id == of.id => return Ok(Written::quietly(())),
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    let said_here = inquiry_remark::Entity::find().filter(inquiry_remark::Column::InquiryId.eq(of.id));
    if said_here.count(&tx.db).await? >= MOST_REMARKS as u64 {
        return Err(rows::too_many("words", "inquiry.too_many_remarks", MOST_REMARKS).into());
    }
    let gone = |_| Error::from(Refusal::conflict("inquiry.gone"));
    let (note, perspective) = match said.on {
        RemarkOn::Question => (None, None),
        RemarkOn::Note(note) => (Some(notes::there(tx, of.id, note).await.map_err(gone)?.id), None),
        RemarkOn::Perspective(perspective) => {
            let row = perspective::Entity::find_by_id(perspective.0)
                .filter(perspective::Column::InquiryId.eq(of.id))
                .one(&tx.db)
                .await?;
            (None, Some(row.ok_or_else(Error::not_found)?.id))
        }
    };
    let row = inquiry_remark::ActiveModel {
        id: Set(id.0),
        district_id: Set(of.district_id),
        inquiry_id: Set(of.id),
        subject_id: Set(of.subject_id),
        author_id: Set(me.0),
        kind: Set(said.kind.name().into()),
        note_id: Set(note),
        perspective_id: Set(perspective),
        words: Set(said.words.clone()),
        answer: Set(String::new()),
        created_at: Set(tx.now.0),
        answered_at: Set(None),
        taken_back_at: Set(None),
    };
    inquiry_remark::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(Written::new((), rows::touch(tx, of).await?.1))
}

/// By the student. Said anew, it takes the place of what was answered before.
pub async fn answer(tx: &Tx, of: inquiry::Model, id: RemarkId, words: &str) -> Result<Vec<Event>> {
    let row = there(tx, of.id, id).await?;
    if row.answer == words {
        return Ok(Vec::new());
    }
    let mut row = inquiry_remark::ActiveModel::from(row);
    row.answer = Set(words.into());
    row.answered_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    Ok(rows::touch(tx, of).await?.1)
}

async fn there(tx: &Tx, of: Uuid, id: RemarkId) -> Result<inquiry_remark::Model> {
    standing_on(of).filter(inquiry_remark::Column::Id.eq(id.0)).one(&tx.db).await?.ok_or_else(Error::not_found)
}

/// What was not taken back.
pub fn standing() -> sea_orm::Select<inquiry_remark::Entity> {
    inquiry_remark::Entity::find().filter(inquiry_remark::Column::TakenBackAt.is_null())
}

fn standing_on(of: Uuid) -> sea_orm::Select<inquiry_remark::Entity> {
    standing().filter(inquiry_remark::Column::InquiryId.eq(of))
}

/// Oldest first.
pub async fn of(tx: &Tx, of: Uuid) -> Result<Vec<RemarkView>> {
    let rows = standing_on(of)
        .order_by_asc(inquiry_remark::Column::CreatedAt)
        .order_by_asc(inquiry_remark::Column::Id)
        .all(&tx.db)
        .await?;
    let names = people::names(tx, rows.iter().map(|row| row.author_id)).await?;
    let view = |row: inquiry_remark::Model| RemarkView {
        id: row.id.into(),
        by: row.author_id.into(),
        by_name: names.get(&row.author_id).cloned().unwrap_or_default(),
        kind: ReplyKind::named(&row.kind).unwrap_or_default(),
        on: match (row.note_id, row.perspective_id) {
            (Some(note), _) => RemarkOn::Note(note.into()),
            (None, Some(perspective)) => RemarkOn::Perspective(perspective.into()),
            (None, None) => RemarkOn::Question,
        },
        words: row.words,
        answer: row.answer,
        at: Moment(row.created_at),
    };
    Ok(rows.into_iter().map(view).collect())
}
