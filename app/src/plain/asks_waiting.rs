use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// On the teacher's home: students ask for a sentence, or for two minutes.
#[component]
pub fn AsksWaiting(n: usize, goals: usize) -> impl IntoView {
    let asks = (n > 0).then(|| {
        view! {
            <div id="asks-waiting" class="turn" data-turn="yours">
                <Icon name=IconName::Hand/>
                <p><a href="/asks">{t!("goal_guide.asks_waiting", n = n)}</a></p>
            </div>
        }
    });
    let goals = (goals > 0).then(|| {
        view! {
            <div id="goals-waiting" class="turn" data-turn="yours">
                <Icon name=IconName::Mountain/>
                <p><a href="/asks">{t!("goal_guide.goals_waiting", n = goals)}</a></p>
            </div>
        }
    });
    view! { {asks} {goals} }
}
