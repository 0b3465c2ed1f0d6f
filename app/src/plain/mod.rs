//! Plain pages: rendered by a function, without WASM and without waiting for anything. A [`Page`] is a title and a body; [`Reader`] is
//! what is known about who reads it. They carry the small style sheet and one small script (`/plain.js`) that adds what HTML
//! alone cannot; without it every form still works.

mod acts;
mod ago;
mod alone;
mod asked;
mod asks_waiting;
mod audiences_waiting;
mod brought_stands;
mod choice_parts;
mod comfort_head;
mod criteria_grown;
mod data_grown;
mod evidence_parts;
mod foot;
mod goal_changes;
mod inquiries_waiting;
mod inquiry_parts;
mod invitations;
mod invited;
mod left_alone;
mod measure_parts;
mod own_form;
mod path;
mod picture_name;
mod plotted;
mod portfolios_shown;
mod proposals_waiting;
mod public_copy;
mod public_page;
mod questions_waiting;
mod replies_waiting;
mod round_parts;
mod rubric_parts;
mod scene_parts;
mod second_look;
mod shaping;
mod shelves_waiting;
mod staff_header;
mod talks_waiting;
mod who_can_see;

pub use acts::{fold, form, form_of_deeds, press};
pub use ago::ago_words;
pub use alone::alone;
pub use asked::{AskedPart, asked_line};
pub use asks_waiting::AsksWaiting;
pub use audiences_waiting::AudiencesWaiting;
pub use brought_stands::brought_stands;
pub use choice_parts::{axis_name, earlier, helped_groups, mode_name, outcome_name, picks, template_name};
pub use comfort_head::{ComfortSheet, FirstLetters};
pub use criteria_grown::criteria_grown;
pub use data_grown::data_grown;
pub use evidence_parts::{evidence_body, evidence_label, evidence_options, goal_for, source_name, thing};
pub use foot::Foot;
pub use goal_changes::goal_changes;
pub use inquiries_waiting::InquiriesWaiting;
pub use inquiry_parts::{
    inquiry_stage, inquiry_standing, perspective, reply_icon, reply_kind, report_reason, research_note, thought,
    trust_name,
};
pub use invitations::Invitations;
pub use invited::Invited;
pub use left_alone::{LeftAlone, LeftAloneOffline};
pub use measure_parts::{amount as measure_amount, chart, measure_kind, measure_notes, points_table};
pub use own_form::{button, done_line, own_form};
pub use path::path_picture;
pub use picture_name::picture_name;
pub use portfolios_shown::PortfoliosShown;
pub use proposals_waiting::ProposalsWaiting;
pub use public_copy::copy_of;
pub use public_page::public_page;
pub use questions_waiting::QuestionsWaiting;
pub use replies_waiting::RepliesWaiting;
pub use round_parts::{clock, focus, kind_name, line, rules, shared, step_name, step_words, steps};
pub use rubric_parts::{
    Looking, criteria_list, made_with_class, rating_fields, rating_form, stand_name, stood_name, version_sides,
    version_things,
};
pub use scene_parts::{WallFiles, confidence_name, scene, scene_name, stones, word_name};
pub use second_look::{marked, marked_words};
pub use shaping::shaping;
pub use shelves_waiting::ShelvesWaiting;
pub use staff_header::{StaffHeader, StaffPlace};
pub use talks_waiting::TalksWaiting;
pub use who_can_see::{open_line, unread, who_can_see};

use domain::comfort::{Comfort, Contrast, Letters, Motion, Spacing};
use leptos::prelude::*;
use leptos::tachys::view::{Position, RenderHtml};
use maud::{Markup, html};

use crate::assets;
use crate::clock_face::TimeZone;
use crate::messages::Locale;
use crate::shell::Looks;
use crate::t;
use crate::ui::SkipLink;

const DOCTYPE: &str = "<!DOCTYPE html>";

/// Filled by its script with what somebody was writing when what it was about went away (/live.js).
fn left_words() -> Markup {
    html! {
        div.page hidden role="status" {
            section #left-words.card.stack.tight aria-labelledby="left-words-title" {
                h2 #left-words-title { (t!("shelf.unsent")) }
                p.field-hint { (t!("shelf.unsent_hint")) }
            }
        }
    }
}

/// Who reads the page, as far as the page's looks depend on it.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    pub locale: Locale,
    /// `light`, `dark`, or empty for what the device prefers.
    pub theme: String,
    pub comfort: Comfort,
    pub time_zone: String,
    /// See [`LeftAlone`].
    pub idle_minutes: Option<u16>,
    /// A student's: the wall of their class may ask something of them.
    pub student: bool,
    /// Who is signed in, for whom this device keeps what is not sent yet. Empty for nobody.
    pub me: String,
    /// One of the youngest, or whoever comes into a class of theirs: pictures first.
    pub early: bool,
}

impl Reader {
    /// The same reader in the language with this tag, if it is one of ours.
    pub fn in_language(mut self, tag: &str) -> Self {
        self.locale = Locale::named(tag).unwrap_or(self.locale);
        self
    }
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
    document(reader, title, Brings::All { ahead, live: None }, body)
}

/// A page that is painted before it brings anything: its own small sheet, and a script that fetches the rest afterwards (`/offline.js`).
pub fn page_from_cold<V: IntoView>(reader: &Reader, title: &str, body: impl FnOnce() -> V) -> String {
    document(reader, title, Brings::Afterwards, body)
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

/// A plain page that follows what happens; `ahead` as for [`page_ahead`].
pub fn live_page<V: IntoView>(
    reader: &Reader,
    title: &str,
    live: Live,
    ahead: Option<String>,
    body: impl FnOnce() -> V,
) -> String {
    document(reader, title, Brings::All { ahead, live: Some(live) }, body)
}

/// What a page's head brings.
enum Brings {
    All { ahead: Option<String>, live: Option<Live> },
    Afterwards,
}

fn document<V: IntoView>(reader: &Reader, title: &str, brings: Brings, body: impl FnOnce() -> V) -> String {
    let (at_once, ahead, live) = match brings {
        Brings::All { ahead, live } => (true, ahead, live),
        Brings::Afterwards => (false, None, None),
    };
    alone(|| {
        provide_context(reader.locale);
        provide_context(TimeZone(reader.time_zone.clone()));
        // What of it the parts of a page ask for: see `ui::is_early`.
        provide_context(Looks { early: reader.early, ..Looks::default() });
        let theme = (!reader.theme.is_empty()).then(|| reader.theme.clone());
        let comfort = reader.comfort;
        let me = (!reader.me.is_empty()).then(|| reader.me.clone());
        let title = if title.is_empty() { "Waymark".to_owned() } else { format!("{title} · Waymark") };
        // As a child it would be followed by a marker that browsers read as part of the title.
        let title = title.replace('&', "&amp;").replace('<', "&lt;");
        let asks = reader.student && live.is_some();
        let (cursor, hears, feed, build) = match live {
            Some(live) => (Some(live.cursor), Some(live.hears), Some(live.feed), Some(live.build)),
            None => (None, None, None, None),
        };
        let page = view! {
            <html lang=reader.locale.lang() dir=reader.locale.direction() data-theme=theme data-feed=feed data-build=build data-me=me
                data-letters=comfort.letters.map(Letters::name) data-spacing=comfort.spacing.map(Spacing::name)
                data-contrast=comfort.contrast.map(Contrast::name) data-motion=comfort.motion.map(Motion::name) data-early=reader.early.then_some("")>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <title inner_html=title></title>
                    <meta name="description" content=t!("ui.description")/>
                    <link rel="icon" href=assets::at("/favicon.svg") type="image/svg+xml"/>
                    <link rel="apple-touch-icon" href=assets::at("/icons/apple-touch-icon.png")/>
                    <link rel="manifest" href="/manifest.webmanifest"/>
                    {at_once.then(|| view! { <FirstLetters locale=reader.locale comfort kept=false/> })}
                    <link rel="stylesheet" href=assets::at(if at_once { "/pkg/plain.css" } else { "/pkg/cold.css" })/>
                    <ComfortSheet comfort/>
                    {reader.early.then(|| view! {
                        <link rel="stylesheet" href=assets::at("/pkg/early.css")/>
                        <script src=assets::at("/early.js") defer></script>
                    })}
                    {cursor.is_some().then(|| view! { <script src=assets::at("/live.js") defer></script> })}
                    {asks.then(|| view! { <script src=assets::at("/asked.js") defer></script> })}
                    <script src=assets::at(if at_once { "/plain.js" } else { "/offline.js" }) defer></script>
                    <LeftAlone minutes=reader.idle_minutes/>
                </head>
                <body data-prefetch=ahead data-live=cursor data-hears=hears>
                    <SkipLink/>
                    {cursor.is_some().then(|| crate::ui::shown(left_words()))}
                    {body()}
                    // Filled by its script; /home has it without one.
                    {asks.then(|| crate::ui::shown(asked_line(&[], None)))}
                </body>
            </html>
        };
        // What `to_html` does, behind the first words of a document: a page may be megabytes, and is not copied for them.
        let mut html = String::with_capacity(DOCTYPE.len() + page.html_len());
        html.push_str(DOCTYPE);
        page.to_html_with_buf(&mut html, &mut Position::FirstChild, true, false, vec![]);
        // Comes only where there is something to say. Only a student's pages and the way in of the youngest have that: no other is searched for it.
        if (reader.student || reader.early) && html.contains(" data-say=") {
            let says = format!(r#"<script type="module" src="{}"></script></head>"#, assets::at("/say.js"));
            html = html.replacen("</head>", &says, 1);
        }
        html
    })
}
