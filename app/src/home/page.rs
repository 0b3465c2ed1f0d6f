//! The home page. New questions, answers and notes slot in by themselves; each is said once.

use domain::event::{Change, Delivery};
use domain::home::HomeView;
use domain::id::PersonId;
use domain::reflections::Turn;
use leptos::prelude::*;
use maud::{Markup, html};

use super::api::{HomePage, PartOfDay, read_home};
use super::boards::my_boards;
use super::classes::{beginnings, my_classes};
use super::goals::{answers as goal_answers, my_goals};
use super::notes::{have_read, note_card};
use super::pieces::{Group, pieces};
use super::prompt::{Open, open_prompts, prompt_card};
use super::step::next_step;
use super::together::together;
use super::ways::my_ways;
use crate::live::calm::use_calm_feed;
use crate::messages::current;
use crate::offline;
use crate::t;
use crate::ui::{
    IconName, Whose, cairn, header, icon, live_region, names, say_once, showing, skip_link, teacher, title,
};

pub fn home(page: HomePage) -> AnyView {
    title(t!("home.title"));
    let HomePage { me, home, now, cursor } = page;
    let home = RwSignal::new(home);
    let heard = StoredValue::new(0);
    listen(home, heard, me, &cursor);
    // Only where the page is alive: an effect does not run on the server.
    Effect::new(move || have_read(me, home.with_untracked(|home| home.notes.iter().map(|note| note.id).collect())));
    let in_order = StoredValue::new(Vec::new());
    let body = move || {
        let home = home.read();
        let has_step = next_step(&home).is_some();
        let open = in_order.try_update_value(|shown| open_prompts(&home, shown, has_step)).unwrap_or_default();
        body(&home, now, &open)
    };
    vec![skip_link(), showing(move || home.with(bar)), showing(body), live_region()].into_any()
}

fn bar(home: &HomeView) -> Markup {
    let place = match home.classes.as_slice() {
        [one] => [one.name.as_str(), " · ", &names(&one.teachers)].concat(),
        _ => String::new(),
    };
    header("/home", &place, Whose { name: &home.name, picture: &home.picture, page: "/home" }, Markup::default())
}

fn body(home: &HomeView, now: PartOfDay, open: &[Open]) -> Markup {
    let given = home.name.split_whitespace().next().unwrap_or_default();
    let greeting = match now {
        PartOfDay::Morning => t!("home.good_morning", name = given),
        PartOfDay::Afternoon => t!("home.good_afternoon", name = given),
        PartOfDay::Evening => t!("home.good_evening", name = given),
    };
    let answers = home.of_turn(Turn::Student).filter(|piece| piece.stage.is_shared()).count();
    let waiting = match open.len() + answers + goal_answers(home) {
        0 => t!("home.nothing_waits"),
        n => t!("home.waiting", n = n),
    };
    html! {
        main #main.page.stack.loose {
            div.stack.tight { h1 { (greeting) } p.lead { (waiting) } }
            div.split {
                div.stack {
                    @if let Some(step) = next_step(home) { (step.card()) }
                    (together(home))
                    @for open in open { (prompt_card(open)) }
                    @for note in &home.notes { (note_card(note)) }
                    (my_boards(home))
                    (my_goals(home))
                    (begin(home))
                    (my_ways(home))
                }
                div.stack.loose {
                    @for group in [Group::Mine, Group::Theirs, Group::Drafts, Group::Rest] { (pieces(home, group)) }
                    (my_classes(home))
                    div.row {
                        form method="post" action="/sign-out" {
                            button.button.quiet { (icon(IconName::LogOut)) (t!("home.sign_out")) }
                        }
                    }
                }
            }
        }
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
    use_calm_feed(cursor, Delivery::read_own, move |Delivery { class, change }| {
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
            Some(t!("home.new_question", question = prompt.read_in(current().0).question))
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
