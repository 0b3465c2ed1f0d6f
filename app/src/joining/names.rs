use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName, hear_early, shown};

/// A name to press, and the ticket that says so to the next page.
#[derive(Clone, Debug)]
pub struct Pick {
    pub ticket: String,
    /// `Ada O.`
    pub shown: String,
    pub picture: String,
}

/// "That is me": one press on a name with a picture beside it. Posted, so that no name stands in the history of a shared device. Where names
/// cannot be read, they are said one after the other, after what stands at these ids.
#[component]
pub fn Names(picks: Vec<Pick>, after: &'static str) -> impl IntoView {
    let said = (0..picks.len()).fold(after.to_owned(), |said, n| format!("{said} name-{n}"));
    view! {
        {shown(hear_early(said.trim_start()))}
        <form class="names" method="post" action="/join/pin" aria-label=t!("join.names_label")>
            {picks.into_iter().enumerate().map(|(n, pick)| view! {
                <button class="name-button" name="ticket" value=pick.ticket>
                    <span class="avatar large"><img src=format!("/pictures/{}.svg", pick.picture) alt="" width="46" height="46"/></span>
                    <span dir="auto" id=format!("name-{n}")>{pick.shown}</span>
                    <Icon name=IconName::ChevronRight/>
                </button>
            }).collect_view()}
        </form>
    }
}
