use domain::replies::RepliesWait;
use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// On the teacher's home: replies between students that nobody has read yet, or that were reported.
#[component]
pub fn RepliesWaiting(replies: Vec<RepliesWait>) -> impl IntoView {
    (!replies.is_empty()).then(|| {
        let lines = replies.into_iter().map(|wait| {
            let (to, words) =
                (format!("/class/{}/replies", wait.class), t!("replies.waiting", n = wait.n, name = wait.class_name));
            view! { <p><a href=to dir="auto">{words}</a></p> }
        });
        view! {
            <div id="replies-waiting" class="turn" data-turn="yours">
                <Icon name=IconName::MessageCircle/>
                <div class="stack tight">{lines.collect::<Vec<_>>()}</div>
            </div>
        }
    })
}
