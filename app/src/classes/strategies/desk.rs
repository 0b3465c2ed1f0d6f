//! `/class/{id}/shelf`: what waits for a teacher, what is on the shelf, what is off it.

use domain::accounts::Me;
use domain::strategies::{ShelfDesk, ShelfStage};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said};
use super::add::{BankStrategyIdea, add};
use super::curate::strategy;
use super::tools::asked;
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon, shown};

pub struct ShelfDeskPage {
    pub me: Me,
    pub desk: ShelfDesk,
    /// Those that are not on the shelf.
    pub bank: Vec<BankStrategyIdea>,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl ShelfDeskPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.clone().and_then(Said::toast);
        let body = self.body();
        let above = self.typed.above(&body);
        let main = html! {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href={ "/class/" (self.desk.class) } dir="auto" { (self.desk.class_name) } }
                h1 { (t!("shelf.desk_title")) }
                p.lead { (t!("shelf.desk_lead")) }
                div.row {
                    a.button href="/tries" { (icon(IconName::Footprints)) (t!("shelf.tries_shown")) }
                    a.button href="/school/tools" { (icon(IconName::Globe)) (t!("shelf.tools_title")) }
                }
            }
            (above)
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn body(&self) -> Markup {
        let (waiting, others): (Vec<_>, Vec<_>) = self.desk.strategies.iter().partition(|known| known.waits());
        let (on, off): (Vec<_>, Vec<_>) = others.into_iter().partition(|known| known.stage == ShelfStage::OnShelf);
        let list = |id: &str, title: String, of: Vec<_>| {
            html! {
                @if !of.is_empty() {
                    section.stack id=(id) aria-labelledby={ (id) "-title" } {
                        h2 id={ (id) "-title" } { (title) }
                        @for known in of { (strategy(&self.desk, known, &self.typed)) }
                    }
                }
            }
        };
        html! {
            @if !self.desk.opened {
                p #not-opened.problem {
                    (icon(IconName::TriangleAlert))
                    span { (t!("shelf.not_opened")) " " a href={ "/class/" (self.desk.class) } { (t!("shelf.to_settings")) } }
                }
            }
            @if self.desk.strategies.is_empty() && self.desk.asked.is_empty() { p #none.quiet-text { (t!("shelf.desk_none")) } }
            (list("waiting", t!("shelf.desk_waiting"), waiting))
            (asked(&self.desk, &self.typed))
            @if self.desk.opened { (add(&self.desk, &self.bank, &self.typed)) }
            (list("on-shelf", t!("shelf.desk_on"), on))
            (list("off-shelf", t!("shelf.desk_off"), off))
        }
    }
}
