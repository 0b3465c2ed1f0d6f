use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// On the teacher's home: students show their stories, or invite to a conference. Nothing waits for an answer.
#[component]
pub fn PortfoliosShown(n: usize) -> impl IntoView {
    (n > 0).then(|| {
        view! {
            <div id="portfolios-shown" class="turn">
                <Icon name=IconName::BookOpen/>
                <p><a href="/stories">{t!("portfolio.shown_to_you", n = n)}</a></p>
            </div>
        }
    })
}
