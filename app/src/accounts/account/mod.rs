//! A person's own account. Students see what is theirs to choose: how it looks, what comforts them, and the way out.

mod comfort;
mod look;
mod name;
mod password;
mod way_out;

use domain::accounts::Me;
use leptos::prelude::*;

use super::{Done, Trouble};
use crate::error::AppError;
use crate::plain::{Foot, StaffHeader};
use crate::t;
use comfort::ComfortForm;
use look::LookForm;
use name::NameForm;
use password::PasswordForm;
use way_out::WayOut;

/// Which form comes back, and why.
#[derive(Clone, Debug, Default)]
pub enum Wrong {
    #[default]
    Nothing,
    Name {
        typed: String,
        error: AppError,
    },
    Comfort(AppError),
    Password(AppError),
    Other(AppError),
}

/// `keys`: one-key shortcuts are on. `done`: the message key of what has just been done.
#[component]
pub fn AccountPage(me: Me, keys: bool, done: Option<&'static str>, wrong: Wrong) -> impl IntoView {
    let (mut name, mut name_error, mut comfort_error, mut password_error, mut other) =
        (me.name.clone(), None, None, None, None);
    match wrong {
        Wrong::Nothing => {}
        Wrong::Name { typed, error } => (name, name_error) = (typed, Some(error)),
        Wrong::Comfort(error) => comfort_error = Some(error),
        Wrong::Password(error) => password_error = Some(error),
        Wrong::Other(error) => other = Some(error),
    }
    let email = me.email.clone().unwrap_or_default();
    view! {
        <StaffHeader me=me.clone()/>
        <main id="main" class="page reading stack loose">
            <h1>{t!("accounts.your_account")}</h1>
            <Done what=done/>
            <Trouble error=other/>
            {me.staff.then(|| view! { <NameForm name email error=name_error/> })}
            <LookForm preferences=me.preferences keys=me.staff.then_some(keys)/>
            <ComfortForm comfort=me.comfort error=comfort_error/>
            {me.staff.then(|| view! { <PasswordForm error=password_error/> })}
            <WayOut staff=me.staff/>
        </main>
        <Foot/>
    }
}
