//! The home page. New questions, answers and notes slot in by themselves; each is said once.

use domain::event::{Change, Delivery};
use domain::home::HomeView;
use domain::id::PersonId;
use domain::reflections::Turn;
use leptos::prelude::*;
use leptos_meta::Title;
use maud::{Markup, html};

use super::api::{HomePage, PartOfDay, read_home};
use super::classes::{beginnings, my_classes};
use super::notes::{Notes, have_read};
use super::pieces::{Group, Pieces};
use super::prompt::{Open, open_prompts, prompt_card};
use super::step::next_step;
use crate::live::calm::use_calm_feed;
use crate::offline;
use crate::t;
use crate::ui::{
    Header, IconName, Item, LiveRegion, SkipLink, cairn, icon, list, live, names, say_once, showing, shown, teacher,
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
    let (name, picture) = (home.name.clone(), home.picture.clone());
    let home = RwSignal::new(home);
    let place = Memo::new(move |_| home.with(place));
    let heard = StoredValue::new(0);
    listen(home, heard, me, &cursor);
    // Only where the page is alive: an effect does not run on the server.
    Effect::new(move || have_read(me, home.with_untracked(|home| home.notes.iter().map(|note| note.id).collect())));
    let in_order = StoredValue::new(Vec::new());
    let prompts = move || {
        let open = |home: &HomeView| {
            let has_step = next_step(home).is_some();
            in_order.try_update_value(|shown| open_prompts(home, shown, has_step)).unwrap_or_default()
        };
        home.with(open)
    };
    let cards = move || {
        let card = |open: Open| Item::shown(open.key(), move || prompt_card(&open));
        prompts().into_iter().map(card).collect()
    };
    let waiting = move || {
        let answers = home.with(|home| home.of_turn(Turn::Student).filter(|piece| piece.stage.is_shared()).count());
        match prompts().len() + answers {
            0 => t!("home.nothing_waits"),
            n => t!("home.waiting", n = n),
        }
    };
    let step = move || home.with(next_step).map_or_else(Markup::default, |step| step.card());
    view! {
        <Title text=t!("home.title")/>
        <SkipLink/>
        {live(move || view! { <Header home="/home" place=place.get() person=name.clone() picture=picture.clone() person_page="/home"/> }.into_any())}
        <main id="main" class="page stack loose">
            {showing(move || html! { div.stack.tight { h1 { (greeting) } p.lead { (waiting()) } } })}
            <div class="split">
                <div class="stack">
                    {showing(step)}
                    {list(cards)}
                    <Notes home/>
                    {showing(move || home.with(begin))}
                </div>
                <div class="stack loose">
                    <Pieces home which=Group::Mine/>
                    <Pieces home which=Group::Theirs/>
                    <Pieces home which=Group::Drafts/>
                    <Pieces home which=Group::Rest/>
                    {showing(move || home.with(my_classes))}
                    {shown(html! {
                        div.row {
                            a.button.quiet href="/growth" { (icon(IconName::Sprout)) (t!("home.my_growth")) }
                            form method="post" action="/sign-out" {
                                button.button.quiet { (icon(IconName::LogOut)) (t!("home.sign_out")) }
                            }
                        }
                    })}
                </div>
            </div>
        </main>
        <LiveRegion/>
    }
}

/// Where one is, if there is only one place to be.
fn place(home: &HomeView) -> String {
    match home.classes.as_slice() {
        [one] => [one.name.as_str(), " · ", &names(&one.teachers)].concat(),
        _ => String::new(),
    }
}

/// How to begin by oneself; for a home with nothing in it yet, what will be there.
fn begin(home: &HomeView) -> Markup {
    if !home.pieces.is_empty() || !home.prompts.is_empty() || !home.notes.is_empty() {
        return beginnings(&home.classes, "button");
    }
    let who = teacher(home.classes.first().map_or(&[], |class| &class.teachers));
    html! {
        div.empty {
            (cairn())
            h2 { (t!("home.nothing_here_yet")) }
            p { (t!("home.appears_here", teacher = who)) }
            (beginnings(&home.classes, "button primary"))
        }
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
