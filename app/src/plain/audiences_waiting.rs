use domain::audience::AudiencesWaiting as Waiting;
use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// On the teacher's home: students wish to be read, or a guest said something.
#[component]
pub fn AudiencesWaiting(waiting: Vec<Waiting>) -> impl IntoView {
    let lines = waiting.into_iter().map(|waiting| {
        let to = format!("/class/{}/audiences", waiting.class);
        let words = t!("audience.desk_waiting", n = waiting.n, name = waiting.class_name);
        view! { <p><a href=to dir="auto">{words}</a></p> }
    });
    let lines = lines.collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <div id="audiences-waiting" class="turn" data-turn="yours">
                <Icon name=IconName::Megaphone/>
                <div class="stack tight">{lines}</div>
            </div>
        }
    })
}
