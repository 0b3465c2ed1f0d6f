//! What a page's head brings for its reader's comfort. Whoever has chosen nothing pays nothing: the sheet and the other letters are fetched
//! only by those who chose them.

use domain::comfort::Comfort;
use leptos::prelude::*;

use crate::assets;
use crate::messages::Locale;

/// The letters that the page begins with, before its style sheet asks for them. Those of headings are a second file: on the line it would keep
/// the words waiting, where it is `kept` on the device it spares the page a second layout.
#[component]
pub fn FirstLetters(locale: Locale, comfort: Comfort, kept: bool) -> impl IntoView {
    let files: &[&str] = match (comfort.letters, locale.has_our_letters()) {
        (Some(_), _) => &["/fonts/opendyslexic-400.woff2"],
        (None, true) if kept => &["/fonts/atkinson-latin.woff2", "/fonts/bricolage-latin.woff2"],
        (None, true) => &["/fonts/atkinson-latin.woff2"],
        (None, false) => &[],
    };
    files
        .iter()
        .map(|name| view! { <link rel="preload" href=assets::at(name) r#as="font" type="font/woff2" crossorigin="anonymous"/> })
        .collect_view()
}

/// Comes after the page's own sheet.
#[component]
pub fn ComfortSheet(comfort: Comfort) -> impl IntoView {
    (!comfort.is_usual()).then(|| view! { <link rel="stylesheet" href=assets::at("/pkg/comfort.css")/> })
}
