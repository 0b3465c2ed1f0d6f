use domain::accounts::{InvitationView, Me};
use leptos::prelude::*;

use super::sign_up::invited_by;
use super::{Bar, Trouble};
use crate::error::AppError;
use crate::plain::{Foot, StaffHeader};
use crate::t;

/// For a teacher who is already here: one button.
#[component]
pub fn InvitationToTake(me: Me, token: String, invitation: InvitationView, error: Option<AppError>) -> impl IntoView {
    let name = invitation.class.clone().unwrap_or_else(|| invitation.school.clone());
    view! {
        <StaffHeader me/>
        <main id="main" class="page narrow stack loose">
            <div class="stack tight">
                <h1 dir="auto">{t!("invitations.join", name = name)}</h1>
                <p class="lead" dir="auto">{invited_by(&invitation)}</p>
            </div>
            <Trouble error/>
            <form class="row" method="post" action=format!("/invitation/{token}")>
                <button class="button primary big">{t!("invitations.accept")}</button>
                <a class="button big" href="/classes">{t!("invitations.not_now")}</a>
            </form>
        </main>
        <Foot/>
    }
}

/// The link leads nowhere (any more).
#[component]
pub fn InvitationGone() -> impl IntoView {
    view! {
        <Bar/>
        <main id="main" class="page narrow stack">
            <h1>{t!("invitations.gone_title")}</h1>
            <p class="lead">{t!("invitations.gone")}</p>
            <p><a class="button" href="/">{t!("ui.to_start")}</a></p>
        </main>
        <Foot/>
    }
}
