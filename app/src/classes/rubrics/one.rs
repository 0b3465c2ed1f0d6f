//! `/class/{id}/rubric/{rubric}`: its words, what can be done with it, beside which prompts it stands, and how it was worded before.

use domain::accounts::Me;
use domain::classes::ClassCard;
use domain::id::RubricId;
use domain::rubrics::{RubricMove, RubricStage, RubricView};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::Frame;
use super::said::toast;
use super::stage_name;
use crate::clock_face::{day_of, time};
use crate::error::AppError;
use crate::messages::sentence;
use crate::plain::criteria_list;
use crate::t;
use crate::ui::{IconName, icon, shown};

pub struct RubricPage {
    pub me: Me,
    pub rubric: RubricView,
    /// Those that a copy can go to.
    pub classes: Vec<ClassCard>,
    pub error: Option<AppError>,
    pub said: String,
}

impl RubricPage {
    pub fn view(self) -> impl IntoView {
        let said = toast(&self.said, None);
        let main = self.main();
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn path(&self) -> String {
        format!("/class/{}/rubric/{}", self.rubric.card.class, self.rubric.card.id)
    }

    fn main(&self) -> Markup {
        let rubric = &self.rubric;
        let card = &rubric.card;
        html! {
            div.stack.tight {
                nav.row aria-label=(t!("classes.where")) {
                    a href={ "/class/" (card.class) } dir="auto" { (rubric.class_name) }
                    a href={ "/class/" (card.class) "/rubrics" } { (t!("rubrics.title")) }
                }
                div.row { span.tag { (stage_name(card.stage)) } span.small.quiet-text { (t!("rubrics.wording_n", n = card.version)) } }
                h1 dir="auto" { (card.title) }
                @if let Some(at) = card.made_with_class_at {
                    p.quiet-text { (icon(IconName::Users)) " " (t!("rubrics.made_with_class")) " " (day_of(at)) }
                }
            }
            @if let Some(error) = &self.error {
                p.problem role="alert" { (icon(IconName::TriangleAlert)) span { (sentence(&error.sentence())) } }
            }
            section.card.stack.tight data-point="reflection" aria-labelledby="words" {
                h2 #words { (t!("rubrics.criteria")) }
                @if rubric.wording.criteria.is_empty() { p.quiet-text { (t!("rubrics.no_criteria")) } }
                (criteria_list(&rubric.wording))
                @if !rubric.archived && card.stage != RubricStage::Resting {
                    div { a.button href={ (self.path()) "/edit" } { (icon(IconName::Pencil))
                        @if card.stage == RubricStage::InUse { (t!("rubrics.revise_it")) } @else { (t!("rubrics.edit")) } } }
                }
            }
            @if !rubric.archived { (self.moves()) (self.prompts()) }
            (self.earlier())
            (self.copy())
            @if card.stage == RubricStage::Draft && !rubric.archived {
                form method="post" action=(self.path()) {
                    button.button.quiet name="what" value="remove" { (icon(IconName::Trash)) (t!("rubrics.remove")) }
                }
            }
        }
    }

    /// What leads on from where it stands. One of them is the filled one.
    fn moves(&self) -> Markup {
        let card = &self.rubric.card;
        let press = |by: RubricMove, class: &str, mark: IconName, label: String, hint: String| {
            html! {
                form.stack.tight method="post" action=(self.path()) {
                    input type="hidden" name="rev" value=(card.rev);
                    div { button class=(class) name="what" value=(by.name()) { (icon(mark)) (label) } }
                    p.small.quiet-text { (hint) }
                }
            }
        };
        html! {
            section.card.stack aria-labelledby="moves" {
                h2 #moves { (t!("rubrics.what_now")) }
                @match card.stage {
                    RubricStage::Draft => {
                        (press(RubricMove::Use, "button primary", IconName::Check, t!("rubrics.use"), t!("rubrics.use_hint")))
                        (press(RubricMove::Make, "button", IconName::Users, t!("rubrics.make_with_class"), t!("rubrics.make_with_class_hint")))
                    },
                    RubricStage::Making(_) => {
                        div { a.button.primary href={ (self.path()) "/making" } { (icon(IconName::Users)) (t!("rubrics.go_on_making")) } }
                    },
                    RubricStage::InUse => (press(RubricMove::Rest, "button", IconName::Pause, t!("rubrics.rest"), t!("rubrics.rest_hint"))),
                    RubricStage::Resting => (press(RubricMove::Use, "button primary", IconName::Play, t!("rubrics.use_again"), t!("rubrics.use_hint"))),
                }
            }
        }
    }

    fn prompts(&self) -> Markup {
        let rubric = &self.rubric;
        html! {
            section.card.stack.tight aria-labelledby="prompts" {
                h2 #prompts { (t!("rubrics.beside_prompts")) }
                p.quiet-text { (t!("rubrics.beside_prompts_hint")) }
                @if rubric.prompts.is_empty() { p.quiet-text { (t!("rubrics.no_prompts")) } }
                ul.plain-list {
                    @for (id, question, beside) in &rubric.prompts {
                        li data-key=(id) {
                            form.row.apart method="post" action=(self.path()) {
                                input type="hidden" name="prompt" value=(id);
                                span dir="auto" { (question) }
                                @if *beside {
                                    button.button.quiet name="what" value="not_beside" { (icon(IconName::X)) (t!("rubrics.take_away")) span.unseen dir="auto" { ": " (question) } }
                                } @else {
                                    button.button name="what" value="beside" { (icon(IconName::Plus)) (t!("rubrics.put_beside")) span.unseen dir="auto" { ": " (question) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn earlier(&self) -> Markup {
        html! {
            @for before in &self.rubric.earlier {
                details.fold data-key={ "wording-" (before.wording.version) } {
                    summary { (icon(IconName::History)) span { (t!("rubrics.wording_n", n = before.wording.version)) " · " (time(before.at)) } }
                    div.fold-body { (criteria_list(&before.wording)) }
                }
            }
        }
    }

    fn copy(&self) -> Markup {
        html! {
            @if !self.classes.is_empty() {
                details.fold data-key="copy" {
                    summary { (icon(IconName::Copy)) span { (t!("rubrics.copy")) } }
                    form.fold-body.stack.tight method="post" action=(self.path()) {
                        input type="hidden" name="new" value=(RubricId::mint());
                        div.field {
                            label.field-label for="copy-to" { (t!("rubrics.copy_to")) }
                            select.input #copy-to name="to" { @for class in &self.classes { option value=(class.id) { (class.name) } } }
                        }
                        div { (copy_button()) }
                    }
                }
            }
        }
    }
}

fn copy_button() -> Markup {
    html! { button.button name="what" value="copy" { (icon(IconName::Copy)) (t!("rubrics.copy_make")) } }
}
