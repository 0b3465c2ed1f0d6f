use domain::inquiry::InquiriesWait;
use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// On the teacher's home: inquiries that students show, to which nobody has said a word since.
#[component]
pub fn InquiriesWaiting(inquiries: Vec<InquiriesWait>) -> impl IntoView {
    (!inquiries.is_empty()).then(|| {
        let lines = inquiries.into_iter().map(|wait| {
            let (to, words) =
                (format!("/class/{}/inquiries", wait.class), t!("inquiry.waiting", n = wait.n, name = wait.class_name));
            view! { <p><a href=to dir="auto">{words}</a></p> }
        });
        view! {
            <div id="inquiries-waiting" class="turn" data-turn="yours">
                <Icon name=IconName::MessageQuestion/>
                <div class="stack tight">{lines.collect::<Vec<_>>()}</div>
            </div>
        }
    })
}
