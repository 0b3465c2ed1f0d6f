use leptos::prelude::*;
use maud::{Markup, html};

use super::{avatar, cairn, shown};
use crate::t;

#[component]
pub fn SkipLink() -> impl IntoView {
    // The browser moves on in the page, and the focus with it; the router would only scroll.
    shown(html! { a.skip href="#main" rel="external" { (t!("ui.skip")) } })
}

/// The mark on the bar's near side, and the place it leads from.
fn near(home: &str, place: &str) -> [Markup; 2] {
    let mark = html! { a.header-mark href=(home) rel="external" { (cairn()) span.header-name { "Waymark" } } };
    [mark, html! { @if !place.is_empty() { p.pill.header-place dir="auto" { (place) } } }]
}

fn whose(person: &str, picture: &str, page: &str) -> Markup {
    html! {
        @if !person.is_empty() {
            a.header-person href=(page) rel="external" {
                @if !picture.is_empty() { (avatar(picture, true)) }
                span dir="auto" { (person) }
            }
        }
    }
}

/// The bar on top: the mark, the place, and on the other side what `children` bring (the status pill) and the person.
#[component]
pub fn Header(
    #[prop(into)] home: String,
    #[prop(optional, into)] place: String,
    #[prop(optional, into)] person: String,
    #[prop(optional, into)] picture: String,
    #[prop(optional, into)] person_page: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let [mark, place] = near(&home, &place);
    let person = whose(&person, &picture, &person_page);
    match children {
        None => shown(html! { header.header { (mark) (place) div.header-end { (person) } } }),
        Some(children) => view! {
            <header class="header">
                {shown(mark)}
                {shown(place)}
                <div class="header-end">{children()}{shown(person)}</div>
            </header>
        }
        .into_any(),
    }
}
