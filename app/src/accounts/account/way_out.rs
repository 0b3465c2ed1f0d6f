use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// Out of this browser, and for the staff out of all of them.
#[component]
pub fn WayOut(staff: bool) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="out">
            <h2 id="out">{t!("accounts.signed_in")}</h2>
            {staff.then(|| view! { <p class="quiet-text">{t!("accounts.everywhere_hint")}</p> })}
            <form class="row" method="post" action="/sign-out">
                <button class="button"><Icon name=IconName::LogOut/>{t!("accounts.sign_out")}</button>
                {staff.then(|| view! {
                    <button class="button" name="everywhere" value="yes">
                        <Icon name=IconName::LogOut/>{t!("accounts.sign_out_everywhere")}
                    </button>
                })}
            </form>
        </section>
    }
}
