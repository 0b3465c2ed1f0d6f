use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// A name to press, and the ticket that says so to the next page.
#[derive(Clone, Debug)]
pub struct Pick {
    pub ticket: String,
    /// `Ada O.`
    pub shown: String,
    pub picture: String,
}

/// "That is me": one press on a name with a picture beside it. Posted, so that no name stands in the history of a shared device.
#[component]
pub fn Names(picks: Vec<Pick>) -> impl IntoView {
    view! {
        <form class="names" method="post" action="/join/pin" aria-label=t!("join.names_label")>
            {picks.into_iter().map(|pick| view! {
                <button class="name-button" name="ticket" value=pick.ticket>
                    <span class="avatar large"><img src=format!("/pictures/{}.svg", pick.picture) alt="" width="46" height="46"/></span>
                    <span dir="auto">{pick.shown}</span>
                    <Icon name=IconName::ChevronRight/>
                </button>
            }).collect_view()}
        </form>
    }
}
