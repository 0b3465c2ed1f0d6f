//! The document around the live pages: head, style sheet, the browser's table of words, and the scripts that bring it alive.

use domain::comfort::{Comfort, Contrast, Letters, Motion, Spacing};
use domain::viewer::Viewer;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::assets;
use crate::backend::Site;
use crate::clock_face::TimeZone;
use crate::code::{Code, is_kept};
use crate::messages::{self, Locale};
use crate::plain::AskedPart;
use crate::plain::LeftAlone;
use crate::plain::{ComfortSheet, FirstLetters};
use crate::routes::{App, Opened, Page};

/// How the reader likes it, from their preferences or their device.
#[derive(Clone, Debug, Default)]
pub struct Looks {
    /// `light`, `dark`, or empty for what the device prefers.
    pub theme: String,
    pub comfort: Comfort,
    /// Names the shared stream of this sign-in's tabs; another sign-in has another.
    pub feed: String,
    /// See [`LeftAlone`].
    pub idle_minutes: Option<u16>,
    /// Who is signed in, for whom this device keeps what is not sent yet. Empty for nobody.
    pub me: String,
    /// One of the youngest students': pictures first.
    pub early: bool,
}

pub fn shell(options: LeptosOptions, site: std::sync::Arc<Site>) -> impl IntoView {
    let locale = use_context::<Locale>().unwrap_or_default();
    let zone = use_context::<TimeZone>().unwrap_or_default().0;
    let looks = use_context::<Looks>().unwrap_or_default();
    let (whose, idle_minutes) = (whose(), looks.idle_minutes);
    let early = looks.early;
    let theme = (!looks.theme.is_empty()).then_some(looks.theme);
    let comfort = looks.comfort;
    let me = (!looks.me.is_empty()).then_some(looks.me);
    let table = messages::address(locale, whose.words());
    let sheet = match whose {
        Whose::Student => assets::at("/pkg/student.css"),
        Whose::Teacher => assets::at("/pkg/teacher.css"),
        Whose::Goals => assets::at("/pkg/waymark.css"),
    };
    let asked = use_context::<AskedPart>();
    // From home a student goes on to write, or to a goal.
    let is_home = use_context::<Opened>().is_some_and(|opened| opened.page == Page::Home);
    let ahead = (is_home && !site.after_home.is_empty()).then(|| site.after_home.clone());
    let (words, kept) = (table.clone(), is_kept(&site));
    let nonce = leptos::nonce::use_nonce();
    view! {
        <!DOCTYPE html>
        <html lang=locale.lang() dir=locale.direction() data-theme=theme data-messages=table data-zone=zone
            data-feed=looks.feed data-build=site.build.clone() data-me=me
            data-letters=comfort.letters.map(Letters::name) data-spacing=comfort.spacing.map(Spacing::name)
            data-contrast=comfort.contrast.map(Contrast::name) data-motion=comfort.motion.map(Motion::name) data-early=early.then_some("")>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <script nonce=nonce.clone()>{assets::WAY_OUT}</script>
                <link rel="icon" href=assets::at("/favicon.svg") type="image/svg+xml"/>
                <link rel="apple-touch-icon" href=assets::at("/icons/apple-touch-icon.png")/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <FirstLetters locale comfort kept/>
                <link rel="stylesheet" href=sheet/>
                <ComfortSheet comfort/>
                {early.then(|| view! {
                    <link rel="stylesheet" href=assets::at("/pkg/early.css")/>
                    <script src=assets::at("/early.js") defer nonce=nonce.clone()></script>
                })}
                {(whose != Whose::Teacher).then(|| view! { <script src=assets::at("/say.js") type="module" nonce=nonce.clone()></script> })}
                <script src=assets::at("/live.js") defer nonce=nonce.clone()></script>
                {asked.is_some().then(|| view! { <script src=assets::at("/asked.js") defer nonce=nonce.clone()></script> })}
                <AutoReload options=options.clone()/>
                <Code options words kept/>
                <LeftAlone minutes=idle_minutes/>
                <MetaTags/>
            </head>
            <body data-prefetch=ahead>
                <App/>
                // After everything that comes alive, which knows nothing of it.
                // Said together with the question: see `write_head`.
                {early.then(|| view! { <p id="early-how" hidden>{crate::t!("early.how_write")}</p> })}
                {asked.map(|part| view! { <div class="asked-place" inner_html=part.0></div> })}
            </body>
        </html>
    }
}

/// Whose page it is, by its address and who asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Student,
    /// A student's goals: no page leads there but by its own address, so its words and styles come with it.
    Goals,
    Teacher,
}

impl Whose {
    fn words(self) -> messages::Whose {
        match self {
            Self::Student => messages::Whose::Student,
            Self::Goals => messages::Whose::Goals,
            Self::Teacher => messages::Whose::Teacher,
        }
    }
}

fn whose() -> Whose {
    let parts = use_context::<axum::http::request::Parts>();
    let signed_in = parts.as_ref().and_then(|parts| parts.extensions.get::<Viewer>()).and_then(Viewer::signed_in);
    let is_at = |place: &str| parts.as_ref().is_some_and(|parts| parts.uri.path().starts_with(place));
    match signed_in {
        Some(me) if !me.staff && is_at("/goal") => Whose::Goals,
        Some(me) if !me.staff => Whose::Student,
        _ => Whose::Teacher,
    }
}
