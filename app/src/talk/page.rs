//! A plain, simple form.

use domain::refusal::Sentence;
use domain::words::LONGEST_REPLY;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos_router::hooks::use_query_map;
use maud::{Markup, html};

use super::api::TalkPage;
use crate::messages::sentence;
use crate::offline::{Refused, Told, take_over};
use crate::t;
use crate::ui::{
    COMMANDS, IconName, Whose, header, hear, hidden_fields, icon, live_region, names, problem_line, say_once, showing,
    shown, skip_link, title,
};

pub fn talk(page: TalkPage) -> AnyView {
    title(t!("talk.title"));
    let sent = RwSignal::new(use_query_map().get_untracked().get("sent").is_some());
    let problem = RwSignal::new(Refused::from_address().map(|refused| refused.sentence));
    let act = take_over(Callback::new(move |(_, outcome): Told| match outcome {
        Ok(_) => {
            problem.set(None);
            sent.set(true);
            say_once(&t!("talk.sent_title"));
        }
        Err(why) => {
            say_once(&sentence(&why.sentence));
            problem.set(Some(why.sentence));
        }
    }));
    hear("submit", move |event| act.run(event.unchecked_into()));
    let whose = Whose { name: &page.name, picture: &page.picture, page: "/home" };
    let bar = shown(header("/home", "", whose, Markup::default()));
    let body = showing(move || body(&page, sent.get(), problem.read().as_ref()));
    vec![skip_link(), bar, body, live_region()].into_any()
}

fn body(page: &TalkPage, sent: bool, problem: Option<&Sentence>) -> Markup {
    let people = &page.people;
    let who = names(&people.names);
    let hidden = [
        ("do", "talk".to_owned()),
        ("command", page.first.to_string()),
        ("person", page.me.to_string()),
        ("talk", page.talk.to_string()),
    ];
    html! {
        main #main.page.narrow.stack.loose {
            div.stack.tight { h1 { (t!("talk.title")) } p.lead { (t!("talk.lead")) } }
            div.problem {
                (icon(IconName::LifeBuoy))
                div.stack.tight {
                    p { strong { (t!("talk.cannot_wait")) } " " (t!("talk.any_adult")) }
                    @if !people.note.is_empty() { p.words dir="auto" { (people.note) } }
                }
            }
            section.card.stack.tight hidden[!sent] aria-labelledby="sent" {
                h2 #sent { (icon(IconName::CircleCheck)) " " (t!("talk.sent_title")) }
                p { (t!("talk.sent", names = who)) }
                p { a.button href="/home" { (t!("talk.to_home")) } }
            }
            @if people.names.is_empty() {
                p { (t!("talk.nobody_named")) }
            } @else {
                form.stack method="post" action=(COMMANDS) autocomplete="off" hidden[sent] {
                    (hidden_fields(&hidden))
                    p.note { (icon(IconName::Eye)) span { (t!("talk.who_sees", names = who)) } }
                    div.field {
                        label.field-label for="words" { (t!("talk.say")) }
                        textarea.input #words name="words" rows="3" dir="auto" autocomplete="off" maxlength=(LONGEST_REPLY)
                            aria-describedby="words-problem" {}
                        (problem_line("words-problem", problem))
                    }
                    button.button.primary.big { (t!("talk.send")) }
                    p.note { (icon(IconName::Lock)) span { (t!("talk.private")) } }
                }
            }
        }
    }
}
