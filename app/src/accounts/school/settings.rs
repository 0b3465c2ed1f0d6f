use domain::id::SchoolId;
use domain::schools::{IDLE_MINUTES, SchoolDraft};
use leptos::prelude::*;

use crate::accounts::{Pick, Trouble, ZonePick, at};
use crate::error::AppError;
use crate::messages::LANGUAGES;
use crate::t;
use crate::ui::Field;

#[component]
pub fn Settings(id: SchoolId, draft: SchoolDraft, error: Option<AppError>) -> impl IntoView {
    let languages = LANGUAGES.map(|(tag, name)| (tag.to_owned(), name.to_owned())).to_vec();
    let idle = IDLE_MINUTES.map(|n| (n.to_string(), t!("school.idle_minutes", n = n))).to_vec();
    view! {
        <form class="card stack" method="post" action=format!("/school/{id}/settings") aria-labelledby="settings">
            <h2 id="settings">{t!("school.settings")}</h2>
            <Trouble error=error.clone()/>
            <Field name="name" label=t!("school.name") value=draft.name autocomplete="organization" problem=at(&error, "name")/>
            <ZonePick value=draft.time_zone problem=at(&error, "time_zone")/>
            <Pick name="locale" label=t!("school.language") hint=t!("school.language_hint") options=languages languages=true
                value=draft.locale problem=at(&error, "locale")/>
            <Pick name="idle_minutes" label=t!("school.idle") hint=t!("school.idle_hint") options=idle value=draft.idle_minutes
                problem=at(&error, "idle_minutes")/>
            <label class="choice block">
                <input type="checkbox" name="open_sign_up" value="yes" checked=draft.open_sign_up/>
                <span>{t!("school.open_sign_up")}<small>{t!("school.open_sign_up_hint")}</small></span>
            </label>
            <div><button class="button">{t!("school.keep")}</button></div>
        </form>
    }
}
