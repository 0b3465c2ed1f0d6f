use leptos::prelude::*;

use crate::t;
use crate::ui::Header;

/// The bar of pages for people who are not signed in.
#[component]
pub fn Bar(#[prop(optional)] sign_in: bool) -> impl IntoView {
    view! {
        <Header home="/">
            {sign_in.then(|| view! { <a class="button quiet" href="/sign-in">{t!("landing.teacher_sign_in")}</a> })}
        </Header>
    }
}
