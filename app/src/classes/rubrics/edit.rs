//! `/class/{id}/rubric/{rubric}/edit`: everything of a rubric on one page. Each button keeps all that was typed. The page is not live: a
//! number that renewed itself would let it overwrite what somebody else kept.

use domain::accounts::Me;
use domain::id::CriterionId;
use domain::refusal::Refusal;
use domain::rubrics::{
    CriterionEdit, LEVELS, LONGEST_CRITERION, LONGEST_LEVEL, LONGEST_LEVEL_WORDS, MOST_CRITERIA, RubricEdit,
    RubricStage, RubricView,
};
use domain::words::LONGEST_NAME;
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::Frame;
use super::said::toast;
use crate::error::AppError;
use crate::messages::sentence;
use crate::t;
use crate::ui::{IconName, icon, problem_line, shown};

/// What was typed and did not stand.
pub struct RubricEditTyped {
    pub edit: RubricEdit,
    pub error: AppError,
}

impl RubricEditTyped {
    /// Somebody else kept something meanwhile: the page shows what stands now, and what was typed beside it.
    fn is_stale(&self) -> bool {
        let AppError::Refused { refusal: Refusal::Conflict { sentence } } = &self.error else { return false };
        sentence.key == "rubrics.changed_meanwhile"
    }
}

pub struct EditRubricPage {
    pub me: Me,
    pub rubric: RubricView,
    pub typed: Option<RubricEditTyped>,
    pub said: String,
}

impl EditRubricPage {
    pub fn view(self) -> impl IntoView {
        let said = toast(&self.said, None);
        let main = self.main();
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn stale(&self) -> Option<&RubricEditTyped> {
        self.typed.as_ref().filter(|typed| typed.is_stale())
    }

    /// What the fields say: as typed after a fault, else as it stands.
    fn edit(&self) -> RubricEdit {
        let mut edit = match &self.typed {
            Some(typed) if !typed.is_stale() => typed.edit.clone(),
            _ => {
                let wording = &self.rubric.wording;
                let criteria = wording.criteria.iter().map(|one| CriterionEdit {
                    id: one.id,
                    new: false,
                    words: one.words.clone(),
                    levels: one.levels.clone(),
                });
                RubricEdit {
                    rev: self.rubric.card.rev,
                    title: self.rubric.card.title.clone(),
                    levels: wording.levels.clone(),
                    criteria: criteria.collect(),
                    act: Default::default(),
                }
            }
        };
        edit.levels.resize(*LEVELS.end(), String::new());
        let empty = edit.criteria.iter().any(|one| one.new && one.words.is_empty());
        if !empty && edit.criteria.len() < MOST_CRITERIA {
            edit.criteria.push(CriterionEdit {
                id: CriterionId::mint(),
                new: true,
                words: String::new(),
                levels: vec![],
            });
        }
        edit
    }

    fn fault(&self, field: &str) -> Option<domain::refusal::Sentence> {
        self.typed.as_ref().and_then(|typed| typed.error.fault(field))
    }

    fn main(&self) -> Markup {
        let card = &self.rubric.card;
        let path = format!("/class/{}/rubric/{}", card.class, card.id);
        let edit = self.edit();
        let ids: Vec<String> = edit.criteria.iter().map(|one| one.id.to_string()).collect();
        html! {
            div.stack.tight {
                nav.row aria-label=(t!("classes.where")) {
                    a href={ "/class/" (card.class) } dir="auto" { (self.rubric.class_name) }
                    a href=(path) dir="auto" { (card.title) }
                }
                h1 { (t!("rubrics.edit_title")) }
                p.lead { @if card.stage == RubricStage::InUse { (t!("rubrics.edit_in_use")) } @else { (t!("rubrics.edit_lead")) } }
            }
            (self.trouble())
            form #edit.stack.loose method="post" action={ (path) "/edit" } autocomplete="off" {
                input type="hidden" name="rev" value=(card.rev);
                input type="hidden" name="criteria" value=(ids.join(","));
                // First of the form's buttons: Enter keeps, and moves nothing.
                div.row {
                    button.button.primary name="act" value="keep" { (icon(IconName::Check)) (t!("rubrics.keep")) }
                    a.button.quiet href=(path) { (t!("rubrics.done")) }
                }
                (self.line("title", t!("rubrics.field_title"), &edit.title, LONGEST_NAME))
                (problem_line("criteria-problem", self.fault("criteria").as_ref()))
                @for (at, one) in edit.criteria.iter().enumerate() { (self.criterion(one, at + 1, &edit)) }
                (self.levels(&edit))
                div { button.button name="act" value="keep" { (t!("rubrics.keep")) } }
            }
        }
    }

    fn trouble(&self) -> Markup {
        let faults = matches!(&self.typed, Some(typed) if matches!(&typed.error, AppError::Refused { refusal: Refusal::Invalid { .. } }));
        html! {
            @if let Some(stale) = self.stale() {
                div #stale.problem role="alert" {
                    (icon(IconName::TriangleAlert))
                    div.stack.tight {
                        p dir="auto" { (t!("rubrics.stale", name = self.rubric.card.changed_by)) }
                        p.small { (t!("rubrics.stale_typed")) }
                        ul.plain-list {
                            @for one in stale.edit.criteria.iter().filter(|one| !one.words.trim().is_empty()) { li dir="auto" { (one.words) } }
                        }
                    }
                }
            } @else if let Some(typed) = self.typed.as_ref().filter(|_| !faults) {
                p.problem role="alert" { (icon(IconName::TriangleAlert)) span { (sentence(&typed.error.sentence())) } }
            }
        }
    }

    fn line(&self, name: &str, label: String, value: &str, most: usize) -> Markup {
        let (fault, problem) = (self.fault(name), format!("{name}-problem"));
        html! {
            div.field {
                label.field-label for=(name) { (label) }
                input.input id=(name) name=(name) value=(value) dir="auto" maxlength=(most) autocomplete="off"
                    aria-invalid=[fault.as_ref().map(|_| "true")] aria-describedby=[fault.as_ref().map(|_| problem.as_str())];
                (problem_line(&problem, fault.as_ref()))
            }
        }
    }

    fn criterion(&self, one: &CriterionEdit, number: usize, edit: &RubricEdit) -> Markup {
        let id = one.id.to_string();
        let label = if one.new { t!("rubrics.new_criterion") } else { t!("rubrics.criterion_n", n = number) };
        let named: Vec<(usize, &String)> = edit.levels.iter().filter(|name| !name.is_empty()).enumerate().collect();
        html! {
            fieldset.card.stack.tight data-key=(id) {
                legend.legend { (label) }
                @if one.new { input type="hidden" name={ "new-" (id) } value="yes"; }
                (self.line(&format!("criterion-{id}"), t!("rubrics.criterion_words"), &one.words, LONGEST_CRITERION))
                @for (at, name) in &named {
                    @let field = format!("level-{at}-{id}");
                    div.field {
                        label.field-label.small for=(field) dir="auto" { (t!("rubrics.level_looks", level = name)) }
                        input.input id=(field) name=(field) dir="auto" maxlength=(LONGEST_LEVEL_WORDS) autocomplete="off"
                            value=(one.levels.get(*at).map_or("", String::as_str));
                    }
                }
                @if !one.new {
                    div.row {
                        (act("up", &id, t!("boards.up"), &one.words, IconName::ArrowUp))
                        (act("down", &id, t!("boards.down"), &one.words, IconName::ArrowDown))
                        (act("remove", &id, t!("rubrics.remove_criterion"), &one.words, IconName::Trash))
                    }
                }
            }
        }
    }

    fn levels(&self, edit: &RubricEdit) -> Markup {
        let any = edit.levels.iter().any(|name| !name.is_empty());
        html! {
            details.fold #levels open[any || self.fault("levels").is_some()] {
                summary { (icon(IconName::LayoutGrid)) span { (t!("rubrics.levels")) } }
                fieldset.fold-body.stack.tight {
                    legend.unseen { (t!("rubrics.levels")) }
                    p.field-hint { (t!("rubrics.levels_hint")) }
                    (problem_line("levels-problem", self.fault("levels").as_ref()))
                    @for (at, name) in edit.levels.iter().enumerate() {
                        (self.line(&format!("level-{at}"), t!("rubrics.level_n", n = at + 1), name, LONGEST_LEVEL))
                    }
                }
            }
        }
    }
}

fn act(what: &str, id: &str, label: String, of: &str, mark: IconName) -> Markup {
    html! {
        button.button.quiet name="act" value={ (what) ":" (id) } { (icon(mark)) (label) span.unseen dir="auto" { ": " (of) } }
    }
}
