//! A perspective, as a student reads it to whom it was released, with the replies that they may see.

use domain::event::Cursor;
use domain::id::InquiryId;
use domain::inquiry::{ReadView, Reading};
use domain::replies::{Seer, seen_by};
use domain::viewer::Viewer;
use sea_orm::EntityTrait;

use super::{rows, setting, view};
use crate::entity::class;
use crate::{Error, Result, Store, inquiry, people, pieces, replay, scope};

impl Store {
    /// Not found for everybody to whom no perspective of it was released; its owner and teachers read it on pages of their own.
    #[crate::compiled_here]
    pub async fn read_perspective(&self, viewer: &Viewer, id: InquiryId) -> Result<(ReadView, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let (of, reading) = inquiry::may_read(&tx, viewer, id).await?;
        let Reading { reader, version: Some(version) } = reading else { return Err(Error::not_found()) };
        let class = reader.replies_in().ok_or_else(Error::not_found)?;
        let class = class::Entity::find_by_id(class.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
        let rows = view::about(of.id).all(&tx.db).await?;
        let reported = rows::reported_by(&tx, me, rows.iter().map(|row| row.id)).await?;
        let mut found = Vec::new();
        for row in rows {
            let seer =
                if row.subject_id == me.0 { Some(Seer::Writer) } else { rows::classmate(&tx, &row, reading).await? };
            if let Some(seer) = seer.filter(|seer| seen_by(rows::state(&row), *seer, reported.contains_key(&row.id))) {
                found.push((row, seer));
            }
        }
        let named = reader.sees_the_name();
        let view = ReadView {
            inquiry: id,
            student_name: if named { people::name(&tx, of.subject_id).await? } else { String::new() },
            picture: if named { pieces::picture(&tx, Some(class.id), of.subject_id).await? } else { String::new() },
            perspective: inquiry::perspective_view(&tx, of.id, version).await?,
            release_first: setting::waits_between(&tx, &class, [me.0, of.subject_id]).await?,
            replies: view::views(&tx, found).await?,
            reported: reported.values().any(|open| *open),
        };
        Ok((view, replay::cursor(&tx, viewer).await?))
    }
}
