//! The teacher's console: who is here, what came in, and the answer beside it. A composer: it may import features.
//!
//! Like a student's pages it is a text made from what is [`known`](known::Known), the same on both sides and patched in place
//! (docs/decisions/0006-shown-and-heard.md). Nothing in it listens: what is pressed, typed and sent anywhere in it is heard by the
//! [`desk`] and its [`acts`]. So every form is a form first.
//!
//! What is open and what is filtered stand in the address, so every link works before the WASM does, and a reload or the back
//! button come to the same place.

#[cfg(feature = "hydrate")]
mod acts;
pub mod api;
mod area;
mod bar;
#[cfg(feature = "ssr")]
mod bell;
#[cfg(feature = "hydrate")]
mod browser;
mod cover;
#[cfg(feature = "hydrate")]
mod desk;
mod here;
mod inbox;
mod keys;
mod known;
mod page;
mod reply;
#[cfg(feature = "ssr")]
mod stage;
mod start;

#[cfg(feature = "ssr")]
use leptos::prelude::AnyView;

/// Parts of the room: the line at the bell, and the question before the wall opens.
#[cfg(feature = "ssr")]
pub use self::bell::bell_line;
#[cfg(feature = "ssr")]
use self::known::Address;
#[cfg(feature = "ssr")]
pub use self::start::start_dialog;
#[cfg(feature = "ssr")]
use crate::offline::Text;
use crate::routes::Attend;

/// The page is the server's; in the browser there is a desk at it, which makes its parts again (docs/decisions/0060-the-console-has-a-desk.md).
#[leptos::lazy]
pub fn console_page() -> Attend {
    #[cfg(feature = "hydrate")]
    return desk::attend;
    #[cfg(not(feature = "hydrate"))]
    |_| {}
}

/// What the console of a class is made of, with the piece that the address asks for.
#[cfg(feature = "ssr")]
pub async fn read(class: domain::id::ClassId) -> Result<Text, crate::error::AppError> {
    let Address { piece, back, .. } = Address::here();
    api::read_console(class, piece, back).await
}

#[cfg(feature = "ssr")]
pub fn show(text: &Text) -> Option<AnyView> {
    text.read().map(page::console)
}

/// Adds what stands around the words of a piece on the console, and beside its answer, to what it shows.
#[cfg(feature = "ssr")]
pub fn add_history(shown: &mut std::collections::BTreeMap<String, String>, history: &domain::reflections::History) {
    inbox::history::add_to(shown, history);
    if history.is_here {
        let pair = reply::growth::growth_fold(&history.piece, &history.theirs);
        shown.insert("pair".into(), pair.into_string());
    }
}
