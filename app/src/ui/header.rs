use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};

use super::{avatar, cairn, shown};
use crate::t;

pub fn skip_link() -> AnyView {
    // The browser moves on in the page, and the focus with it; the router would only scroll.
    shown(html! { a.skip href="#main" { (t!("ui.skip")) } })
}

#[component]
pub fn SkipLink() -> impl IntoView {
    skip_link()
}

/// Who is signed in, as the bar shows them.
#[derive(Clone, Copy, Default)]
pub struct Whose<'a> {
    pub name: &'a str,
    pub picture: &'a str,
    pub page: &'a str,
}

/// The bar on top: the mark and the place it leads from; on the other side `end` (the status pill) and the person.
pub fn header(home: &str, place: &str, person: Whose, end: Markup) -> Markup {
    html! {
        header.header {
            a.header-mark href=(home) { (cairn()) span.header-name { "Waymark" } }
            @if !place.is_empty() { p.pill.header-place dir="auto" { (place) } }
            div.header-end {
                (end)
                @if !person.name.is_empty() {
                    a.header-person href=(person.page) {
                        @if !person.picture.is_empty() { (avatar(person.picture, true)) }
                        span dir="auto" { (person.name) }
                    }
                }
            }
        }
    }
}

/// The bar of a plain page; `children` stand before the person.
#[component]
pub fn Header(
    #[prop(into)] home: String,
    #[prop(optional, into)] place: String,
    #[prop(optional, into)] person: String,
    #[prop(optional, into)] picture: String,
    #[prop(optional, into)] person_page: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let whose = Whose { name: &person, picture: &picture, page: &person_page };
    let end = children.map(|children| PreEscaped(children().to_html())).unwrap_or_default();
    shown(header(&home, &place, whose, end))
}
