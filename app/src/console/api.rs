//! The console's reads and writes. Each is a server function that works as a plain form post too: then it redirects back, with what was
//! refused in the address for the page to say. In the browser they are plain fetches of the same addresses ([`super::acts`]).

#[cfg(feature = "ssr")]
mod cookies;

use domain::console::{ConsoleView, Reading};
#[cfg(feature = "ssr")]
use domain::feedback::FeedbackWords;
use domain::id::{ClassId, FeedbackId, NoteId, ReflectionId, SessionId};
#[cfg(feature = "ssr")]
use domain::id::{PersonId, PromptId};
use domain::json::Reads;
#[cfg(feature = "ssr")]
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::offline::Text;
#[cfg(not(feature = "ssr"))]
use crate::offline::ask;

/// Where the forms of the page go.
pub mod at {
    pub const DRAFT: &str = "/api/feedback/draft";
    pub const SEND: &str = "/api/feedback/send";
    pub const READ: &str = "/api/feedback/read";
    pub const NOTE: &str = "/api/notes/send";
    pub const WALL: &str = "/api/wall/set";
    pub const START: &str = "/api/console/start";
    pub const CLOSE: &str = "/api/console/close";
    pub const COVER: &str = "/api/console/cover";
    pub const STAGE: &str = "/api/console/stage";
    pub const CLOSE_PROMPT: &str = "/api/prompts/close";
    pub const HELP_IN: &str = "/api/console/help-in";
    pub const SUGGEST: &str = "/api/growth/suggest";
    pub const KEYS: &str = "/api/console/keys";
    pub const BELL: &str = "/api/console/bell";

    #[cfg(feature = "ssr")]
    pub const ALL: [&str; 14] =
        [DRAFT, SEND, READ, NOTE, WALL, START, CLOSE, COVER, STAGE, CLOSE_PROMPT, HELP_IN, SUGGEST, KEYS, BELL];
}

/// Everything the page starts with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct ConsolePage {
    pub view: ConsoleView,
    pub cursor: String,
    pub opened: Option<Opened>,
    /// Single keys work.
    pub keys: bool,
    /// The session whose line at the bell was read.
    pub heard_bell: Option<SessionId>,
    /// The id of the next note, so that the same form sent twice is one note.
    pub note: NoteId,
    /// What a form was refused for that came here without the WASM.
    pub posted: Option<Posted>,
}

/// A piece beside the reply box. The answer's id is minted here, so that the same form sent twice is one answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct Opened {
    pub open: Reading,
    pub reply: FeedbackId,
}

/// An [`Opened`] with all of its piece: a page of the release before reads more of it.
#[cfg(feature = "ssr")]
#[derive(Serialize)]
struct InFull {
    open: domain::console::OpenPiece,
    reply: FeedbackId,
}

/// Which form, by the address it went to, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct Posted {
    pub to: String,
    pub error: AppError,
}

/// A [`ConsolePage`]; `back`: how often older pieces were asked for.
#[cfg(not(feature = "ssr"))]
pub async fn read_console(class: ClassId, piece: Option<ReflectionId>, back: u32) -> Result<Text, AppError> {
    let piece = piece.map(|piece| ("piece", piece.to_string()));
    let arguments = [("class", class.to_string()), ("back", back.to_string())];
    let arguments: Vec<_> = arguments.into_iter().chain(piece).collect();
    ask("console/page", &arguments).await
}

/// An [`Opened`].
#[cfg(not(feature = "ssr"))]
pub async fn read_piece(piece: ReflectionId) -> Result<Text, AppError> {
    ask("console/piece", &[("piece", piece.to_string())]).await
}

#[cfg(feature = "ssr")]
#[server(endpoint = "console/page")]
pub async fn read_console(
    class: ClassId,
    piece: Option<ReflectionId>,
    #[server(default)] back: u32,
) -> Result<Text, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let (mut view, cursor) = backend.store.console_back(&viewer, class, back).await?;
    view.presence = backend.hub.presence(class);
    let opened = match piece {
        // Gone or of another class: the page says so itself.
        Some(piece) => match backend.store.piece_for_staff(&viewer, piece).await {
            Ok((open, _)) if open.piece.class == Some(class) => {
                Some(Opened { open: open.into(), reply: FeedbackId::mint() })
            }
            Ok(_) | Err(store::Error::Refused(_)) => None,
            Err(error) => return Err(error.into()),
        },
        None => None,
    };
    let heard_bell = cookies::read("waymark-bell").and_then(|id| id.parse().ok());
    let keys = cookies::read("waymark-keys").as_deref() != Some("off");
    let (cursor, note) = (cursor.to_string(), NoteId::mint());
    Text::of(&ConsolePage { view, cursor, opened, keys, heard_bell, note, posted: posted() })
}

#[cfg(feature = "ssr")]
#[server(endpoint = "console/piece")]
pub async fn read_piece(piece: ReflectionId) -> Result<Text, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let (open, _) = backend.store.piece_for_staff(&viewer, piece).await?;
    Text::of(&InFull { open, reply: FeedbackId::mint() })
}

#[cfg(feature = "ssr")]
#[server(endpoint = "feedback/draft")]
pub async fn save_reply(
    reflection: ReflectionId,
    words: FeedbackWords,
    #[server(default)] base_rev: i64,
    #[server(default)] under_way: Option<FeedbackWords>,
) -> Result<i64, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let builds_on = store::BuildsOn { rev: base_rev, under_way };
    Ok(backend.store.save_feedback_draft(&viewer, reflection, words, builds_on).await?)
}

#[cfg(feature = "ssr")]
#[server(endpoint = "feedback/send")]
pub async fn send_reply(
    id: FeedbackId,
    reflection: ReflectionId,
    version: i32,
    words: FeedbackWords,
    #[server(default)] base_rev: i64,
) -> Result<(), AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let sent = backend.store.send_feedback(&viewer, id, reflection, version, words.clone()).await;
    if sent.is_err() && cookies::is_plain_form() {
        // A page without its WASM comes back empty: what was typed is kept as the draft.
        let _ = backend.store.save_feedback_draft(&viewer, reflection, words, base_rev).await;
    }
    Ok(sent?)
}

#[cfg(feature = "ssr")]
#[server(endpoint = "feedback/read")]
pub async fn mark_read(id: FeedbackId, reflection: ReflectionId, version: i32) -> Result<(), AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    Ok(backend.store.mark_read(&viewer, id, reflection, version).await?)
}

/// `readers` is `class` or `several`; only then does `to` count.
#[cfg(feature = "ssr")]
#[server(endpoint = "notes/send")]
pub async fn send_note(
    id: NoteId,
    class: ClassId,
    #[server(default)] prompt: Option<PromptId>,
    words: String,
    #[server(default)] readers: String,
    #[server(default)] to: Vec<PersonId>,
) -> Result<(), AppError> {
    use domain::feedback::NoteReaders;
    let (viewer, backend) = crate::backend::begin().await?;
    let readers = if readers == "several" { NoteReaders::Several(to) } else { NoteReaders::WholeClass };
    Ok(backend.store.send_note(&viewer, id, class, prompt, words, readers).await?)
}

/// `wall` is `release`, `hold`, `spotlight` or `earlier` (asks its student for the version before). `version` is the one that was read, `looked` the one that was looked at a second time.
#[cfg(feature = "ssr")]
#[server(endpoint = "wall/set")]
pub async fn set_wall(
    reflection: ReflectionId,
    wall: String,
    #[server(default)] version: Option<i32>,
    #[server(default)] looked: Option<i32>,
) -> Result<(), AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    // A release says of which version, so that nothing goes up unread.
    let read = || version.or(looked).ok_or_else(|| domain::refusal::Refusal::conflict("wall.newer_version"));
    match (wall.as_str(), looked) {
        ("release", Some(version)) => _ = backend.store.release_after_look(&viewer, reflection, version).await?,
        ("release", None) => _ = backend.store.release_version(&viewer, reflection, read()?).await?,
        ("earlier", Some(version)) => backend.store.ask_for_earlier_after_look(&viewer, reflection, version).await?,
        ("earlier", None) => backend.store.ask_for_earlier(&viewer, reflection).await?,
        ("spotlight", _) => backend.store.spotlight_version(&viewer, reflection, read()?).await?,
        _ => backend.store.take_from_wall(&viewer, reflection).await?,
    }
    Ok(())
}

/// Opens the door, where it is closed, and the projector. `screens` is `extended`, `mirrored` or `none`; only the first two lead to
/// the projector's page.
#[cfg(feature = "ssr")]
#[server(endpoint = "console/start")]
pub async fn start(class: ClassId, #[server(default)] screens: String) -> Result<(), AppError> {
    use domain::projector::Display;
    let (viewer, backend) = crate::backend::begin().await?;
    let display = Display::named(&screens);
    let door = backend.store.open_door(&viewer, class, display.unwrap_or_default()).await?;
    let Some(display) = display else { return Ok(()) };
    if door.display != display {
        backend.store.set_display(&viewer, class, display).await?;
    }
    let token = backend.store.open_projector(&viewer, class).await?;
    leptos_axum::redirect(&format!("/projector/{token}"));
    Ok(())
}

#[cfg(feature = "ssr")]
#[server(endpoint = "console/close")]
pub async fn close_door(class: ClassId) -> Result<(), AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    backend.store.close_door(&viewer, class).await?;
    Ok(())
}

/// Blanks the wall, or shows it again.
#[cfg(feature = "ssr")]
#[server(endpoint = "console/cover")]
pub async fn cover(class: ClassId, covered: bool) -> Result<(), AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    backend.store.cover(&viewer, class, covered).await?;
    Ok(())
}

/// Puts a scene on the wall, turns its sheet, runs its timer. `act` as [`domain::stage::StageAct::named`] reads it.
#[cfg(feature = "ssr")]
#[server(endpoint = "console/stage")]
pub async fn stage(class: ClassId, act: String) -> Result<(), AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let act = domain::stage::StageAct::named(&act).ok_or(domain::refusal::Refusal::NotFound)?;
    Ok(backend.store.stage(&viewer, class, act).await?)
}

#[cfg(feature = "ssr")]
#[server(endpoint = "prompts/close")]
pub async fn close_prompt(prompt: PromptId) -> Result<(), AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    Ok(backend.store.close_prompt(&viewer, prompt).await?)
}

/// `what` is `undo_claim`, `reset_pin` or `unlock`.
#[cfg(feature = "ssr")]
#[server(endpoint = "console/help-in")]
pub async fn help_in(class: ClassId, student: PersonId, what: String) -> Result<(), AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    match what.as_str() {
        "undo_claim" => backend.store.undo_claim(&viewer, class, student).await?,
        "reset_pin" => backend.store.reset_pin(&viewer, class, student).await?,
        _ => backend.store.unlock(&viewer, class, student).await?,
    }
    Ok(())
}

/// Suggests a pair: the newest version of `after`, and `before`: another piece's newest version, or the first of the same piece.
#[cfg(feature = "ssr")]
#[server(endpoint = "growth/suggest")]
pub async fn suggest_growth(before: ReflectionId, after: ReflectionId) -> Result<(), AppError> {
    use domain::refusal::Refusal;
    let (viewer, backend) = crate::backend::begin().await?;
    let (after_piece, _) = backend.store.piece_for_staff(&viewer, after).await?;
    let (before_piece, _) = backend.store.piece_for_staff(&viewer, before).await?;
    let newest = after_piece.piece.versions.first().ok_or(Refusal::NotFound)?;
    let earlier =
        if before == after { before_piece.piece.versions.last() } else { before_piece.piece.versions.first() };
    let earlier = earlier.ok_or(Refusal::NotFound)?;
    backend.store.suggest_growth(&viewer, after_piece.piece.student, earlier.id, newest.id).await?;
    Ok(())
}

/// Single keys on or off, on this device.
#[cfg(feature = "ssr")]
#[server(endpoint = "console/keys")]
pub async fn set_keys(#[server(default)] keys: bool) -> Result<bool, AppError> {
    cookies::keep("waymark-keys", if keys { "on" } else { "off" });
    Ok(keys)
}

/// The line at the bell was read.
#[cfg(feature = "ssr")]
#[server(endpoint = "console/bell")]
pub async fn heard_bell(session: SessionId) -> Result<(), AppError> {
    cookies::keep("waymark-bell", &session.to_string());
    Ok(())
}

/// What Leptos wrote into the address of the page that is being made, when it sent a form back to it.
#[cfg(feature = "ssr")]
fn posted() -> Option<Posted> {
    use crate::address::asked;
    use leptos::server_fn::error::ServerFnUrlError;
    let (to, error) = (asked("__path")?, asked("__err")?);
    // Nothing else from an address.
    at::ALL.contains(&to.as_str()).then(|| Posted { to, error: ServerFnUrlError::decode_err(&error) })
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::server_fn::ServerFn;

    use super::*;

    #[test]
    fn forms_go_where_the_functions_are() {
        let functions = [
            SaveReply::PATH,
            SendReply::PATH,
            MarkRead::PATH,
            SendNote::PATH,
            SetWall::PATH,
            Start::PATH,
            CloseDoor::PATH,
            Cover::PATH,
            Stage::PATH,
            ClosePrompt::PATH,
            HelpIn::PATH,
            SuggestGrowth::PATH,
            SetKeys::PATH,
            HeardBell::PATH,
        ];
        assert_eq!(at::ALL, functions);
    }
}
