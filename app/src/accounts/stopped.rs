use leptos::prelude::*;

use super::Bar;
use crate::error::AppError;
use crate::messages::sentence;
use crate::t;

/// Something was not done, and no form is there to say it beside.
#[component]
pub fn Stopped(error: AppError) -> impl IntoView {
    view! {
        <Bar/>
        <main id="main" class="page narrow stack">
            <h1>{t!("accounts.stopped_title")}</h1>
            <p class="lead">{sentence(&error.sentence())}</p>
            <p><a class="button" href="/">{t!("ui.to_start")}</a></p>
        </main>
    }
}
