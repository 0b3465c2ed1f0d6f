//! A device that nobody touches signs its student out. The page brings the question that is asked a minute before, so that it can be asked
//! without a network; `/idle.js` looks at the clock.

use leptos::prelude::*;

use crate::t;

/// Stands in a page's head. `minutes` without a touch until this device signs its student out; nothing for who stays signed in.
#[component]
pub fn LeftAlone(#[prop(optional_no_strip)] minutes: Option<u16>) -> impl IntoView {
    minutes.map(|minutes| {
        view! {
            {asks(minutes.to_string())}
            <script src=crate::assets::at("/idle.js") defer nonce=leptos::nonce::use_nonce()></script>
        }
    })
}

/// On the page for no network, which is everybody's: it goes by what the last page of a school's said on this device. Its script comes once
/// that page is painted (`/offline.js`).
#[component]
pub fn LeftAloneOffline() -> impl IntoView {
    asks(String::new())
}

fn asks(minutes: String) -> impl IntoView {
    let words = maud::html! {
        dialog.card.stack role="alertdialog" aria-labelledby="left-alone" aria-describedby="left-alone-why" {
            h2 id="left-alone" { (t!("idle.title")) }
            p id="left-alone-why" { (t!("idle.why")) }
            p.note { span data-says=(t!("idle.seconds", n = "#")) aria-hidden="true" {} }
            div { button.button.primary type="button" autofocus { (t!("idle.still_here")) } }
        }
    };
    view! { <template id="idle" data-minutes=minutes inner_html=words.into_string()></template> }
}
