//! `/class/{id}/sessions`: the sessions of a class, newest first.

use domain::accounts::Me;
use domain::id::ClassId;
use domain::sessions::SessionCard;
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::Frame;
use super::span;
use crate::t;
use crate::ui::{cairn, shown};

pub struct SessionsPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    pub sessions: Vec<SessionCard>,
}

impl SessionsPage {
    pub fn view(self) -> impl IntoView {
        let main = html! {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href={ "/class/" (self.class) } dir="auto" { (self.class_name) } }
                h1 { (t!("sessions.titles")) }
                p.lead { (t!("sessions.lead")) }
            }
            @if self.sessions.is_empty() {
                div.empty { (cairn()) p { (t!("sessions.none")) } }
            } @else {
                ul.pieces { @for card in &self.sessions { (line(self.class, card)) } }
            }
        };
        view! { <Frame me=self.me class="page reading stack loose" said=None>{shown(main)}</Frame> }
    }
}

fn line(class: ClassId, card: &SessionCard) -> Markup {
    html! {
        li.piece-line data-key=(card.id) {
            a href={ "/class/" (class) "/session/" (card.id) } { (span(card)) }
            p { (t!("sessions.took_part", n = card.came)) }
        }
    }
}
