use domain::id::ClassId;
use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// On the teacher's home: questions wait for a release, or for a look.
#[component]
pub fn QuestionsWaiting(classes: Vec<(ClassId, String, usize)>) -> impl IntoView {
    let lines = classes.into_iter().map(|(class, name, n)| {
        let (to, words) = (format!("/class/{class}/questions"), t!("questions.waiting", n = n, name = name));
        view! { <p><a href=to dir="auto">{words}</a></p> }
    });
    let lines = lines.collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <div id="questions-waiting" class="turn" data-turn="yours">
                <Icon name=IconName::MessageQuestion/>
                <div class="stack tight">{lines}</div>
            </div>
        }
    })
}
