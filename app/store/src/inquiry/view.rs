//! An inquiry, read whole: by its student, and by the teachers whom they picked.

use domain::clock::Moment;
use domain::inquiry::InquiryView;

use super::{notes, perspectives, readers, remarks, rows, wording};
use crate::entity::inquiry;
use crate::evidence::{self, Of, Reads};
use crate::tx::Tx;
use crate::{Result, people, pieces};

pub async fn of(tx: &Tx, row: &inquiry::Model, reads: Reads<'_>) -> Result<InquiryView> {
    Ok(InquiryView {
        id: row.id.into(),
        student: row.subject_id.into(),
        student_name: people::name(tx, row.subject_id).await?,
        picture: pieces::picture(tx, None, row.subject_id).await?,
        state: rows::state(tx, row).await?,
        wordings: wording::all(tx, row.id).await?,
        classes: wording::classes(tx, row.id).await?,
        readers: readers::of(tx, row.id).await?,
        notes: notes::of(tx, row.id).await?,
        evidence: evidence::of(tx, Of::Inquiry(row.id), reads).await?,
        perspectives: perspectives::of(tx, row.id).await?,
        remarks: remarks::of(tx, row.id).await?,
        rev: row.rev,
        at: Moment(row.created_at),
        changed_at: Moment(row.changed_at),
    })
}
