//! In which streams an act on a reply will be heard.

use domain::event::Stream;
use domain::id::ReplyId;
use domain::inquiry::InquirySaid;
use domain::replies::ReplyAct;
use domain::viewer::{SignedIn, Viewer};
use sea_orm::EntityTrait;

use crate::entity::{perspective, reply};
use crate::tx::Tx;
use crate::{Result, inquiry};

/// Besides the actor's own.
pub async fn of(tx: &Tx, me: &SignedIn, id: ReplyId, said: &InquirySaid) -> Result<Vec<Stream>> {
    if let Some(row) = reply::Entity::find_by_id(id.0).one(&tx.db).await? {
        let persons = [row.subject_id, row.owner_id].map(|id| Stream::Person(id.into()));
        return Ok([persons.to_vec(), vec![Stream::Class(row.class_id.into())]].concat());
    }
    let Ok(ReplyAct::Write { perspective, .. }) = said.reply() else { return Ok(Vec::new()) };
    let Some(about) = perspective::Entity::find_by_id(perspective.0).one(&tx.db).await? else { return Ok(Vec::new()) };
    // What cannot be read has no stream, and the job says so.
    let viewer = Viewer::Person(me.clone());
    let Ok((of, reading)) = inquiry::may_read(tx, &viewer, about.inquiry_id.into()).await else {
        return Ok(Vec::new());
    };
    let class = reading.reader.replies_in().map(Stream::Class);
    Ok(class.into_iter().chain([Stream::Person(of.subject_id.into())]).collect())
}
