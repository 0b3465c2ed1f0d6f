use domain::reflections::Turn;
use leptos::prelude::*;

use super::{Icon, IconName};

/// Whose turn it is, in words.
#[component]
pub fn Banner(turn: Turn, children: Children) -> impl IntoView {
    let (whose, icon) = match turn {
        Turn::Student => ("yours", IconName::Hand),
        Turn::Teacher => ("theirs", IconName::Clock),
        Turn::Nobody => ("nobody", IconName::CircleCheck),
    };
    view! { <div class="turn" data-turn=whose><Icon name=icon/><p>{children()}</p></div> }
}
