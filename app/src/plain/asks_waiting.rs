use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// On the teacher's home: students ask for a sentence, or for two minutes.
#[component]
pub fn AsksWaiting(n: usize) -> impl IntoView {
    (n > 0).then(|| {
        view! {
            <div id="asks-waiting" class="turn" data-turn="yours">
                <Icon name=IconName::Hand/>
                <p><a href="/asks">{t!("goal_guide.asks_waiting", n = n)}</a></p>
            </div>
        }
    })
}
