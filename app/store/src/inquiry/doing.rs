//! What a student does to an inquiry, one arm for each act.

use domain::command::Answer;
use domain::evidence::not_read;
use domain::id::InquiryId;
use domain::inquiry::{InquiryAct, InquiryMove, InquirySaid};
use domain::viewer::Viewer;

use super::{evidence, notes, perspectives, readable, readers, remarks, rows, wording};
use crate::evidence::Typed;
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, scope};

pub async fn carry_out(tx: &Tx, viewer: &Viewer, id: InquiryId, said: &InquirySaid) -> Result<Written<Answer>> {
    let act = said.inquiry().map_err(not_read)?.check()?;
    if let InquiryAct::Begin { question, classes, from } = &act {
        let me = scope::person(viewer)?;
        return Ok(Written::new(Answer::done(), wording::begin(tx, me, id, question, classes, *from).await?));
    }
    let of = readable::owner_reads(tx, viewer, id).await?;
    let moved = async |happens| {
        let of = rows::happen(tx, of.clone(), happens, false).await?;
        rows::events(tx, &of).await
    };
    let events = match act {
        // Done above: there is no inquiry yet.
        InquiryAct::Begin { .. } => Vec::new(),
        InquiryAct::Reword { question, because, wording } => {
            wording::reword(tx, of, &question, &because, wording).await?
        }
        InquiryAct::About { classes } => wording::about(tx, of, &classes).await?,
        InquiryAct::Go { stage } => moved(InquiryMove::Go(stage)).await?,
        InquiryAct::Rest => moved(InquiryMove::Rest).await?,
        InquiryAct::PutAway => moved(InquiryMove::PutAway).await?,
        InquiryAct::TakeUp => moved(InquiryMove::TakeUp).await?,
        InquiryAct::Show { readers } => readers::show(tx, of, &readers).await?,
        InquiryAct::Note { note, words } => notes::write(tx, of, note, words).await?,
        InquiryAct::Edit { note, rev, words } => notes::edit(tx, of, note, rev, words).await?,
        InquiryAct::Remove { note } => notes::remove(tx, of, note).await?,
        InquiryAct::PutBack { note } => notes::put_back(tx, of, note).await?,
        InquiryAct::Link { evidence: id, made, words } => {
            evidence::link(tx, of, Typed { id, made, words: &words }).await?
        }
        InquiryAct::Unlink { evidence } => evidence::unlink(tx, of, evidence).await?,
        InquiryAct::Keep { rev, sheet, words } => perspectives::keep(tx, of, rev, sheet, words).await?,
        InquiryAct::Say { perspective, words } => perspectives::say(tx, of, perspective, words).await?,
        InquiryAct::Answer { remark, words } => remarks::answer(tx, of, remark, &words).await?,
    };
    Ok(Written::new(Answer::done(), events))
}
