//! Inquiries, as teachers see those that students show them.

use std::collections::BTreeSet;

use domain::event::Cursor;
use domain::id::{ClassId, InquiryId, PersonId};
use domain::inquiry::{InquiryView, SharedInquiries};
use domain::viewer::Viewer;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{cards, readable, view};
use crate::among::among;
use crate::entity::{inquiry, inquiry_reader};
use crate::evidence::Reads;
use crate::tx::Tx;
use crate::{Error, Result, Store, replay, replies, roster, scope};

/// Most inquiries on a class's page, newest change first.
const MOST_LISTED: u64 = 300;

impl Store {
    /// Those of students of a class that the viewer guides, which their students show the viewer, and no others.
    #[crate::compiled_here]
    pub async fn inquiries_of_class(&self, viewer: &Viewer, class: ClassId) -> Result<(SharedInquiries, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::guided(&tx, viewer, class).await?;
        let me = scope::staff(&tx, viewer).await?;
        let rows = inquiry::Entity::find()
            .filter(inquiry::Column::Id.in_subquery(shown_to(me)))
            .filter(inquiry::Column::SubjectId.is_in(among(students(&tx, class).await?)))
            .order_by_desc(inquiry::Column::ChangedAt)
            .order_by_desc(inquiry::Column::Id)
            .limit(MOST_LISTED)
            .all(&tx.db)
            .await?;
        let shared = SharedInquiries {
            class,
            class_name: row.name,
            inquiries: cards::of(&tx, rows).await?,
            replies_waiting: replies::waiting(&tx, class).await?,
        };
        Ok((shared, replay::cursor(&tx, viewer).await?))
    }

    /// One that is shown to the viewer, by a student of a class that they guide.
    #[crate::compiled_here]
    pub async fn shown_inquiry(&self, viewer: &Viewer, class: ClassId, id: InquiryId) -> Result<(InquiryView, Cursor)> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        let row = readable::teacher_reads(&tx, viewer, id).await?;
        if !students(&tx, class).await?.contains(&row.subject_id) {
            return Err(Error::not_found());
        }
        Ok((view::of(&tx, &row, Reads::Teacher(viewer)).await?, replay::cursor(&tx, viewer).await?))
    }
}

/// Who is or was on the roster: an inquiry does not end with a class.
pub async fn students(tx: &Tx, class: ClassId) -> Result<BTreeSet<Uuid>> {
    Ok(roster::everybody(tx, class).await?.into_iter().map(|place| place.student.0).collect())
}

pub fn shown_to(me: PersonId) -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(inquiry_reader::Column::InquiryId)
        .from(inquiry_reader::Entity)
        .and_where(inquiry_reader::Column::PersonId.eq(me.0))
        .and_where(inquiry_reader::Column::Until.is_null())
        .to_owned()
}
