//! What those who teach the class do with the queue.

use domain::event::Event;
use domain::help::{End, HelpStage, LONGEST_HELP};
use domain::id::{HelpId, PersonId};
use domain::refusal::{Faults, Refusal, Sentence};
use domain::viewer::Viewer;
use domain::words::passage;
use sea_orm::ActiveValue::Set;

use super::rows;
use crate::entity::{help, reflection};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, scope};

/// What a teacher does with one of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpMove {
    /// "I am on the way."
    Claim,
    /// "Not me after all."
    LetGo,
    /// A few words, without standing up.
    Reply(String),
    InPerson,
}

impl Store {
    /// Moves one of the queue on. What has happened already happens once: a colleague's press that came first is no mistake.
    ///
    /// Errors: not found unless the viewer guides its class; `help.claimed` when a colleague is on the way; `help.over` when there is nothing
    /// to claim or to answer any more; invalid `words` of a reply.
    #[crate::compiled_here]
    pub async fn move_help(&self, viewer: &Viewer, id: HelpId, how: HelpMove) -> Result<()> {
        let class = rows::class_of(&self.snapshot().await?, id).await?.ok_or_else(Error::not_found)?;
        let (viewer, how) = (viewer.clone(), how);
        self.write(classes::touches(&viewer, class), move |tx| {
            let (viewer, how) = (viewer.clone(), how.clone());
            Box::pin(async move { Ok(Written::new((), moved(tx, &viewer, id, how).await?)) })
        })
        .await
    }
}

async fn moved(tx: &Tx, viewer: &Viewer, id: HelpId, how: HelpMove) -> Result<Vec<Event>> {
    let row = scope::guided_help(tx, viewer, id).await?;
    let me = scope::person(viewer)?.person;
    let stage = rows::stage(&row);
    let (to, reply) = match how {
        HelpMove::Claim => (HelpStage::Open(stage.open()?.claim(me)?), None),
        HelpMove::LetGo => (HelpStage::Open(stage.open()?.let_go()), None),
        HelpMove::InPerson => match stage {
            HelpStage::Over(End::InPerson) => return Ok(Vec::new()),
            stage => (stage.open()?.end(End::InPerson), None),
        },
        HelpMove::Reply(words) => {
            let words = check(&words)?;
            // The same answer once more: it was on its way twice.
            if stage == HelpStage::Over(End::Replied) && row.ended_by == Some(me.0) && row.reply == words {
                return Ok(Vec::new());
            }
            (stage.open()?.end(End::Replied), Some(words))
        }
    };
    if to == stage {
        return Ok(Vec::new());
    }
    rows::happen(tx, row, to, |row| {
        if matches!(to, HelpStage::Over(_)) {
            row.ended_by = Set(Some(me.0));
        }
        if let Some(words) = reply {
            row.reply = Set(words);
        }
    })
    .await
}

fn check(words: &str) -> Result<String> {
    let mut faults = Faults::default();
    let words = passage(words, LONGEST_HELP)
        .and_then(|words| if words.is_empty() { Err(Sentence::new("words.empty")) } else { Ok(words) });
    let words = faults.take("words", words);
    faults.done(words).map_err(|refusal: Refusal| refusal.into())
}

/// An answer to a piece clears what its student asked about it.
pub async fn answered(tx: &Tx, piece: &reflection::Model, by: PersonId) -> Result<Vec<Event>> {
    let Some(class) = piece.class_id else { return Ok(Vec::new()) };
    let Some(row) = rows::open_of(tx, class.into(), piece.subject_id.into()).await? else { return Ok(Vec::new()) };
    if !is_about(&row, piece) {
        return Ok(Vec::new());
    }
    let over = rows::stage(&row).open()?.end(End::Replied);
    rows::happen(tx, row, over, |row| row.ended_by = Set(Some(by.0))).await
}

fn is_about(row: &help::Model, piece: &reflection::Model) -> bool {
    match row.reflection_id {
        Some(id) => id == piece.id,
        None => row.prompt_id.is_some() && row.prompt_id == piece.prompt_id,
    }
}
