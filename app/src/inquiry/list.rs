//! `/inquiries`: what a student wonders. Open ones, those that rest, those that are put away; and what they replied to others.

use domain::accounts::Me;
use domain::classes::AccessPoint;
use domain::inquiry::{InquiryCard, OwnInquiries, Pace};
use leptos::prelude::*;
use maud::{Markup, html};

use super::new::{Beginning, begin};
use super::replies::replied;
use super::said::toast;
use crate::clock_face::time;
use crate::plain::{StaffHeader, brought_stands, fold, inquiry_standing};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, hear_early, icon, shown};

pub struct InquiriesPage {
    pub me: Me,
    pub own: OwnInquiries,
    /// What a new one begins with, when the student comes from a question.
    pub beginning: Beginning,
    pub typed: Typed,
    /// The deed that was just done.
    pub said: String,
}

impl InquiriesPage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let above = self.typed.above(&body);
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("choices.where")) { a href="/home" { (t!("inquiry.home")) } }
                    h1 #inquiries-title { (t!("inquiry.title")) }
                    p.lead #inquiries-lead { (t!("inquiry.lead")) }
                    (hear_early("inquiries-title inquiries-lead"))
                    p.note { (icon(IconName::Lock)) span { (t!("inquiry.private")) } }
                    p { a.button href="/reads" { (icon(IconName::BookOpen)) (t!("inquiry.reads")) } }
                }
                (above)
                (body)
            }
            (toast(self.me.person, &self.said, None))
        };
        view! { <StaffHeader me/>{shown(main)} }
    }

    fn body(&self) -> Markup {
        let of = |pace| self.own.inquiries.iter().filter(move |card| card.state.pace == pace).collect::<Vec<_>>();
        let going = of(Pace::Going);
        let first = going.is_empty() || self.beginning.is_begun();
        let new = begin(self.me.person, &self.own, &self.beginning, &self.typed);
        html! {
            @if first {
                section.card.stack data-point="inquiry" aria-labelledby="begin-title" {
                    h2 id="begin-title" { (t!("inquiry.begin_title")) }
                    (hear_early("begin-title"))
                    (new)
                }
            }
            @if self.own.inquiries.is_empty() && self.own.brought { (brought_stands(Some(AccessPoint::Inquiry))) }
            (section("going", t!("inquiry.list_going"), &going))
            @if !first { (fold("beginning", self.typed.is("begin"), IconName::Plus, t!("inquiry.begin_another"), new)) }
            (section("resting", t!("inquiry.list_resting"), &of(Pace::Resting)))
            (section("put-away", t!("inquiry.list_put_away"), &of(Pace::PutAway)))
            (replied(self.me.person, &self.own.replied, &self.typed))
        }
    }
}

fn section(id: &str, title: String, cards: &[&InquiryCard]) -> Markup {
    html! {
        @if !cards.is_empty() {
            section.stack id=(id) aria-labelledby={ (id) "-title" } {
                h2 id={ (id) "-title" } { (title) }
                ul.inquiries { @for card in cards { (line(card)) } }
            }
        }
    }
}

fn line(card: &InquiryCard) -> Markup {
    html! {
        li.card.stack.tight data-key=(card.id) data-point="inquiry" {
            p.row { span.tag data-point="inquiry" { (inquiry_standing(card.state)) }
                @for class in &card.classes { span.tag dir="auto" { (class.name) } }
            }
            @let (words, asked) = (format!("words-{}", card.id), format!("asked-{}", card.id));
            h3 id=(words) dir="auto" { a href={ "/inquiry/" (card.id) } { (card.question) } }
            (hear_early(&if card.asked { format!("{words} {asked}") } else { words.clone() }))
            p.small.quiet-text {
                (t!("inquiry.notes_n", n = card.notes)) " · " (t!("inquiry.perspectives_n", n = card.perspectives)) " · " (time(card.changed_at))
            }
            @if card.asked { p.note { (icon(IconName::MessageQuestion)) span id=(asked) { (t!("inquiry.asked")) } } }
        }
    }
}
