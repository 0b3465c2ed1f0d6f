use domain::accounts::InvitationView;
use leptos::prelude::*;

use super::{AccountTyped, Bar, NewAccount, Trouble};
use crate::error::AppError;
use crate::plain::Foot;
use crate::t;
use crate::ui::{Icon, IconName};

/// By what somebody new comes in.
#[derive(Clone, Debug)]
pub enum Welcome {
    /// The name of a school that lets anybody sign up.
    OpenSchool(String),
    Invitation {
        token: String,
        invitation: InvitationView,
    },
}

impl Welcome {
    fn action(&self) -> String {
        match self {
            Self::OpenSchool(_) => "/sign-up".into(),
            Self::Invitation { token, .. } => format!("/invitation/{token}"),
        }
    }

    fn school(&self) -> &str {
        match self {
            Self::OpenSchool(school) => school,
            Self::Invitation { invitation, .. } => &invitation.school,
        }
    }

    fn lead(&self) -> String {
        match self {
            Self::OpenSchool(_) => t!("accounts.open_lead"),
            Self::Invitation { invitation, .. } => invited_by(invitation),
        }
    }
}

/// Who invited, and to what.
pub(super) fn invited_by(invitation: &InvitationView) -> String {
    let inviter = &invitation.inviter;
    match &invitation.class {
        Some(class) => t!("invitations.to_class", inviter = inviter, class = class),
        None => t!("invitations.to_school", inviter = inviter),
    }
}

#[component]
pub fn SignUp(welcome: Welcome, typed: AccountTyped, error: Option<AppError>) -> impl IntoView {
    let action = welcome.action();
    let sign_in = match &welcome {
        Welcome::OpenSchool(_) => "/sign-in".to_owned(),
        Welcome::Invitation { .. } => format!("/sign-in?next={action}"),
    };
    view! {
        <Bar/>
        <main id="main" class="page narrow stack loose">
            <div class="stack tight">
                <h1 dir="auto">{t!("accounts.join_school", school = welcome.school())}</h1>
                <p class="lead" dir="auto">{welcome.lead()}</p>
            </div>
            <form class="stack" method="post" action=action>
                <Trouble error=error.clone()/>
                <NewAccount typed error/>
                <button class="button primary big">{t!("accounts.make_my_account")}</button>
                <p class="note"><Icon name=IconName::Lock/><span>{t!("accounts.practice_is_yours")}</span></p>
            </form>
            <hr/>
            <div class="row apart">
                <p>{t!("accounts.have_account")}</p>
                <a class="button" href=sign_in>{t!("accounts.sign_in")}</a>
            </div>
        </main>
        <Foot/>
    }
}
