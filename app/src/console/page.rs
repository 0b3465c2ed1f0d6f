use domain::event::{Cursor, Delivery};
use domain::id::{PersonId, ReflectionId};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::api::ConsolePage;
use super::bar::Bar;
use super::bell::BellLine;
use super::cover::Covering;
use super::desk::Desk;
use super::here::HereColumn;
use super::inbox::InboxColumn;
use super::inbox::order::Show as Shows;
use super::keys::KeysDialog;
use super::reply::{ReplyColumn, Writing};
use super::start::StartDialog;
use crate::live::feed::{Source, use_feed};
use crate::ui::{SkipLink, title};

/// The whole page, once it is read.
#[component]
pub fn Console(page: ConsolePage) -> impl IntoView {
    let cursor: Cursor = page.cursor.parse().unwrap_or_default();
    let query = use_query_map();
    let show = Memo::new(move |_| Shows::named(&query.read().get("show").unwrap_or_default()));
    let student = Memo::new(move |_| query.read().get("student").and_then(|id| id.parse::<PersonId>().ok()));
    let desk = Desk::new(page, show, student);
    if query.read_untracked().get("piece").is_some() && desk.opened.with_untracked(Option::is_none) {
        desk.trouble.set(Some(Refusal::NotFound.into()));
    }
    provide_context(desk);
    provide_context(Writing(RwSignal::new(None)));
    let line = use_feed(Source::Person, &cursor, Delivery::read, move |delivery| desk.hear(delivery));
    follow_the_address(desk);
    #[cfg(feature = "hydrate")]
    super::keys::listen();

    title(desk.live.with_untracked(|view| [&view.class.name, " · Waymark"].concat()));
    view! {
        <SkipLink/>
        <Bar line=line.into()/>
        <main id="main" class="console">
            <HereColumn/>
            <InboxColumn/>
            <ReplyColumn/>
        </main>
        <BellLine/>
        <StartDialog/>
        <KeysDialog/>
        <Covering/>
        <p class="unseen" role="status" aria-live="polite" id="live">{move || desk.saying.get()}</p>
    }
}

/// The piece in the address is the one that is open.
fn follow_the_address(desk: Desk) {
    let query = use_query_map();
    let wanted = Memo::new(move |_| query.read().get("piece").and_then(|id| id.parse::<ReflectionId>().ok()));
    Effect::new(move |before: Option<Option<ReflectionId>>| {
        let wanted = wanted.get();
        match wanted {
            // The page came with it.
            Some(id) if before.is_none() && desk.is_open(id) => {}
            Some(id) if before != Some(Some(id)) => desk.open(id),
            None if before.flatten().is_some() => desk.shut(),
            _ => {}
        }
        wanted
    });
}
