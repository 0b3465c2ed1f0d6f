//! Inquiries, as far as their students show them to the teacher who asks. Without a word from any teacher, one that goes on waits for one,
//! and so it does when its student said a perspective after the last; what a teacher asked and was not answered is the student's turn. One
//! that rests or is put away is nobody's.

use std::collections::HashMap;

use domain::access::{Did, Place, Trace, Wants, What};
use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::id::PersonId;
use domain::inquiry::{Pace, waits_for_a_word};
use domain::replies::ReplyKind;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::{Kind, Of, Says};
use crate::Result;
use crate::entity::{inquiry, inquiry_note, inquiry_reader, inquiry_remark, inquiry_wording, perspective};
use crate::moments::Moments;

pub fn moments(of: &Of<'_>, all: &mut Moments<Kind>) {
    let kind = |did| Kind { point: AccessPoint::Inquiry, says: Says::Did(did), to: Place::Inquiries };
    let worded = inquiry_wording::Entity::find().filter(inquiry_wording::Column::InquiryId.in_subquery(shown(of)));
    let (student, at) = (inquiry_wording::Column::SubjectId, inquiry_wording::Column::CreatedAt);
    all.latest(kind(Did::Wondered), worded, student, at);
    let noted = inquiry_note::Entity::find()
        .filter(inquiry_note::Column::InquiryId.in_subquery(shown(of)))
        .filter(inquiry_note::Column::RemovedAt.is_null());
    all.latest(kind(Did::FoundOut), noted, inquiry_note::Column::SubjectId, inquiry_note::Column::CreatedAt);
    let said = perspective::Entity::find().filter(perspective::Column::InquiryId.in_subquery(shown(of)));
    all.latest(kind(Did::SaidPerspective), said, perspective::Column::SubjectId, perspective::Column::CreatedAt);
    let answered = remarks().filter(inquiry_remark::Column::InquiryId.in_subquery(shown(of)));
    let (student, at) = (inquiry_remark::Column::SubjectId, inquiry_remark::Column::AnsweredAt);
    all.latest(kind(Did::AnsweredAboutInquiry), answered, student, at);
}

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let read: Vec<(Uuid, Uuid, i64)> = inquiry_reader::Entity::find()
        .select_only()
        .columns([inquiry_reader::Column::SubjectId, inquiry_reader::Column::InquiryId, inquiry_reader::Column::Since])
        .filter(inquiry_reader::Column::PersonId.eq(of.me.0))
        .filter(inquiry_reader::Column::Until.is_null())
        .filter(inquiry_reader::Column::InquiryId.in_subquery(going(of)))
        .into_tuple()
        .all(&of.tx.db)
        .await?;
    if read.is_empty() {
        return Ok(Vec::new());
    }
    let open: Vec<(Uuid, Uuid, i64)> = remarks()
        .select_only()
        .columns([
            inquiry_remark::Column::SubjectId,
            inquiry_remark::Column::InquiryId,
            inquiry_remark::Column::CreatedAt,
        ])
        .filter(inquiry_remark::Column::InquiryId.in_subquery(going(of)))
        .filter(inquiry_remark::Column::Kind.eq(ReplyKind::Ask.name()))
        .filter(inquiry_remark::Column::Answer.eq(""))
        .into_tuple()
        .all(&of.tx.db)
        .await?;
    let theirs = |(student, inquiry, at): (Uuid, Uuid, i64)| {
        trace(student.into(), What::Theirs { since: Moment(at), to: Place::Inquiry(inquiry.into()) })
    };
    let mut traces: Vec<Trace> = open.into_iter().map(theirs).collect();
    let said = perspective::Entity::find().filter(perspective::Column::InquiryId.in_subquery(going(of)));
    let said = newest(of, said, perspective::Column::InquiryId, perspective::Column::CreatedAt).await?;
    let words = remarks().filter(inquiry_remark::Column::InquiryId.in_subquery(going(of)));
    let words = newest(of, words, inquiry_remark::Column::InquiryId, inquiry_remark::Column::CreatedAt).await?;
    traces.extend(read.into_iter().filter_map(|(student, inquiry, shown)| {
        let (said, word, shown) = (said.get(&inquiry).copied(), words.get(&inquiry).copied(), Moment(shown));
        // What was said since the last word waits since then; without any word, since it is shown.
        let since = word.and(said).map_or(shown, |said| said.max(shown));
        let what = What::Waits { wants: Wants::Answer, since, to: Place::Inquiry(inquiry.into()) };
        waits_for_a_word(said, word).then(|| trace(student.into(), what))
    }));
    Ok(traces)
}

fn trace(student: PersonId, what: What) -> Trace {
    Trace { student, point: AccessPoint::Inquiry, what }
}

/// Inquiries of students of the class that are shown to the viewer.
fn shown(of: &Of<'_>) -> SelectStatement {
    Query::select()
        .column(inquiry_reader::Column::InquiryId)
        .from(inquiry_reader::Entity)
        .and_where(inquiry_reader::Column::PersonId.eq(of.me.0))
        .and_where(inquiry_reader::Column::Until.is_null())
        .and_where(inquiry_reader::Column::SubjectId.in_subquery(of.roster()))
        .to_owned()
}

fn going(of: &Of<'_>) -> SelectStatement {
    Query::select()
        .column(inquiry::Column::Id)
        .from(inquiry::Entity)
        .and_where(inquiry::Column::Id.in_subquery(shown(of)))
        .and_where(inquiry::Column::Pace.eq(Pace::Going.name()))
        .to_owned()
}

fn remarks() -> Select<inquiry_remark::Entity> {
    inquiry_remark::Entity::find().filter(inquiry_remark::Column::TakenBackAt.is_null())
}

/// The newest of each inquiry.
async fn newest<E: EntityTrait>(
    of: &Of<'_>,
    rows: Select<E>,
    inquiry: E::Column,
    at: E::Column,
) -> Result<HashMap<Uuid, Moment>> {
    let rows = rows.select_only().column(inquiry).column_as(at.max(), "newest").group_by(inquiry);
    let found: Vec<(Uuid, i64)> = rows.into_tuple().all(&of.tx.db).await?;
    Ok(found.into_iter().map(|(inquiry, at)| (inquiry, Moment(at))).collect())
}
