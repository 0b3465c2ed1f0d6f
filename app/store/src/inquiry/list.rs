//! A student's own inquiries.

use domain::event::Cursor;
use domain::id::InquiryId;
use domain::inquiry::{OwnInquiries, OwnInquiry};
use domain::portfolio::TimelineSource;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{cards, notes, perspectives, readable, view, wording};
use crate::entity::inquiry;
use crate::evidence::{self, Of, Reads};
use crate::{Error, Result, Store, audience, export, goals, people, replay, replies, scope};

impl Store {
    /// The viewer's inquiries, and what a new one can be about. Not found for who is no student.
    #[crate::compiled_here]
    pub async fn inquiries(&self, viewer: &Viewer) -> Result<(OwnInquiries, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        if me.staff {
            return Err(Error::not_found());
        }
        let me = me.person;
        let rows = inquiry::Entity::find()
            .filter(inquiry::Column::SubjectId.eq(me.0))
            .order_by_desc(inquiry::Column::ChangedAt)
            .order_by_desc(inquiry::Column::Id)
            .all(&tx.db)
            .await?;
        let own = OwnInquiries {
            name: people::name(&tx, me.0).await?,
            inquiries: cards::of(&tx, rows).await?,
            classes: wording::named(goals::classes_of(&tx, me).await?),
            replied: replies::written_by(&tx, viewer).await?,
            brought: export::any_brought(&tx, me.0, &[TimelineSource::Inquiry]).await?,
        };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }

    /// One of the viewer's inquiries, with everything its page offers. Not found for everybody else.
    #[crate::compiled_here]
    pub async fn inquiry(&self, viewer: &Viewer, id: InquiryId) -> Result<(OwnInquiry, Cursor)> {
        let tx = self.snapshot().await?;
        let row = readable::owner_reads(&tx, viewer, id).await?;
        let me = row.subject_id.into();
        let inquiry = view::of(&tx, &row, Reads::Student).await?;
        let mut teachers = goals::teachers(&tx, me).await?;
        // Who sees it already can go on seeing it, though they teach the student no longer.
        for reader in &inquiry.readers {
            if !teachers.contains(reader) {
                teachers.push(reader.clone());
            }
        }
        let mut classes = wording::named(goals::classes_of(&tx, me).await?);
        for class in &inquiry.classes {
            if !classes.contains(class) {
                classes.push(class.clone());
            }
        }
        let (replies, reported) = replies::for_owner(&tx, viewer, row.id).await?;
        let (draft, draft_rev) = perspectives::draft(&tx, row.id).await?;
        let own = OwnInquiry {
            draft,
            draft_rev,
            removed: notes::removed(&tx, row.id).await?,
            is_shown: readable::is_shown(&tx, &row).await?,
            open_to: audience::open_to(&tx, &row).await?,
            teachers,
            classes,
            offers: evidence::offered(&tx, row.subject_id, Of::Inquiry(row.id)).await?,
            replies,
            reported,
            inquiry,
        };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }
}
