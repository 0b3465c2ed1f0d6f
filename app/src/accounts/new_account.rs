use domain::accounts::SHORTEST_PASSWORD;
use leptos::prelude::*;

use super::at;
use crate::error::AppError;
use crate::t;
use crate::ui::Field;

/// What comes back to a form that makes an account; a password never does.
#[derive(Clone, Debug, Default)]
pub struct AccountTyped {
    pub name: String,
    pub email: String,
}

/// The three fields of a new account: what students call them, email, password.
#[component]
pub fn NewAccount(typed: AccountTyped, error: Option<AppError>) -> impl IntoView {
    view! {
        <Field name="name" label=t!("accounts.name") hint=t!("accounts.name_hint") value=typed.name autocomplete="name"
            problem=at(&error, "name")/>
        <Field name="email" label=t!("accounts.email") kind="email" value=typed.email autocomplete="email" problem=at(&error, "email")/>
        <Field name="password" label=t!("accounts.password") hint=t!("accounts.password_hint", least = SHORTEST_PASSWORD)
            kind="password" autocomplete="new-password" problem=at(&error, "password")/>
    }
}
