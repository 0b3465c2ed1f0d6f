//! A plain, simple form. It stays for as long as something stands in it that was not sent: without a network one ask may be long on its way,
//! and something else can be said meanwhile.

use domain::id::{CommandId, TalkId};
use domain::refusal::Sentence;
use domain::words::LONGEST_REPLY;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use maud::{Markup, html};

use super::api::TalkPage;
use super::asked::Asked;
use crate::address::asked;
use crate::messages::sentence;
use crate::offline::{Refused, Told, take_one};
use crate::t;
use crate::ui::{
    COMMANDS, IconName, Whose, header, hear, hidden_fields, icon, live_region, names, problem_line, say_once, showing,
    shown, skip_link, title,
};

/// The form, among those of the page.
const FORM: &str = "asking";

/// Where the page stands.
#[derive(Clone, Copy)]
struct Desk {
    page: RwSignal<TalkPage>,
    asked: StoredValue<Asked>,
    /// Something has come through.
    sent: RwSignal<bool>,
    /// Something else stands in the form by now.
    more: RwSignal<bool>,
    problem: RwSignal<Option<Sentence>>,
}

pub fn talk(page: TalkPage) -> AnyView {
    title(t!("talk.title"));
    let whose = Whose { name: &page.name, picture: &page.picture, page: "/home" };
    let bar = shown(header("/home", "", whose, Markup::default()));
    let desk = Desk {
        page: RwSignal::new(page),
        asked: StoredValue::new(Asked::default()),
        sent: RwSignal::new(asked("sent").is_some()),
        more: RwSignal::new(false),
        problem: RwSignal::new(Refused::from_address().map(|refused| refused.sentence)),
    };
    hear("submit", move |event| desk.takes(&event.unchecked_into()));
    let body = showing(move || body(&desk.page.read(), desk.sent.get(), desk.more.get(), desk.problem.read().as_ref()));
    vec![skip_link(), bar, body, live_region()].into_any()
}

impl Desk {
    /// Takes the form over. What is said next is another ask.
    fn takes(self, event: &SubmitEvent) {
        if event.target().is_none_or(|form| form.unchecked_into::<Element>().id() != FORM) {
            return;
        }
        let words = typed();
        let Some(id) = self.asked.with_value(|asked| asked.says(&words)) else {
            event.prevent_default();
            return;
        };
        let said = words.clone();
        if take_one(event, id, move |(_, outcome): Told| self.hears(id, &said, outcome.err())) {
            self.asked.update_value(|asked| asked.sent(words, id));
            self.page.update(|page| (page.talk, page.first) = (TalkId::mint(), CommandId::mint()));
        }
    }

    /// What became of an ask, and whether there is more to say.
    fn hears(self, id: CommandId, said: &str, refused: Option<Refused>) {
        // The page may be gone by now.
        let carried_out = refused.is_none();
        let Some(newest) = self.asked.try_update_value(|asked| asked.heard(id, carried_out)) else { return };
        match refused {
            None => {
                let stands = typed();
                let more = stands != said && !stands.trim().is_empty();
                if newest {
                    self.problem.set(None);
                }
                if !more {
                    clear();
                }
                self.more.set(more);
                self.sent.set(true);
                say_once(&t!("talk.sent_title"));
            }
            Some(why) => {
                say_once(&sentence(&why.sentence));
                // Other words stand in the form by now; these wait in the outbox with their reason (`stands` in `/kept.js`).
                if newest {
                    self.more.set(true);
                    self.problem.set(Some(why.sentence));
                }
            }
        }
    }
}

#[cfg(feature = "hydrate")]
fn field() -> Option<leptos::web_sys::HtmlTextAreaElement> {
    document().get_element_by_id("words").and_then(|field| field.dyn_into().ok())
}

/// What stands in the form.
#[cfg(feature = "hydrate")]
fn typed() -> String {
    field().map(|field| field.value()).unwrap_or_default()
}

#[cfg(not(feature = "hydrate"))]
fn typed() -> String {
    String::new()
}

/// What came through need not stand on the screen.
#[cfg(feature = "hydrate")]
fn clear() {
    if let Some(field) = field() {
        field.set_value("");
    }
}

#[cfg(not(feature = "hydrate"))]
fn clear() {}

fn body(page: &TalkPage, sent: bool, more: bool, problem: Option<&Sentence>) -> Markup {
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
                form.stack id=(FORM) method="post" action=(COMMANDS) autocomplete="off" hidden[sent && !more] {
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
