use leptos::prelude::*;

use crate::ui::{Icon, IconName};

const COLOURS: [&str; 15] = [
    "ground",
    "surface",
    "sunk",
    "line",
    "edge",
    "ink",
    "ink-2",
    "accent",
    "accent-soft",
    "goals",
    "choice",
    "inquiry",
    "reflection",
    "notice",
    "notice-soft",
];

#[component]
pub fn Colours() -> impl IntoView {
    let swatches = COLOURS.map(|name| view! { <li class=format!("swatch swatch-{name}")>{name}</li> });
    view! { <section><h3>"Colour"</h3><ul class="swatches">{swatches.into_iter().collect_view()}</ul></section> }
}

#[component]
pub fn Type() -> impl IntoView {
    view! {
        <section>
            <h3>"Type"</h3>
            <p class="display">"Display: Bricolage Grotesque"</p>
            <p class="lead">"Lead: what a page is for."</p>
            <p>"Text, with "<a href="#main">"a link"</a>", "<strong>"weight"</strong>" and "<kbd>"K"</kbd>"."</p>
            <p class="small quiet-text">"Small and quiet."</p>
        </section>
    }
}

#[component]
pub fn Buttons() -> impl IntoView {
    view! {
        <section>
            <h3>"Buttons"</h3>
            <div class="row">
                <button class="button primary" type="button">"The next step"</button>
                <button class="button" type="button">"Another"</button>
                <button class="button quiet" type="button"><Icon name=IconName::Undo/>"Quiet"</button>
                <button class="button" type="button" aria-pressed="true"><Icon name=IconName::Check/>"Pressed"</button>
                <button class="button" type="button" disabled=true>"Not now"</button>
                <button class="button big" type="button">"Big"</button>
                <button class="button" type="button">"Hint "<kbd>"H"</kbd></button>
            </div>
        </section>
    }
}
