use domain::accounts::Me;
use leptos::prelude::*;

use super::{Foot, StaffHeader, StaffPlace};
use crate::t;
use crate::ui::{Icon, IconName};

/// A link, this once: only its hash is kept. `back` is the page to go back to, `about` what the link does for its reader, in a
/// sentence. `title` and `once` are message keys; they are an invitation's if nothing is said.
#[component]
pub fn Invited(
    me: Me,
    #[prop(into)] link: String,
    #[prop(into)] about: String,
    #[prop(into)] back: String,
    here: StaffPlace,
    #[prop(default = "invitations.made_title")] title: &'static str,
    #[prop(default = "invitations.once")] once: &'static str,
) -> impl IntoView {
    view! {
        <StaffHeader me here/>
        <main id="main" class="page reading stack loose">
            <div class="stack tight">
                <h1>{t!(title)}</h1>
                <p class="lead" dir="auto">{about}</p>
            </div>
            <div class="card stack">
                <div class="field">
                    <label class="field-label" for="link">{t!("invitations.link")}</label>
                    <p class="field-hint" id="link-hint">{t!(once)}</p>
                    <input class="input" id="link" type="text" readonly=true value=link.clone() aria-describedby="link-hint" dir="ltr"/>
                </div>
                <div class="row">
                    <button class="button primary" type="button" data-copy=link>
                        <Icon name=IconName::Copy/>{t!("invitations.copy")}<span data-said="" hidden=true role="status">{t!("invitations.copied")}</span>
                    </button>
                    <a class="button" href=back>{t!("invitations.back")}</a>
                </div>
            </div>
        </main>
        <Foot/>
    }
}
