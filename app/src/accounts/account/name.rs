use leptos::prelude::*;

use crate::accounts::{Trouble, at};
use crate::error::AppError;
use crate::t;
use crate::ui::Field;

/// What others call this person, and the email that signs them in.
#[component]
pub fn NameForm(name: String, email: String, error: Option<AppError>) -> impl IntoView {
    view! {
        <form class="card stack" method="post" action="/account/name">
            <h2>{t!("accounts.you")}</h2>
            <Trouble error=error.clone()/>
            <Field name="name" label=t!("accounts.name") value=name autocomplete="name" problem=at(&error, "name")/>
            <dl class="facts"><dt>{t!("accounts.email")}</dt><dd dir="auto">{email}</dd></dl>
            <div><button class="button">{t!("accounts.change_name")}</button></div>
        </form>
    }
}
