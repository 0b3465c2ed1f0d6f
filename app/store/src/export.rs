//! What of a student's travels, or is shown of a pick: one document for each thing, made in one file for each kind
//! ([`TimelineSource`]). A feature that students make things in adds its file here.

mod answers;
mod bringing;
mod brought;
mod choices;
mod class_notes;
mod goals;
mod inquiries;
mod measures;
mod pairs;
mod pieces;
mod places;
mod placing;
mod questions;
mod ratings;
mod requested;
mod rounds;
mod shown;
mod strategies;
mod sure;
mod tries;
mod whole;

pub use brought::{any as any_brought, here as brought_files, shown_files, who_brought};
pub use class_notes::to_student as notes_to_student;
pub use domain::export::Brought;
pub use questions::own as own_questions;
pub use ratings::own as own_ratings;
pub use requested::AskedBy;
pub use strategies::own as own_strategies;
pub use whole::Exported;

use domain::export::Item;
use domain::portfolio::TimelineSource;
use uuid::Uuid;

use crate::Result;
use crate::tx::Tx;

/// One thing of this student's. None: there is no such thing of theirs, or they took it back.
pub async fn item(tx: &Tx, source: TimelineSource, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    match source {
        TimelineSource::Piece => pieces::item(tx, student, id).await,
        TimelineSource::Pair => pairs::item(tx, student, id).await,
        TimelineSource::Goal => goals::item(tx, student, id).await,
        TimelineSource::Choice => choices::item(tx, student, id).await,
        TimelineSource::Try => tries::item(tx, student, id).await,
        TimelineSource::Inquiry => inquiries::item(tx, student, id).await,
        TimelineSource::Question => questions::item(tx, student, id).await,
        TimelineSource::Round => rounds::item(tx, student, id).await,
        TimelineSource::Rating => ratings::item(tx, student, id).await,
        TimelineSource::Measure => measures::item(tx, student, id).await,
        TimelineSource::Brought => brought::item(tx, student, id).await,
        TimelineSource::Strategy => strategies::item(tx, student, id).await,
        TimelineSource::Sure => sure::item(tx, student, id).await,
        TimelineSource::ClassNote => class_notes::item(tx, student, id).await,
        // They travel as themselves.
        TimelineSource::Conference | TimelineSource::Story => Ok(None),
    }
}

/// Every thing of this student's, of one source.
async fn ids(tx: &Tx, source: TimelineSource, student: Uuid) -> Result<Vec<Uuid>> {
    match source {
        TimelineSource::Piece => pieces::ids(tx, student).await,
        TimelineSource::Pair => pairs::ids(tx, student).await,
        TimelineSource::Goal => goals::ids(tx, student).await,
        TimelineSource::Choice => choices::ids(tx, student).await,
        TimelineSource::Try => tries::ids(tx, student).await,
        TimelineSource::Inquiry => inquiries::ids(tx, student).await,
        TimelineSource::Question => questions::ids(tx, student).await,
        TimelineSource::Round => rounds::ids(tx, student).await,
        TimelineSource::Rating => ratings::ids(tx, student).await,
        TimelineSource::Measure => measures::ids(tx, student).await,
        TimelineSource::Brought => brought::ids(tx, student).await,
        TimelineSource::Strategy => strategies::ids(tx, student).await,
        TimelineSource::Sure => sure::ids(tx, student).await,
        TimelineSource::ClassNote => class_notes::ids(tx, student).await,
        TimelineSource::Conference | TimelineSource::Story => Ok(Vec::new()),
    }
}
