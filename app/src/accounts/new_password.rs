use domain::accounts::{ResetView, SHORTEST_PASSWORD};
use leptos::prelude::*;

use super::{Bar, Trouble, at};
use crate::error::AppError;
use crate::plain::Foot;
use crate::t;
use crate::ui::Field;

/// For whoever forgot their password: one field. The email stands there for them, and for what remembers passwords.
#[component]
pub fn NewPassword(token: String, whose: ResetView, error: Option<AppError>) -> impl IntoView {
    view! {
        <Bar/>
        <main id="main" class="page narrow stack loose">
            <div class="stack tight">
                <h1>{t!("accounts.new_password_title")}</h1>
                <p class="lead" dir="auto">{t!("accounts.new_password_lead", name = whose.name)}</p>
            </div>
            <form class="stack" method="post" action=format!("/new-password/{token}")>
                <Trouble error=error.clone()/>
                <div class="field">
                    <label class="field-label" for="email">{t!("accounts.email")}</label>
                    <input class="input" id="email" type="email" readonly=true value=whose.email autocomplete="username" dir="auto"/>
                </div>
                <Field name="new" label=t!("accounts.new_password") hint=t!("accounts.password_hint", least = SHORTEST_PASSWORD)
                    kind="password" autocomplete="new-password" problem=at(&error, "new")/>
                <p class="quiet-text small">{t!("accounts.password_everywhere")}</p>
                <button class="button primary big">{t!("accounts.keep_password")}</button>
            </form>
        </main>
        <Foot/>
    }
}

/// The link leads nowhere (any more).
#[component]
pub fn NewPasswordGone() -> impl IntoView {
    view! {
        <Bar/>
        <main id="main" class="page narrow stack">
            <h1>{t!("accounts.link_gone_title")}</h1>
            <p class="lead">{t!("accounts.link_gone")}</p>
            <p><a class="button" href="/sign-in">{t!("accounts.sign_in")}</a></p>
        </main>
        <Foot/>
    }
}
