//! `/talks`: what students asked of the people the school named. Seen by those people and by nobody else.

use domain::accounts::Me;
use domain::talk::TalkView;
use leptos::prelude::*;

use crate::clock_face::Time;
use crate::plain::{Foot, StaffHeader};
use crate::t;
use crate::ui::{Icon, IconName};

#[component]
pub fn TalksPage(me: Me, talks: Vec<TalkView>) -> impl IntoView {
    let nobody = talks.is_empty();
    view! {
        <StaffHeader me/>
        <main id="main" class="page reading stack loose">
            <div class="stack tight">
                <h1>{t!("talk.asked_title")}</h1>
                <p class="note"><Icon name=IconName::Lock/><span>{t!("talk.asked_lead")}</span></p>
            </div>
            {nobody.then(|| view! { <p class="quiet-text">{t!("talk.nobody_asked")}</p> })}
            {talks.into_iter().map(|talk| view! { <Asked talk/> }).collect_view()}
        </main>
        <Foot/>
    }
}

#[component]
fn Asked(talk: TalkView) -> impl IntoView {
    let heading = format!("talk-{}", talk.id);
    let labelled = heading.clone();
    let words = if talk.words.is_empty() { t!("talk.no_words") } else { talk.words };
    view! {
        <section class="card stack tight" aria-labelledby=labelled>
            <h2 id=heading dir="auto">{talk.student_name}</h2>
            <p class="small quiet-text"><Time at=talk.at/></p>
            <p class="words" dir="auto">{words}</p>
            {match talk.seen_by {
                Some(name) => view! { <p class="note"><Icon name=IconName::Check/><span>{t!("talk.seen_by", name = name)}</span></p> }.into_any(),
                None => view! {
                    <form method="post" action=format!("/talks/{}/seen", talk.id)><button class="button">{t!("talk.mark_seen")}</button></form>
                }
                .into_any(),
            }}
        </section>
    }
}
