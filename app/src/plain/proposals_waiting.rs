use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// On the teacher's home: students proposed options of their own.
#[component]
pub fn ProposalsWaiting(n: usize) -> impl IntoView {
    (n > 0).then(|| {
        view! {
            <div id="proposals-waiting" class="turn" data-turn="yours">
                <Icon name=IconName::Hand/>
                <p><a href="/proposals">{t!("boards.proposals_waiting", n = n)}</a></p>
            </div>
        }
    })
}
