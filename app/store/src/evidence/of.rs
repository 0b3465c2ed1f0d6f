//! What is linked, as somebody reads it.

use domain::clock::Moment;
use domain::evidence::EvidenceView;
use domain::viewer::Viewer;

use super::glimpse::{For, glimpse};
use super::rights;
use super::rows::{Of, source, standing_in};
use crate::Result;
use crate::tx::Tx;

/// Who reads.
#[derive(Clone, Copy, Debug)]
pub enum Reads<'a> {
    /// Whose goal or inquiry it is.
    Student,
    /// A teacher who sees that.
    Teacher(&'a Viewer),
}

/// In the order in which it was linked. What does not stand any more is not among it, whatever its row says.
pub async fn of(tx: &Tx, of: Of, reads: Reads<'_>) -> Result<Vec<EvidenceView>> {
    let mut views = Vec::new();
    for row in standing_in(tx, of).await? {
        let Some(source) = source(&row) else { continue };
        let meant = (source, row.about_id, row.fixed_id);
        let reader = match reads {
            Reads::Student => For::Student,
            Reads::Teacher(viewer) => {
                For::Other { reads_what_helped: rights::reads_what_helped(tx, viewer, source, row.subject_id).await? }
            }
        };
        let Some(shows) = glimpse(tx, row.subject_id, meant, reader).await? else { continue };
        let may_see = match reads {
            Reads::Student => true,
            Reads::Teacher(viewer) => rights::may_see(tx, viewer, row.subject_id, meant).await?,
        };
        views.push(EvidenceView {
            id: row.id.into(),
            source,
            about: row.about_id,
            fixed: row.fixed_id,
            shows: may_see.then_some(shows),
            words: row.words,
            at: Moment(row.created_at),
        });
    }
    Ok(views)
}
