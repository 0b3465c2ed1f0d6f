//! `/class/{id}/safety`: the words that ask for a second look before the wall; and that second look itself, beside the piece on the console.

use domain::accounts::Me;
use domain::id::ClassId;
use domain::safety::{SafetyList, SecondLook};
use leptos::prelude::*;
use maud::{Markup, html};

use super::frame::{Frame, Said};
use crate::plain::marked;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, shown};

const FORM: &str = "new-words";

pub struct SafetyPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    /// Put away: the list can be read.
    pub archived: bool,
    pub list: SafetyList,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl SafetyPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.clone().and_then(Said::toast);
        let body = self.body();
        let above = self.typed.above(&body);
        let main = html! {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href={ "/class/" (self.class) } dir="auto" { (self.class_name) } }
                h1 { (t!("safety.title")) }
                p.lead { (t!("safety.lead")) }
                p.note { (icon(IconName::Lock)) span { (t!("safety.stays_here")) } }
            }
            (above)
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn body(&self) -> Markup {
        let action = format!("/class/{}/safety", self.class);
        html! {
            @if !self.archived {
                form.card.stack id=(FORM) method="post" action=(action) autocomplete="off" {
                    h2 { (icon(IconName::Plus)) (t!("safety.add_title")) }
                    input type="hidden" name="form" value=(FORM);
                    (Written {
                        form: FORM, name: "words", label: t!("safety.words"), hint: t!("safety.words_hint"), value: "", required: true,
                    }.area(&self.typed))
                    div { button.button.primary name="what" value="add" { (t!("safety.add")) } }
                }
            }
            section.card.stack.tight aria-labelledby="words-title" {
                h2 #words-title { (t!("safety.listed", n = self.list.words.len())) }
                p.small.quiet-text { @if self.list.own { (t!("safety.own")) } @else { (t!("safety.beginning")) } }
                @if self.list.words.is_empty() { p #none { (t!("safety.none")) } }
                ul.safety-words {
                    @for one in &self.list.words {
                        li data-key=(one.phrase.key()) {
                            span dir="auto" { (one.phrase.words()) }
                            @if !self.archived {
                                form method="post" action=(action) {
                                    button.button.quiet name="remove" value=(one.phrase.key()) {
                                        (icon(IconName::X)) span.unseen dir="auto" { (t!("safety.remove")) ": " (one.phrase.words()) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @if !self.archived {
                form.row method="post" action=(action) {
                    @if !self.list.words.is_empty() {
                        button.button.quiet name="what" value="empty" { (icon(IconName::Trash)) (t!("safety.empty")) }
                    }
                    @if self.list.own {
                        button.button.quiet name="what" value="again" { (icon(IconName::Undo)) (t!("safety.again")) }
                    }
                }
            }
        }
    }
}

/// What is read once more, with the words marked, and the press that shows it all the same. For those who teach the class alone.
pub fn second_look(look: &SecondLook) -> Markup {
    html! {
        section.card.stack.tight.second-look aria-labelledby="second-look" {
            h3 #second-look { (icon(IconName::Eye)) (t!("safety.look_title")) }
            p.small { (t!("safety.look_hint", n = look.spans.len())) }
            blockquote.words dir="auto" { (marked(look)) }
            form method="post" action="/api/wall/set" {
                input type="hidden" name="reflection" value=(look.piece);
                input type="hidden" name="looked" value=(look.version);
                button.button name="wall" value="release" { (icon(IconName::Play)) (t!("safety.look_release")) }
            }
        }
    }
}
