use leptos::prelude::*;

use super::{Bar, Done, Trouble};
use crate::error::AppError;
use crate::plain::Foot;
use crate::t;
use crate::ui::{Field, Icon, IconName};

/// `next` is where to go on to; `open` shows the way to a new account; `done` is the message key of what has just been done.
#[component]
pub fn SignIn(
    #[prop(into)] email: String,
    #[prop(into)] next: String,
    open: bool,
    done: Option<&'static str>,
    error: Option<AppError>,
) -> impl IntoView {
    view! {
        <Bar/>
        <main id="main" class="page narrow stack loose">
            <div class="stack tight"><h1>{t!("accounts.welcome_back")}</h1><p class="lead">{t!("accounts.sign_in_lead")}</p></div>
            <Done what=done/>
            <form class="stack" method="post" action="/sign-in">
                <Trouble error/>
                {(!next.is_empty()).then(|| view! { <input type="hidden" name="next" value=next/> })}
                <Field name="email" label=t!("accounts.email") kind="email" value=email autocomplete="username"/>
                <Field name="password" label=t!("accounts.password") kind="password" autocomplete="current-password"/>
                <button class="button primary big">{t!("accounts.sign_in")}</button>
                <p class="quiet-text small">{t!("accounts.forgotten")}</p>
            </form>
            <hr/>
            <div class="row apart">
                <p>{t!("accounts.student_question")}</p>
                <a class="button" href="/join"><Icon name=IconName::DoorOpen/>{t!("accounts.join_with_code")}</a>
            </div>
            {open.then(|| view! {
                <div class="row apart">
                    <p>{t!("accounts.new_here")}</p>
                    <a class="button" href="/sign-up"><Icon name=IconName::UserPlus/>{t!("accounts.make_account")}</a>
                </div>
            })}
        </main>
        <Foot/>
    }
}
