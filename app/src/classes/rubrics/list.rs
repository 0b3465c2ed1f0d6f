//! `/class/{id}/rubrics`: the rubrics of a class, and a new one: from those that come with Waymark, or of one's own.

use domain::accounts::Me;
use domain::id::{ClassId, RubricId};
use domain::rubrics::{RubricCard, RubricWords};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Undo};
use super::said::toast;
use super::stage_name;
use crate::clock_face::{day_of, time};
use crate::plain::button;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, shown};

/// One that comes with Waymark, in the reader's language.
pub struct BankRubricIdea {
    pub id: String,
    pub words: RubricWords,
}

pub struct RubricsOfClassPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    pub archived: bool,
    pub rubrics: Vec<RubricCard>,
    pub bank: Vec<BankRubricIdea>,
    pub typed: Typed,
    pub said: String,
    /// Takes back what was just put away.
    pub undo: Option<Undo>,
}

impl RubricsOfClassPage {
    pub fn view(self) -> impl IntoView {
        let said = toast(&self.said, self.undo.clone());
        let body = self.body();
        let above = self.typed.above(&body);
        let main = html! {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href={ "/class/" (self.class) } dir="auto" { (self.class_name) } }
                h1 { (t!("rubrics.title")) }
                p.lead { (t!("rubrics.lead")) }
            }
            (above)
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn body(&self) -> Markup {
        html! {
            section.stack.tight aria-labelledby="of-class" {
                h2 #of-class { (t!("rubrics.of_class")) }
                @if self.rubrics.is_empty() { p #none.quiet-text { (t!("rubrics.class_none")) } }
                ul.pieces { @for card in &self.rubrics { (line(card)) } }
            }
            @if !self.archived { (self.begin()) (self.ready()) }
        }
    }

    fn begin(&self) -> Markup {
        let hint = t!("rubrics.title_hint");
        html! {
            form #new-rubric.card.stack method="post" action={ "/class/" (self.class) "/rubrics" } autocomplete="off" {
                h2 { (icon(IconName::Plus)) (t!("rubrics.new")) }
                input type="hidden" name="form" value="new-rubric";
                input type="hidden" name="id" value=(RubricId::mint());
                (Written { form: "new-rubric", name: "title", label: t!("rubrics.field_title"), hint, value: "", required: true }.line(&self.typed))
                div { (button("button primary", IconName::Plus, &t!("rubrics.make"), "")) }
            }
        }
    }

    fn ready(&self) -> Markup {
        html! {
            section.stack aria-labelledby="ready" {
                h2 #ready { (t!("rubrics.ready")) }
                p.quiet-text { (t!("rubrics.ready_hint")) }
                @for one in &self.bank {
                    details.fold data-key=(one.id) {
                        summary { (icon(IconName::BookOpen)) span { (one.words.title) } }
                        div.fold-body.stack.tight {
                            ul { @for words in &one.words.criteria { li { (words) } } }
                            form method="post" action={ "/class/" (self.class) "/rubrics" } {
                                input type="hidden" name="id" value=(RubricId::mint());
                                input type="hidden" name="bank" value=(one.id);
                                (button("button", IconName::Plus, &t!("rubrics.take"), &one.words.title))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn line(card: &RubricCard) -> Markup {
    html! {
        li.piece-line data-key=(card.id) {
            div.row { span.tag { (stage_name(card.stage)) } }
            a href={ "/class/" (card.class) "/rubric/" (card.id) } dir="auto" { (card.title) }
            p { (t!("rubrics.n_criteria", n = card.criteria)) " · " (t!("rubrics.wording_n", n = card.version)) }
            @if let Some(at) = card.made_with_class_at { p { (t!("rubrics.made_with_class")) " " (day_of(at)) } }
            p dir="auto" { (t!("boards.changed_by", name = card.changed_by)) " " (time(card.changed_at)) }
        }
    }
}
