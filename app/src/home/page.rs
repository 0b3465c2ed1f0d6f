//! The home page. New questions, answers and notes slot in by themselves; each is said once.

use std::time::Duration;

use domain::command_form::Deed;
use domain::event::{Change, Delivery};
use domain::home::HomeView;
use domain::reflections::Turn;
use leptos::prelude::*;
use leptos_meta::Title;

use super::api::{HomePage, PartOfDay, read_home};
use super::classes::{Beginnings, Classes};
use super::notes::Notes;
use super::pieces::{Group, Pieces};
use super::prompt::{PromptCard, open_prompts};
use super::step::{NextStep, next_step};
use crate::live::calm::use_calm_feed;
use crate::offline::take_over;
use crate::t;
use crate::ui::{Cairn, Header, Icon, IconName, LiveRegion, SkipLink, names, say_once, teacher};

#[component]
pub fn Home(page: HomePage) -> impl IntoView {
    let HomePage { me, home, now, first, cursor } = page;
    let given = home.name.split_whitespace().next().unwrap_or_default().to_owned();
    let greeting = match now {
        PartOfDay::Morning => t!("home.good_morning", name = given),
        PartOfDay::Afternoon => t!("home.good_afternoon", name = given),
        PartOfDay::Evening => t!("home.good_evening", name = given),
    };
    let place = match home.classes.as_slice() {
        [one] => [one.name.as_str(), " · ", &names(&one.teachers)].concat(),
        _ => String::new(),
    };
    let (name, picture) = (home.name.clone(), home.picture.clone());
    let home = RwSignal::new(home);
    listen(home, &cursor);
    let act = take_over(Callback::new(move |(deed, outcome): crate::offline::Told| {
        if deed == Deed::Read && outcome.is_ok() {
            refetch(home);
        }
    }));
    let step = Memo::new(move |_| home.with(next_step));
    let shown = StoredValue::new(Vec::new());
    let prompts = Memo::new(move |_| {
        home.with(|home| {
            shown.try_update_value(|shown| open_prompts(home, shown, step.with(Option::is_some))).unwrap_or_default()
        })
    });
    let waiting = Memo::new(move |_| {
        prompts.with(Vec::len) + home.with(|home| home.of_turn(Turn::Student).filter(|p| p.stage.is_shared()).count())
    });
    let empty = Memo::new(move |_| {
        home.with(|home| home.pieces.is_empty() && home.prompts.is_empty() && home.notes.is_empty())
    });
    let classes = Memo::new(move |_| home.with(|home| home.classes.clone()));
    view! {
        <Title text=t!("home.title")/>
        <SkipLink/>
        <Header home="/home" place person=name picture person_page="/home"/>
        <main id="main" class="page stack loose">
            <div class="stack tight">
                <h1>{greeting}</h1>
                <p class="lead">{move || t!("home.waiting", n = waiting.get())}</p>
            </div>
            <div class="split">
                <div class="stack">
                    {move || step.get().map(|step| view! { <NextStep step/> })}
                    <For each=move || prompts.get() key=|open| open.key() children=|open| view! { <PromptCard open/> }/>
                    <Notes home me first act/>
                    {move || if empty.get() {
                        let who = classes.with(|classes| teacher(classes.first().map_or(&[], |class| &class.teachers)));
                        view! {
                            <div class="empty">
                                <Cairn/>
                                <h2>{t!("home.nothing_waits")}</h2>
                                <p>{t!("home.appears_here", teacher = who)}</p>
                                <Beginnings classes=classes.get() class="button primary"/>
                            </div>
                        }.into_any()
                    } else {
                        view! { <Beginnings classes=classes.get()/> }.into_any()
                    }}
                </div>
                <div class="stack loose">
                    <Pieces home which=Group::Mine/>
                    <Pieces home which=Group::Theirs/>
                    <Pieces home which=Group::Drafts/>
                    <Pieces home which=Group::Rest/>
                    <Classes home/>
                    <div class="row">
                        <a class="button quiet" href="/growth"><Icon name=IconName::Sprout/>{t!("home.my_growth")}</a>
                        <form method="post" action="/sign-out"><button class="button quiet"><Icon name=IconName::LogOut/>{t!("home.sign_out")}</button></form>
                    </div>
                </div>
            </div>
        </main>
        <LiveRegion/>
    }
}

/// Applies what happens; what cannot be applied is fetched.
fn listen(home: RwSignal<HomeView>, cursor: &str) {
    use_calm_feed(cursor, move |Delivery { class, change }| {
        let news = home.with_untracked(|home| news(home, &change));
        let mut fetch = false;
        home.update(|home| fetch = home.apply(class, &change));
        if let Some(news) = news {
            say_once(&news);
        }
        if fetch {
            refetch(home);
        }
    });
}

/// What a change is worth saying, once: a new question, a new answer, a new note.
fn news(home: &HomeView, change: &Change) -> Option<String> {
    match change {
        Change::Prompt(prompt) if prompt.state.is_open() && !home.prompts.iter().any(|known| known.id == prompt.id) => {
            Some(t!("home.new_question", question = prompt.question))
        }
        Change::Piece(piece) => {
            let known = home.pieces.iter().find(|known| known.id == piece.id).map_or(0, |known| known.feedback.len());
            let given = piece.feedback.iter().find(|given| !given.read_only)?;
            (piece.feedback.len() > known).then(|| t!("home.answered", teacher = given.by_name))
        }
        Change::Note(note) if !home.notes.iter().any(|known| known.id == note.id) => {
            Some(t!("home.new_note", teacher = note.by_name))
        }
        _ => None,
    }
}

/// Reads everything again. What is heard meanwhile may be newer than what was read: then once more, a moment later.
fn refetch(home: RwSignal<HomeView>) {
    leptos::task::spawn_local(async move {
        for _ in 0..3 {
            let Some(before) = home.try_get_untracked() else { return };
            let Some(fresh) = read_home().await.ok().and_then(|page| page.read::<HomePage>()) else { return };
            let Some(now) = home.try_get_untracked() else { return };
            if now == before {
                home.set(fresh.home);
                return;
            }
        }
        // A very lively moment: when it is over.
        set_timeout(move || refetch(home), Duration::from_secs(2));
    });
}
