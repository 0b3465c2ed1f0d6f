use leptos::prelude::*;

use crate::messages::{LANGUAGES, Locale, current};
use crate::t;

/// The languages, each in its own name; the page comes back in the chosen one.
#[component]
pub fn Foot() -> impl IntoView {
    let here = current();
    let languages = LANGUAGES.map(|(tag, name)| {
        let now = (here.0 == tag).then_some("true");
        view! { <li><button name="language" value=tag lang=Locale(tag).lang() aria-current=now>{name}</button></li> }
    });
    view! {
        <footer class="foot">
            <form method="post" action="/language" aria-label=t!("accounts.language")><ul>{languages.into_iter().collect_view()}</ul></form>
        </footer>
    }
}
