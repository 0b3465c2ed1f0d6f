//! Plain pages: rendered by a function, without WASM and without waiting for anything. A [`Page`] is a title and a body; [`Reader`] is
//! what is known about who reads it. They carry the small style sheet and one small script (`/plain.js`) that adds what HTML
//! alone cannot; without it every form still works.

mod asks_waiting;
mod choice_parts;
mod foot;
mod invitations;
mod invited;
mod picture_name;
mod portfolios_shown;
mod proposals_waiting;
mod shelves_waiting;
mod staff_header;
mod talks_waiting;

pub use asks_waiting::AsksWaiting;
pub use choice_parts::{axis_name, earlier, helped_groups, mode_name, outcome_name, picks, template_name};
pub use foot::Foot;
pub use invitations::Invitations;
pub use invited::Invited;
pub use picture_name::picture_name;
pub use portfolios_shown::PortfoliosShown;
pub use proposals_waiting::ProposalsWaiting;
pub use shelves_waiting::ShelvesWaiting;
pub use staff_header::{StaffHeader, StaffPlace};
pub use talks_waiting::TalksWaiting;

use leptos::prelude::*;
use leptos::tachys::view::RenderHtml;

use crate::clock_face::TimeZone;
use crate::messages::Locale;
use crate::t;
use crate::ui::SkipLink;

/// Who reads the page, as far as the page's looks depend on it.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    pub locale: Locale,
    /// `light`, `dark`, or empty for what the device prefers.
    pub theme: String,
    pub time_zone: String,
}

/// Renders a plain page. `body` is everything inside `<body>`: its header and its `<main id="main">`.
pub fn page<V: IntoView>(reader: &Reader, title: &str, body: impl FnOnce() -> V) -> String {
    page_ahead(reader, title, None, body)
}

/// The same, and while its reader is busy the browser fetches `ahead` (addresses, with blanks between): see `/plain.js`.
pub fn page_ahead<V: IntoView>(
    reader: &Reader,
    title: &str,
    ahead: Option<String>,
    body: impl FnOnce() -> V,
) -> String {
    document(reader, title, ahead, None, body)
}

/// Where a live page has heard up to, and what concerns it. When that changes, the browser gets the page again and puts it in place of
/// the old one, around what is typed and focused: see `/plain.js`.
#[derive(Clone, Debug)]
pub struct Live {
    pub cursor: String,
    /// Kinds of changes, with blanks between.
    pub hears: &'static str,
    /// Names the stream that the tabs of this sign-in share, as on the pages with WASM.
    pub feed: String,
    pub build: String,
}

/// A plain page that follows what happens.
pub fn live_page<V: IntoView>(reader: &Reader, title: &str, live: Live, body: impl FnOnce() -> V) -> String {
    document(reader, title, None, Some(live), body)
}

fn document<V: IntoView>(
    reader: &Reader,
    title: &str,
    ahead: Option<String>,
    live: Option<Live>,
    body: impl FnOnce() -> V,
) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(reader.locale);
        provide_context(TimeZone(reader.time_zone.clone()));
        let theme = (!reader.theme.is_empty()).then(|| reader.theme.clone());
        let title = if title.is_empty() { "Waymark".to_owned() } else { format!("{title} · Waymark") };
        // As a child it would be followed by a marker that browsers read as part of the title.
        let title = title.replace('&', "&amp;").replace('<', "&lt;");
        let (cursor, hears, feed, build) = match live {
            Some(live) => (Some(live.cursor), Some(live.hears), Some(live.feed), Some(live.build)),
            None => (None, None, None, None),
        };
        let html = view! {
            <html lang=reader.locale.0 dir=reader.locale.direction() data-theme=theme data-feed=feed data-build=build>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <title inner_html=title></title>
                    <meta name="description" content=t!("ui.description")/>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                    <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png"/>
                    <link rel="manifest" href="/manifest.webmanifest"/>
                    <link rel="preload" href="/fonts/atkinson-latin.woff2" r#as="font" type="font/woff2" crossorigin="anonymous"/>
                    <link rel="stylesheet" href="/pkg/plain.css"/>
                    {cursor.is_some().then(|| view! { <script src="/live.js" defer></script> })}
                    <script src="/plain.js" defer></script>
                </head>
                <body data-prefetch=ahead data-live=cursor data-hears=hears>
                    <SkipLink/>
                    {body()}
                </body>
            </html>
        }
        .to_html();
        format!("<!DOCTYPE html>{html}")
    })
}
