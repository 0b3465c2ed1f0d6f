//! `/class/{id}/questions`: what needs a look, what waits for a release, what is on the board; what the whole class stays with.

use domain::accounts::Me;
use domain::questions::{Desk, DeskQuestion, QuestionStage};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said};
use super::essential::essential;
use super::one::one;
use super::setting::setting;
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon, shown};

pub struct QuestionDeskPage {
    pub me: Me,
    pub desk: Desk,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl QuestionDeskPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.clone().and_then(Said::toast);
        let body = self.body();
        let above = self.typed.above(&body);
        let class = self.desk.class;
        let main = html! {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href={ "/class/" (class) } dir="auto" { (self.desk.name) } }
                h1 { (t!("questions.desk_title")) }
                p.lead { (t!("questions.desk_lead")) }
                div { a.button href={ "/class/" (class) "/rounds" } { (icon(IconName::Users)) (t!("rounds.titles")) } }
            }
            (above)
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn body(&self) -> Markup {
        let desk = &self.desk;
        let of = |is: fn(&DeskQuestion) -> bool| desk.questions.iter().filter(move |known| is(known)).collect();
        let reported: Vec<_> = of(|known| known.needs_a_look() && known.stage.is_on_board());
        let waiting: Vec<_> = of(|known| known.stage == QuestionStage::Waiting);
        let open: Vec<_> = of(|known| !known.needs_a_look() && known.stage.is_on_board());
        let off: Vec<_> = of(|known| known.stage == QuestionStage::Off);
        html! {
            @if !desk.way_open && !desk.archived {
                p #not-opened.problem {
                    (icon(IconName::TriangleAlert))
                    span { (t!("questions.not_opened")) " " a href={ "/class/" (desk.class) } { (t!("questions.to_settings")) } }
                }
            }
            @if let Some(running) = &desk.running {
                div.turn data-turn="nobody" {
                    (icon(IconName::Users))
                    p { a href={ "/class/" (desk.class) "/round/" (running.id) } dir="auto" { (t!("rounds.title")) ": " (running.focus) } }
                }
            }
            (self.list("reported", t!("questions.desk_reported"), &reported))
            (self.list("waiting", t!("questions.desk_waiting"), &waiting))
            (essential(desk, &self.typed))
            section.stack #open aria-labelledby="open-title" {
                h2 #open-title { (t!("questions.desk_open")) }
                @if desk.questions.is_empty() { p #none.quiet-text { (t!("questions.desk_none")) } }
                ul.questions { @for known in open { (one(desk, known, &self.typed)) } }
            }
            (self.list("off", t!("questions.desk_off"), &off))
            @if !desk.archived { (setting(desk)) }
        }
    }

    fn list(&self, id: &str, title: String, of: &[&DeskQuestion]) -> Markup {
        html! {
            @if !of.is_empty() {
                section.stack id=(id) aria-labelledby={ (id) "-title" } {
                    h2 id={ (id) "-title" } { (title) }
                    ul.questions { @for known in of { (one(&self.desk, known, &self.typed)) } }
                }
            }
        }
    }
}
