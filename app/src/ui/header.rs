use leptos::prelude::*;

use super::{Avatar, Cairn};
use crate::t;

#[component]
pub fn SkipLink() -> impl IntoView {
    view! { <a class="skip" href="#main">{t!("ui.skip")}</a> }
}

/// The bar on top: the mark, the place, and on the other side what `end` brings (the status pill) and the person.
#[component]
pub fn Header(
    #[prop(into)] home: String,
    #[prop(optional, into)] place: String,
    #[prop(optional, into)] person: String,
    #[prop(optional, into)] picture: String,
    #[prop(optional, into)] person_page: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="header">
            <a class="header-mark" href=home rel="external"><Cairn/><span class="header-name">"Waymark"</span></a>
            {(!place.is_empty()).then(|| view! { <p class="pill header-place" dir="auto">{place}</p> })}
            <div class="header-end">
                {children.map(|children| children())}
                {(!person.is_empty()).then(|| view! {
                    <a class="header-person" href=person_page rel="external">
                        {(!picture.is_empty()).then(|| view! { <Avatar picture small=true/> })}
                        <span dir="auto">{person}</span>
                    </a>
                })}
            </div>
        </header>
    }
}
