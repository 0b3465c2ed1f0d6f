use leptos::prelude::*;
use maud::{Markup, html};

use super::shown;

/// The picture beside a name. The name stands beside it, so the picture is silent; a small one comes after the words, whose first paint it would
/// keep waiting.
pub fn avatar(picture: &str, small: bool) -> Markup {
    let size = if small { "28" } else { "40" };
    html! {
        span class=(if small { "avatar small" } else { "avatar" }) {
            @if domain::roster::PICTURES.contains(&picture) {
                img src={ "/pictures/" (picture) ".svg" } alt="" width=(size) height=(size) loading=[small.then_some("lazy")];
            }
        }
    }
}

#[component]
pub fn Avatar(#[prop(into)] picture: String, #[prop(optional)] small: bool) -> impl IntoView {
    shown(avatar(&picture, small))
}
