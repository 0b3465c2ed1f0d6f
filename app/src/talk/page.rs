//! A plain, simple form.

use domain::words::LONGEST_REPLY;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::api::TalkPage;
use crate::messages::sentence;
use crate::offline::{Refused, Told, take_over};
use crate::t;
use crate::ui::{COMMANDS, Header, HiddenFields, Icon, IconName, LiveRegion, SkipLink, names, problem_of, say_once};

#[component]
pub fn Talk(page: TalkPage) -> impl IntoView {
    let TalkPage { me, name, picture, people, talk, first } = page;
    let sent = RwSignal::new(use_query_map().get_untracked().get("sent").is_some());
    let problem = RwSignal::new(Refused::from_address().map(|refused| refused.sentence));
    let who = names(&people.names);
    let told_to = who.clone();
    let act = take_over(Callback::new(move |(_, outcome): Told| match outcome {
        Ok(_) => {
            problem.set(None);
            sent.set(true);
            say_once(&t!("talk.sent_title"));
        }
        Err(why) => {
            say_once(&sentence(&why));
            problem.set(Some(why));
        }
    }));
    let hidden = vec![
        ("do", "talk".to_owned()),
        ("command", first.to_string()),
        ("person", me.to_string()),
        ("talk", talk.to_string()),
    ];
    let nobody = people.names.is_empty();
    view! {
        <Title text=t!("talk.title")/>
        <SkipLink/>
        <Header home="/home" person=name picture person_page="/home"/>
        <main id="main" class="page narrow stack loose">
            <div class="stack tight"><h1>{t!("talk.title")}</h1><p class="lead">{t!("talk.lead")}</p></div>
            <div class="problem">
                <Icon name=IconName::LifeBuoy/>
                <div class="stack tight">
                    <p><strong>{t!("talk.cannot_wait")}</strong>" "{t!("talk.any_adult")}</p>
                    {(!people.note.is_empty()).then(|| view! { <p class="words" dir="auto">{people.note}</p> })}
                </div>
            </div>
            <section class="card stack tight" hidden=move || !sent.get() aria-labelledby="sent">
                <h2 id="sent"><Icon name=IconName::CircleCheck/>" "{t!("talk.sent_title")}</h2>
                <p>{t!("talk.sent", names = told_to)}</p>
                <p><a class="button" href="/home">{t!("talk.to_home")}</a></p>
            </section>
            {if nobody {
                view! { <p>{t!("talk.nobody_named")}</p> }.into_any()
            } else {
                view! {
                    <form class="stack" method="post" action=COMMANDS autocomplete="off" hidden=move || sent.get() on:submit=move |ev| act.run(ev)>
                        <HiddenFields of=hidden/>
                        <p class="note"><Icon name=IconName::Eye/><span>{t!("talk.who_sees", names = who)}</span></p>
                        <div class="field">
                            <label class="field-label" for="words">{t!("talk.say")}</label>
                            <textarea class="input" id="words" name="words" rows="3" dir="auto" autocomplete="off" maxlength=LONGEST_REPLY.to_string()
                                aria-describedby="words-problem"></textarea>
                            {problem_of("words-problem".into(), problem.into())}
                        </div>
                        <button class="button primary big">{t!("talk.send")}</button>
                        <p class="note"><Icon name=IconName::Lock/><span>{t!("talk.private")}</span></p>
                    </form>
                }.into_any()
            }}
        </main>
        <LiveRegion/>
    }
}
