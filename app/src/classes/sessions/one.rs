//! `/class/{id}/session/{session}`: what happened, and what comes next. One page, also on paper.

use domain::accounts::Me;
use domain::sessions::{Asked, SessionView};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::access::next_few;
use super::super::frame::Frame;
use super::people::{name, people};
use super::span;
use crate::clock_face::time;
use crate::t;
use crate::ui::{IconName, icon, shown};

pub struct SessionPage {
    pub me: Me,
    pub session: SessionView,
}

impl SessionPage {
    pub fn view(self) -> impl IntoView {
        let view = &self.session;
        let main = html! {
            (head(view))
            (asked(&view.asked))
            div.session-split { (people(view)) }
            (late(view))
            (released(view))
            (coming(view))
        };
        view! { <Frame me=self.me class="page stack loose session" said=None>{shown(main)}</Frame> }
    }
}

fn head(view: &SessionView) -> Markup {
    let (class, card) = (view.class, &view.card);
    html! {
        div.stack.tight {
            nav.row aria-label=(t!("classes.where")) {
                a href={ "/class/" (class) } dir="auto" { (view.class_name) }
                a href={ "/class/" (class) "/sessions" } { (t!("sessions.titles")) }
            }
            h1 { (t!("sessions.title")) }
            p.lead { span dir="auto" { (view.class_name) } " · " (span(card)) " · " (t!("sessions.took_part", n = card.came)) }
            @if card.closed_at.is_none() {
                p.note { (icon(IconName::DoorOpen)) span { (t!("sessions.open_note")) } }
            } @else {
                p.note { (icon(IconName::DoorClosed)) span { (t!("sessions.closed_note")) } }
            }
            p.note { (icon(IconName::Lock)) span { (t!("sessions.who_sees")) } }
            div.row.no-print {
                @if !view.archived { a.button href={ "/console/" (class) } { (t!("sessions.console")) } }
                button.button type="button" hidden data-print="" data-kept="" { (icon(IconName::Printer)) (t!("sessions.print")) }
            }
        }
    }
}

fn asked(asked: &[Asked]) -> Markup {
    html! {
        section #asked.card.stack.tight aria-labelledby="asked-title" {
            h2 #asked-title { (t!("sessions.asked")) }
            @if asked.is_empty() { p.quiet-text { (t!("sessions.asked_nothing")) } } @else {
                ol.stack.tight {
                    @for one in asked {
                        li data-key=(one.prompt) {
                            strong dir="auto" { (one.question) } " "
                            span.small.quiet-text {
                                (t!("sessions.answers", n = one.shared))
                                @if one.late > 0 { " " (t!("sessions.answers_late", n = one.late)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Late work says so, beside the name and in words.
fn late(view: &SessionView) -> Markup {
    html! {
        @if !view.late.is_empty() {
            section #late.card.stack.tight aria-labelledby="late-title" {
                h2 #late-title { (t!("sessions.late", n = view.late.len())) }
                p.small.quiet-text { (t!("sessions.late_hint")) }
                ul.session-people {
                    @for one in &view.late {
                        li data-key=(one.piece) {
                            (name(view.class, &one.who))
                            span.tag { (icon(IconName::Clock)) (t!("sessions.late_tag")) }
                            span { a href={ "/console/" (view.class) "?show=all&piece=" (one.piece) } dir="auto" { (one.question) } }
                            span.small.quiet-text { (t!("sessions.late_at")) " " (time(one.received_at)) }
                        }
                    }
                }
            }
        }
    }
}

fn released(view: &SessionView) -> Markup {
    html! {
        section #released.card.stack.tight aria-labelledby="released-title" {
            h2 #released-title { (t!("sessions.released", n = view.released.len())) }
            @if view.released.is_empty() { p.quiet-text { (t!("sessions.released_nothing")) } } @else {
                p.small.quiet-text { (t!("sessions.released_hint")) }
                ul.session-people {
                    @for one in &view.released {
                        li data-key=(one.piece) {
                            (name(view.class, &one.who))
                            span { a href={ "/console/" (view.class) "?show=all&piece=" (one.piece) } dir="auto" { (one.question) } }
                            @if one.taken_back { span.tag { (t!("sessions.taken_back")) } }
                        }
                    }
                }
            }
        }
    }
}

/// Who to begin with follows from what is now; of an older session it would say nothing.
fn coming(view: &SessionView) -> Markup {
    html! {
        @if !view.archived {
            section #coming.card.stack aria-labelledby="coming-title" {
                h2 #coming-title { (t!("sessions.coming")) }
                @if !view.newest { p.small.quiet-text { (t!("sessions.coming_now")) } }
                (next_few(view.class, &view.next, view.now))
                p {
                    @if view.queue > 0 {
                        a href={ "/console/" (view.class) "?show=waiting" } { (t!("sessions.queue", n = view.queue)) }
                    } @else { (t!("sessions.queue_empty")) }
                }
                div.row.no-print {
                    a.button href={ "/class/" (view.class) "/access" } { (icon(IconName::Sprout)) (t!("access.title")) }
                    a.button href={ "/class/" (view.class) "/prompts" } { (icon(IconName::BookOpen)) (t!("prompts.choose")) }
                }
            }
        }
    }
}
