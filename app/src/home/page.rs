//! The home page. New questions, answers and notes slot in by themselves; each is said once.

use domain::event::{Change, Delivery};
use domain::home::HomeView;
use domain::id::PersonId;
use domain::reflections::Turn;
use leptos::prelude::*;
use leptos_meta::Title;

use super::api::{HomePage, PartOfDay, read_home};
use super::classes::{Beginnings, Classes};
use super::notes::{Notes, have_read};
use super::pieces::{Group, Pieces};
use super::prompt::{Open, PromptCard, open_prompts};
use super::step::{NextStep, next_step};
use crate::live::calm::use_calm_feed;
use crate::offline;
use crate::t;
use crate::ui::{
    Cairn, Header, Icon, IconName, Item, LiveRegion, SkipLink, list, live, maybe, names, say_once, teacher, text,
};

#[component]
pub fn Home(page: HomePage) -> impl IntoView {
    let HomePage { me, home, now, cursor } = page;
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
    let heard = StoredValue::new(0);
    listen(home, heard, me, &cursor);
    // Only where the page is alive: an effect does not run on the server.
    Effect::new(move || have_read(me, home.with_untracked(|home| home.notes.iter().map(|note| note.id).collect())));
    let shown = StoredValue::new(Vec::new());
    let prompts = move || {
        let open = |home: &HomeView| {
            let has_step = next_step(home).is_some();
            shown.try_update_value(|shown| open_prompts(home, shown, has_step)).unwrap_or_default()
        };
        home.with(open)
    };
    let cards = move || {
        let card = |open: Open| Item::new(open.key(), move || view! { <PromptCard open=open.clone()/> }.into_any());
        prompts().into_iter().map(card).collect()
    };
    let waiting = move || {
        let answers = home.with(|home| home.of_turn(Turn::Student).filter(|piece| piece.stage.is_shared()).count());
        match prompts().len() + answers {
            0 => t!("home.nothing_waits"),
            n => t!("home.waiting", n = n),
        }
    };
    let step = move || home.with(next_step).map(|step| view! { <NextStep step/> }.into_any());
    let begin = move || {
        home.with(|home| {
            let classes = home.classes.clone();
            if !home.pieces.is_empty() || !home.prompts.is_empty() || !home.notes.is_empty() {
                return view! { <Beginnings classes/> }.into_any();
            }
            let who = teacher(classes.first().map_or(&[], |class| &class.teachers));
            view! {
                <div class="empty">
                    <Cairn/>
                    <h2>{t!("home.nothing_here_yet")}</h2>
                    <p>{t!("home.appears_here", teacher = who)}</p>
                    <Beginnings classes class="button primary"/>
                </div>
            }
            .into_any()
        })
    };
    view! {
        <Title text=t!("home.title")/>
        <SkipLink/>
        <Header home="/home" place person=name picture person_page="/home"/>
        <main id="main" class="page stack loose">
            <div class="stack tight">
                <h1>{greeting}</h1>
                <p class="lead">{text(waiting)}</p>
            </div>
            <div class="split">
                <div class="stack">
                    {maybe(step)}
                    {list(cards)}
                    <Notes home/>
                    {live(begin)}
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
fn listen(home: RwSignal<HomeView>, heard: StoredValue<u32>, me: PersonId, cursor: &str) {
    use_calm_feed(cursor, move |Delivery { class, change }| {
        heard.update_value(|heard| *heard = heard.wrapping_add(1));
        let news = home.with_untracked(|home| news(home, &change));
        if let Change::Note(note) = &change {
            have_read(me, vec![note.id]);
        }
        let mut fetch = false;
        home.update(|home| fetch = home.apply(class, &change));
        if let Some(news) = news {
            say_once(&news);
        }
        if fetch {
            refetch(home, heard);
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
fn refetch(home: RwSignal<HomeView>, heard: StoredValue<u32>) {
    leptos::task::spawn_local(async move {
        loop {
            let before = heard.try_get_value();
            let fresh = read_home().await.ok().and_then(|page| page.read::<HomePage>());
            let (Some(fresh), now @ Some(_)) = (fresh, heard.try_get_value()) else { return };
            if now == before {
                home.set(fresh.home);
                return;
            }
            offline::wait(300).await;
        }
    });
}
