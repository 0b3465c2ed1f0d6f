use domain::reflections::Turn;
use leptos::prelude::*;
use maud::{Markup, html};

use super::{IconName, icon, shown};

/// Whose turn it is, in words.
pub fn banner(turn: Turn, words: &str) -> Markup {
    let (whose, name) = match turn {
        Turn::Student => ("yours", IconName::Hand),
        Turn::Teacher => ("theirs", IconName::Clock),
        Turn::Nobody => ("nobody", IconName::CircleCheck),
    };
    html! { div.turn data-turn=(whose) { (icon(name)) p { (words) } } }
}

#[component]
pub fn Banner(turn: Turn, #[prop(into)] words: String) -> impl IntoView {
    shown(banner(turn, &words))
}
