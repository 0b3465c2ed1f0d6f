//! The classes, each with the ways in that it has opened, and a question of one's own.

use domain::home::{HomeView, MyClass};
use leptos::prelude::*;

use crate::t;
use crate::ui::{AccessTag, Icon, IconName, live, names};

/// Ways to begin by oneself: a question of one's own in each class, and someone to talk to.
#[component]
pub fn Beginnings(classes: Vec<MyClass>, #[prop(default = "button")] class: &'static str) -> impl IntoView {
    let one = classes.len() == 1;
    view! {
        <div class="row">
            {classes.into_iter().map(|mine| {
                let label = if one { t!("home.own_question") } else { t!("home.own_question_in", class = mine.name) };
                view! { <a class=class href=["/question/", &mine.id.to_string()].concat()><Icon name=IconName::Plus/>{label}</a> }
            }).collect_view()}
            <a class="button quiet" href="/talk"><Icon name=IconName::LifeBuoy/>{t!("home.talk")}</a>
        </div>
    }
}

#[component]
pub fn Classes(home: RwSignal<HomeView>) -> impl IntoView {
    view! {
        <section class="stack tight" aria-labelledby="classes">
            <h2 id="classes">{t!("home.my_classes")}</h2>
            <ul class="pieces">
                {live(move || home.with(|home| home.classes.iter().cloned().map(|class| view! {
                    <li class="piece-line">
                        <p><strong dir="auto">{class.name}</strong>{(!class.teachers.is_empty()).then(|| [" · ", &names(&class.teachers)].concat())}</p>
                        <div class="row">{class.opened.all().iter().map(|point| view! { <AccessTag point=*point/> }).collect_view()}</div>
                    </li>
                }).collect_view().into_any()))}
            </ul>
        </section>
    }
}
