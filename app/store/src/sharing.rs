//! Sharing: a draft becomes a version that never changes; and taking it back while nobody has read it.

mod taking_back;

pub use taking_back::take_back;

use domain::command::{Answer, Beginning, Envelope, Hand};
use domain::event::Audience;
use domain::id::ReflectionId;
use domain::reflections::{DraftWords, Stage};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, EntityTrait, ModelTrait};

use crate::drafts::{self, Begun};
use crate::entity::{draft, prompt, reflection, session, version};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, choices, consent, door, pieces, showing};

/// What the student says with the share.
pub struct How {
    pub waits: bool,
    pub wall_consent: bool,
    pub confirmed: bool,
}

/// Shares the draft that comes with the command as the next version.
pub async fn share(
    tx: &Tx,
    viewer: &Viewer,
    envelope: &Envelope,
    id: ReflectionId,
    beginning: &Beginning,
    typed: &DraftWords,
    how: How,
) -> Result<Written<Answer>> {
    let typed = typed.check()?;
    if typed.scribe.is_some() && !how.confirmed {
        return Err(Refusal::invalid("confirmed", "reflections.confirm_your_words").into());
    }
    let begun = drafts::begin(tx, viewer, id, beginning, envelope.done_at).await?;
    let piece = begun.piece().clone();
    // What begins here was looked at on its way in.
    if !matches!(begun, Begun::Now(_)) {
        pieces::may_write(tx, &piece).await?;
    }
    let beside = showing::Beside::read(tx, piece.id).await?;
    let typed = typed.check_for_sharing(beside.shows())?;
    let kept = drafts::of_piece(tx, piece.id.into()).await?;
    let order = drafts::order(envelope.device, drafts::last_hand(kept.as_ref(), &piece));
    if kept.is_none() && says_the_same(tx, &piece, &typed, &how).await? {
        return Ok(Written::quietly(pieces::answer(&piece)));
    }
    match begun {
        Begun::Now(_) => {}
        Begun::Before(_) | Begun::Elsewhere(_) if order == drafts::Order::Later => {}
        Begun::Before(_) => is_the_newest(envelope.base_version, &typed, kept.as_ref(), piece.draft_rev)?,
        Begun::Elsewhere(_) => {
            // Another device shared these very words, whatever it asked for with them.
            if begun_elsewhere(tx, &piece, &typed, kept.as_ref()).await? {
                return Ok(Written::quietly(pieces::answer(&piece)));
            }
        }
    }
    let stage = pieces::stage(&piece).share();
    let version = insert(tx, &piece, stage, typed, envelope.done_at).await?;
    showing::freeze(tx, beside, version).await?;
    if how.wall_consent {
        consent::insert(tx, &piece, stage.version()).await?;
    }
    // Counted past the draft: a window that still shows it is told.
    let draft_rev = kept.as_ref().map_or(piece.draft_rev, |row| row.rev) + 1;
    if let Some(row) = kept {
        row.delete(&tx.db).await?;
    }
    let piece = pieces::update(tx, piece, |row| {
        row.stage = Set(stage.name().into());
        row.version = Set(stage.version());
        row.waits = Set(how.waits);
        row.draft_rev = Set(draft_rev);
        row.hand = Set(envelope.device.map(|Hand(id, _)| id.0));
        row.stroke = Set(envelope.device.map_or(0, |Hand(_, stroke)| stroke));
    })
    .await?;
    let mut events = vec![pieces::event(&piece, &[Audience::Wall])];
    events.extend(choices::tie(tx, &piece).await?);
    Ok(Written::new(pieces::answer(&piece), events))
}

/// What is shared and unread says just this: it was pressed again, while the first press waited on a device without a network.
async fn says_the_same(tx: &Tx, piece: &reflection::Model, typed: &DraftWords, how: &How) -> Result<bool> {
    if !matches!(pieces::stage(piece), Stage::Shared { .. }) || piece.waits != how.waits {
        return Ok(false);
    }
    let Some(newest) = pieces::versions(tx, piece.id.into()).await?.into_iter().next() else { return Ok(false) };
    let same = drafts::words_of(&newest) == *typed && newest.mode == piece.mode && newest.mode_why == piece.mode_why;
    Ok(same
        && (!how.wall_consent || pieces::wall_consent(tx, piece).await?)
        && showing::is_shown_by(tx, piece.id, newest.id).await?)
}

/// A window that another device has overtaken shares nothing: its words may be the older ones.
fn is_the_newest(base: i64, typed: &DraftWords, kept: Option<&draft::Model>, last: i64) -> Result<()> {
    let newest = match kept {
        Some(row) => row.rev == base || drafts::same_text(&drafts::words(row), typed),
        None => base == 0 || base == last,
    };
    if newest { Ok(()) } else { Err(Refusal::conflict("drafts.another_device").into()) }
}

/// The prompt was begun under another id. True if that piece was shared with the same words, and shows what its draft shows.
async fn begun_elsewhere(
    tx: &Tx,
    piece: &reflection::Model,
    typed: &DraftWords,
    kept: Option<&draft::Model>,
) -> Result<bool> {
    let newest = pieces::versions(tx, piece.id.into()).await?.into_iter().next();
    let there = kept.map(drafts::words).or_else(|| newest.as_ref().map(drafts::words_of));
    match there {
        Some(there) if drafts::same_text(&there, typed) => match (kept, newest) {
            // The words alone may be equal, and be none at all: what is shown beside them counts as well.
            (None, Some(newest)) => showing::is_shown_by(tx, piece.id, newest.id).await,
            _ => Ok(false),
        },
        Some(there) if !there.words.trim().is_empty() => Err(Refusal::conflict("drafts.already_begun").into()),
        _ => Ok(false),
    }
}

async fn insert(
    tx: &Tx,
    piece: &reflection::Model,
    stage: Stage,
    typed: DraftWords,
    done_at: i64,
) -> Result<uuid::Uuid> {
    let session = match piece.class_id {
        Some(class) => door::open_session(tx, class.into()).await?,
        None => None,
    };
    let told = typed.scribe.is_some();
    let id = uuid::Uuid::now_v7();
    let row = version::ActiveModel {
        id: Set(id),
        district_id: Set(piece.district_id),
        reflection_id: Set(piece.id),
        subject_id: Set(piece.subject_id),
        session_id: Set(session.map(|session| session.id)),
        number: Set(stage.version()),
        ask: Set(typed.ask.name().into()),
        ask_words: Set(typed.ask_words),
        language: Set(typed.language),
        scribe_id: Set(drafts::scribe(tx, piece, typed.scribe.as_deref()).await?),
        told: Set(told),
        confirmed_at: Set(told.then_some(tx.now.0)),
        late: Set(stage.version() == 1 && is_late(tx, piece).await?),
        // The device's clock, unless it cannot be right.
        written_at: Set(if (1..=tx.now.0).contains(&done_at) { done_at } else { tx.now.0 }),
        received_at: Set(tx.now.0),
        taken_back_at: Set(None),
        scribe: Set(typed.scribe),
        words: Set(typed.words),
        mode: Set(piece.mode.clone()),
        mode_why: Set(piece.mode_why.clone()),
    };
    version::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(id)
}

/// A first version that comes in after its prompt was closed, or after the door of the session it was asked in. A revision is
/// never late.
async fn is_late(tx: &Tx, piece: &reflection::Model) -> Result<bool> {
    let prompt = match piece.prompt_id {
        Some(id) => prompt::Entity::find_by_id(id).one(&tx.db).await?,
        None => None,
    };
    if prompt.as_ref().is_some_and(|prompt| prompt.closed_at.is_some()) {
        return Ok(true);
    }
    let Some(session) = piece.session_id.or_else(|| prompt.and_then(|prompt| prompt.session_id)) else {
        return Ok(false);
    };
    let session = session::Entity::find_by_id(session).one(&tx.db).await?;
    Ok(session.is_some_and(|session| session.closed_at.is_some()))
}
