//! What a page's head brings for its reader's comfort. Whoever has chosen nothing pays nothing: the sheet and the other letters are fetched
//! only by those who chose them.

use domain::comfort::Comfort;
use leptos::prelude::*;

use crate::assets;
use crate::messages::Locale;

/// The letters that the page begins with, before its style sheet asks for them.
#[component]
pub fn FirstLetters(locale: Locale, comfort: Comfort) -> impl IntoView {
    let letters = match (comfort.letters, locale.has_our_letters()) {
        (Some(_), _) => Some(assets::at("/fonts/opendyslexic-400.woff2")),
        (None, true) => Some(assets::at("/fonts/atkinson-latin.woff2")),
        (None, false) => None,
    };
    letters.map(
        |letters| view! { <link rel="preload" href=letters r#as="font" type="font/woff2" crossorigin="anonymous"/> },
    )
}

/// Comes after the page's own sheet.
#[component]
pub fn ComfortSheet(comfort: Comfort) -> impl IntoView {
    (!comfort.is_usual()).then(|| view! { <link rel="stylesheet" href=assets::at("/pkg/comfort.css")/> })
}
