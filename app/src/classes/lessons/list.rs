//! `/class/{id}/lessons`: what can be run in a class, the teacher's own lessons from elsewhere, and a new one.

use domain::accounts::Me;
use domain::id::{ClassId, LessonId};
use domain::lessons::LessonCard;
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said};
use super::length;
use crate::plain::fold;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, shown};

const FORM: &str = "new-lesson";

pub struct LessonsPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    /// Put away: everything can be read.
    pub archived: bool,
    pub lessons: Vec<LessonCard>,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl LessonsPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.clone().and_then(Said::toast);
        let body = self.body();
        let above = self.typed.above(&body);
        let main = html! {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href={ "/class/" (self.class) } dir="auto" { (self.class_name) } }
                h1 { (t!("lessons.titles")) }
                p.lead { (t!("lessons.lead")) }
            }
            (above)
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn body(&self) -> Markup {
        let here: Vec<_> = self.lessons.iter().filter(|card| card.here && !card.archived).collect();
        let elsewhere: Vec<_> = self.lessons.iter().filter(|card| !card.here && !card.archived).collect();
        let away: Vec<_> = self.lessons.iter().filter(|card| card.archived).collect();
        html! {
            section.stack.tight aria-labelledby="here-title" {
                h2 #here-title { (t!("lessons.here")) }
                @if here.is_empty() { p #none.quiet-text { (t!("lessons.none")) } }
                ul.pieces { @for card in here { (self.line(card, Markup::default())) } }
            }
            @if !elsewhere.is_empty() {
                section.stack.tight aria-labelledby="elsewhere-title" {
                    h2 #elsewhere-title { (t!("lessons.elsewhere")) }
                    ul.pieces {
                        @for card in elsewhere {
                            @let label = t!("lessons.use_here");
                            (self.line(card, if self.archived { Markup::default() } else { self.press(card, "here", IconName::Plus, &label) }))
                        }
                    }
                }
            }
            @if !self.archived { (self.making()) }
            @if !away.is_empty() {
                @let label = t!("lessons.bring_back");
                (fold("away", false, IconName::History, t!("lessons.away"), html! {
                    ul.pieces { @for card in away { (self.line(card, self.press(card, "back", IconName::Undo, &label))) } }
                }))
            }
        }
    }

    fn line(&self, card: &LessonCard, more: Markup) -> Markup {
        html! {
            li.piece-line data-key=(card.id) {
                a href={ "/class/" (self.class) "/lesson/" (card.id) } dir="auto" { (card.title) }
                p { (length(card)) @if !card.mine { " · " span dir="auto" { (t!("lessons.of", name = card.owner_name)) } } }
                (more)
            }
        }
    }

    fn press(&self, card: &LessonCard, what: &str, with: IconName, label: &str) -> Markup {
        html! {
            form method="post" action={ "/class/" (self.class) "/lesson/" (card.id) } {
                button.button name="what" value=(what) { (icon(with)) (label) span.unseen dir="auto" { ": " (card.title) } }
            }
        }
    }

    fn making(&self) -> Markup {
        let title = Written {
            form: FORM,
            name: "title",
            label: t!("lessons.title_label"),
            hint: t!("lessons.title_hint"),
            value: "",
            required: true,
        };
        html! {
            form.card.stack id=(FORM) method="post" action={ "/class/" (self.class) "/lessons" } autocomplete="off" {
                h2 { (icon(IconName::Plus)) (t!("lessons.new")) }
                input type="hidden" name="form" value=(FORM);
                input type="hidden" name="lesson" value=(LessonId::mint());
                (title.line(&self.typed))
                div { button.button.primary { (t!("lessons.make")) } }
            }
        }
    }
}
