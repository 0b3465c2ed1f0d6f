use domain::accounts::SHORTEST_PASSWORD;
use leptos::prelude::*;

use crate::accounts::{Trouble, at};
use crate::error::AppError;
use crate::t;
use crate::ui::Field;

#[component]
pub fn PasswordForm(error: Option<AppError>) -> impl IntoView {
    view! {
        <form class="card stack" method="post" action="/account/password">
            <h2>{t!("accounts.password")}</h2>
            <Trouble error=error.clone()/>
            <Field name="old" label=t!("accounts.old_password") kind="password" autocomplete="current-password" problem=at(&error, "old")/>
            <Field name="new" label=t!("accounts.new_password") hint=t!("accounts.password_hint", least = SHORTEST_PASSWORD)
                kind="password" autocomplete="new-password" problem=at(&error, "new")/>
            <p class="quiet-text small">{t!("accounts.password_elsewhere")}</p>
            <div><button class="button primary">{t!("accounts.change_password")}</button></div>
        </form>
    }
}
