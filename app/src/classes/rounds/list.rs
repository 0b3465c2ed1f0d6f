//! `/class/{id}/rounds`: the rounds of a class, and a new one.

use domain::accounts::Me;
use domain::id::ClassId;
use domain::rounds::RoundCard;
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said};
use super::new::new;
use crate::clock_face::day_of;
use crate::plain::step_name;
use crate::t;
use crate::typed::Typed;
use crate::ui::shown;

pub struct RoundsPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    pub archived: bool,
    pub rounds: Vec<RoundCard>,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl RoundsPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.clone().and_then(Said::toast);
        let body = self.body();
        let above = self.typed.above(&body);
        let main = html! {
            div.stack.tight {
                nav.row aria-label=(t!("classes.where")) {
                    a href={ "/class/" (self.class) } dir="auto" { (self.class_name) }
                    a href={ "/class/" (self.class) "/questions" } { (t!("questions.desk_title")) }
                }
                h1 { (t!("rounds.titles")) }
                p.lead { (t!("rounds.lead")) }
                p.small.quiet-text { (t!("rounds.source")) }
            }
            (above)
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn body(&self) -> Markup {
        html! {
            section.stack.tight aria-labelledby="rounds-title" {
                h2 #rounds-title { (t!("rounds.of_class")) }
                @if self.rounds.is_empty() { p #none.quiet-text { (t!("rounds.none")) } }
                ul.pieces { @for card in &self.rounds { (self.line(card)) } }
            }
            @if !self.archived { (new(self.class, &self.typed)) }
        }
    }

    fn line(&self, card: &RoundCard) -> Markup {
        html! {
            li.piece-line data-key=(card.id) {
                div.row { span.tag data-point=[card.step.is_running().then_some("inquiry")] { (step_name(card.step)) } }
                a href={ "/class/" (self.class) "/round/" (card.id) } dir="auto" { (card.focus.words) }
                p { (day_of(card.made_at)) }
            }
        }
    }
}
