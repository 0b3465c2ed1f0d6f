//! "I can …": what a class is learning to do, as far as the goal is about it; claimed with something that shows it.

use domain::goals::{AimView, OwnGoal};
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::api::{GoalPage, ShownEvidence};
use super::mine::{Mine, field_id, heading};
use crate::t;
use crate::ui::{IconName, icon};

pub fn claims(mine: Mine, page: &GoalPage) -> Markup {
    let own = &page.own;
    let goal = &own.goal;
    html! {
        @if !goal.aims.is_empty() || goal.stage.is_open() && !own.competencies.is_empty() {
            section.stack data-key="claims" aria-labelledby="claims" {
                (heading("claims", &t!("goals.claims"), &t!("goals.claims_hint")))
                @if !goal.aims.is_empty() {
                    ul.stack { @for aim in &goal.aims { (one(mine, aim, &page.evidence)) } }
                }
                (aim_at(mine, own))
            }
        }
    }
}

fn one(mine: Mine, aim: &AimView, evidence: &[ShownEvidence]) -> Markup {
    let id = aim.competency.to_string();
    let shows = aim.evidence.and_then(|by| evidence.iter().find(|shown| shown.id == by));
    let form = ["unaim-", &id].concat();
    html! {
        li.card.flat.stack.tight data-key=(id) {
            p.said dir="auto" { (aim.statement) }
            p.small.quiet-text dir="auto" {
                (aim.class_name)
                @if !aim.code.is_empty() { " · " (aim.code) }
                @if let Some(name) = &aim.linked_by { " · " (t!("goals.said_linked_by", name = name)) }
            }
            @if let Some(shows) = shows {
                p.row { span.tag data-point="goals" { (icon(IconName::CircleCheck)) (t!("goals.claimed")) } }
                @if !aim.claim.is_empty() { p.words dir="auto" { (aim.claim) } }
                p.small.quiet-text dir="auto" { (shows.label) }
            } @else if evidence.is_empty() {
                p.small.quiet-text { (t!("goals.claim_needs")) }
            } @else {
                (claim(mine, &id, evidence))
            }
            @if aim.may_unlink {
                (mine.form(&form, "goal_aim", &[("competency", id.clone()), ("aims", "no".to_owned())], html! {
                    button.button.quiet { (t!("goals.claim_drop")) }
                }))
            }
        }
    }
}

fn claim(mine: Mine, id: &str, evidence: &[ShownEvidence]) -> Markup {
    let form = ["claim-", id].concat();
    let by = field_id(&form, "evidence");
    let fields = html! {
        div.field {
            label.field-label for=(by) { (t!("goals.claim_by")) }
            select.input id=(by) name="evidence" autocomplete="off" dir="auto" {
                @for shown in evidence { option value=(shown.id) { (shown.label) } }
            }
        }
        (mine.sentence(&form, "words", &t!("goals.evidence_why"), "", LONGEST_SENTENCE, 1))
        div { button.button { (icon(IconName::CircleCheck)) (t!("goals.claim")) } }
    };
    mine.form(&form, "goal_claim", &[("competency", id.to_owned())], fields)
}

/// One more that the goal is about.
fn aim_at(mine: Mine, own: &OwnGoal) -> Markup {
    const FORM: &str = "aim";
    let aimed = |id| own.goal.aims.iter().any(|aim| aim.competency == id);
    let offered: Vec<_> = own.competencies.iter().filter(|known| !aimed(known.id)).collect();
    if offered.is_empty() || !own.goal.stage.is_open() {
        return Markup::default();
    }
    let which = field_id(FORM, "competency");
    let fields = html! {
        div.field {
            label.field-label for=(which) { (t!("goals.claims")) }
            select.input id=(which) name="competency" autocomplete="off" dir="auto" {
                @for known in offered {
                    option value=(known.id) { (known.statement) @if !known.code.is_empty() { " · " (known.code) } }
                }
            }
        }
        div { button.button { (icon(IconName::Link)) (t!("goals.claim_link")) } }
    };
    mine.form(FORM, "goal_aim", &[("aims", "yes".to_owned())], fields)
}
