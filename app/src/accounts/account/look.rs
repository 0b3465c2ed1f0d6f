use domain::accounts::{Preferences, Theme};
use leptos::prelude::*;

use crate::accounts::Pick;
use crate::messages::LANGUAGES;
use crate::t;

/// Theme, language and, for the staff, one-key shortcuts (`keys`: whether they are on).
#[component]
pub fn LookForm(preferences: Preferences, keys: Option<bool>) -> impl IntoView {
    let themes = [
        (None, "accounts.theme_device"),
        (Some(Theme::Light), "accounts.theme_light"),
        (Some(Theme::Dark), "accounts.theme_dark"),
    ];
    let themes = themes.map(|(theme, key)| {
        let value = theme.map(Theme::name).unwrap_or_default();
        view! {
            <label class="choice">
                <input type="radio" name="theme" value=value checked=preferences.theme == theme/><span>{t!(key)}</span>
            </label>
        }
    });
    let own = LANGUAGES.map(|(tag, name)| (tag.to_owned(), name.to_owned()));
    let languages = std::iter::once((String::new(), t!("accounts.language_device"))).chain(own).collect();
    let language = preferences.locale.map(|locale| locale.name()).unwrap_or_default();
    view! {
        <form class="card stack" method="post" action="/account/look">
            <h2>{t!("accounts.look")}</h2>
            <fieldset class="stack tight">
                <legend class="legend">{t!("accounts.theme")}</legend>
                <div class="choices">{themes.into_iter().collect_view()}</div>
            </fieldset>
            <Pick name="language" label=t!("accounts.language") options=languages value=language languages=true/>
            {keys.map(|on| view! {
                <fieldset class="stack tight">
                    <legend class="legend">{t!("accounts.in_console")}</legend>
                    <div class="choices-list">
                        <label class="choice">
                            <input type="checkbox" name="keys" value="yes" checked=on/>
                            <span>{t!("accounts.keys")}<small>{t!("accounts.keys_hint")}</small></span>
                        </label>
                    </div>
                </fieldset>
            })}
            <div><button class="button">{t!("accounts.keep")}</button></div>
        </form>
    }
}
