use leptos::prelude::*;

use crate::console::desk::desk;
use crate::t;
use crate::ui::{Icon, IconName};

/// Whether feedback was usable, for the class as a whole, with what the figure means. Never projected.
#[component]
pub fn RateFold() -> impl IntoView {
    let desk = desk();
    let rate = Memo::new(move |_| desk.live.with(|view| view.rate));
    let figure = move || match rate.get().percent() {
        Some(percent) => t!("console.rate", percent = percent, n = rate.get().asked),
        None => t!("console.rate_too_few"),
    };
    view! {
        <details class="fold">
            <summary><Icon name=IconName::Footprints/>{t!("console.rate_title")}</summary>
            <div class="fold-body stack tight">
                <p><strong>{figure}</strong></p>
                <p class="small quiet-text">{t!("console.rate_definition")}</p>
            </div>
        </details>
    }
}
