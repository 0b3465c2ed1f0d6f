//! Taking back what nobody has read yet: its words are a draft again, and everything that showed them ends with it.

use domain::command::Answer;
use domain::event::Audience;
use domain::id::ReflectionId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::entity::version;
use crate::evidence::{self, Of};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, consent, drafts, goals, growth, inquiry, pieces, scope};

/// Also for who has left the class: what was not read yet is still theirs.
pub async fn take_back(tx: &Tx, viewer: &Viewer, id: ReflectionId) -> Result<Written<Answer>> {
    let piece = scope::own_piece(tx, viewer, id).await?;
    let before = pieces::came_back(tx, &piece, piece.version - 1).await?;
    let stage = pieces::stage(&piece).take_back(before)?;
    let versions = pieces::versions(tx, id).await?;
    let Some(newest) = versions.into_iter().find(|row| row.number == piece.version) else {
        return Err(Refusal::conflict("reflections.not_shared_yet").into());
    };
    let words = drafts::words_of(&newest);
    let version_id = newest.id;
    let mut row = version::ActiveModel::from(newest);
    row.taken_back_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;

    let mut events = consent::end(tx, &piece, Some(piece.version)).await?;
    events.extend(growth::end_citing(tx, version_id).await?);
    for of in evidence::end_linking(tx, version_id).await? {
        events.extend(match of {
            Of::Goal(goal) => goals::shows_less(tx, goal).await?,
            Of::Inquiry(of) => inquiry::shows_less(tx, of).await?,
        });
    }

    let mut piece = pieces::stand(tx, piece, stage).await?;
    match drafts::of_piece(tx, id).await? {
        // The next version was begun already: those words are newer, and stay.
        Some(begun) => {
            let (rev, typed, hand) = (begun.rev, drafts::words(&begun), drafts::last_hand(Some(&begun), &piece));
            drafts::keep(tx, &piece, Some(begun), typed, rev, hand).await?;
            piece.draft_rev = rev;
        }
        None => {
            let rev = piece.draft_rev + 1;
            drafts::keep(tx, &piece, None, words, rev, None).await?;
            piece.draft_rev = rev;
        }
    }
    events.push(pieces::event(&piece, &[Audience::Wall]));
    Ok(Written::new(pieces::answer(&piece), events))
}
