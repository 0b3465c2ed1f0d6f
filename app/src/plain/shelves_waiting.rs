use domain::strategies::ShelfWaiting;
use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// On the teacher's home: students recommend something to a shelf, name a tool for a try, or show what they tried.
#[component]
pub fn ShelvesWaiting(shelves: Vec<ShelfWaiting>, tries: usize) -> impl IntoView {
    let lines = shelves.into_iter().flat_map(|shelf| {
        let (to, name) = (format!("/class/{}/shelf", shelf.class), &shelf.class_name);
        let recommended = (shelf.n > 0).then(|| (to.clone(), t!("shelf.waiting", n = shelf.n, name = name)));
        let named = (shelf.tools > 0)
            .then(|| (format!("{to}#asked-title"), t!("shelf.tools_waiting", n = shelf.tools, name = name)));
        [recommended, named]
    });
    let lines = lines.flatten().map(|(to, words)| view! { <p><a href=to dir="auto">{words}</a></p> });
    let lines = lines.collect::<Vec<_>>();
    let tries = (tries > 0).then(|| view! { <p><a href="/tries">{t!("shelf.tries_waiting", n = tries)}</a></p> });
    (!lines.is_empty() || tries.is_some()).then(|| {
        view! {
            <div id="shelves-waiting" class="turn" data-turn="yours">
                <Icon name=IconName::BookOpen/>
                <div class="stack tight">{lines}{tries}</div>
            </div>
        }
    })
}
