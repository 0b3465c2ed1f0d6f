use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// On the teacher's home, for those whom the school named: somebody waits.
#[component]
pub fn TalksWaiting(n: usize) -> impl IntoView {
    (n > 0).then(|| {
        view! {
            <div class="turn" data-turn="yours">
                <Icon name=IconName::LifeBuoy/>
                <p><a href="/talks">{t!("talk.waiting", n = n)}</a></p>
            </div>
        }
    })
}
