//! "I can …": what a class is learning to do, as far as the goal is about it; claimed with something that shows it.

use domain::goals::{AimView, OwnGoal};
use domain::id::EvidenceId;
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::anew::{anew, keep_words};
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
                (reclaim(mine, aim, evidence))
            } @else if evidence.is_empty() {
                p.small.quiet-text { (t!("goals.claim_needs")) }
            } @else {
                (claim(mine, aim, evidence))
            }
            @if aim.may_unlink {
                (mine.form(&form, "goal_aim", &[("competency", id.clone()), ("aims", "no".to_owned())], html! {
                    button.button.quiet { (t!("goals.claim_drop")) }
                }))
            }
        }
    }
}

/// What was said of it once stands there, also when nothing shows it any more.
fn claim(mine: Mine, aim: &AimView, evidence: &[ShownEvidence]) -> Markup {
    let id = aim.competency.to_string();
    let form = ["claim-", &id].concat();
    let fields = html! {
        (says(mine, &form, evidence, None, &aim.claim))
        div { button.button { (icon(IconName::CircleCheck)) (t!("goals.claim")) } }
    };
    mine.form(&form, "goal_claim", &[("competency", id)], fields)
}

/// The same said anew: in other words, or shown by something else.
fn reclaim(mine: Mine, aim: &AimView, evidence: &[ShownEvidence]) -> Markup {
    let id = aim.competency.to_string();
    let form = ["reclaim-", &id].concat();
    // What was read goes along: over something that was said later, this is not kept.
    let claimed = aim.claimed_at.map(|at| at.0.to_string()).unwrap_or_default();
    let fields = html! {
        (says(mine, &form, evidence, aim.evidence, &aim.claim))
        (keep_words())
    };
    let inside = mine.form(&form, "goal_reclaim", &[("competency", id.clone()), ("claimed", claimed)], fields);
    anew(&id, &t!("goals.reword"), &aim.statement, inside)
}

/// What shows it, and a sentence. `by`: what shows it now.
fn says(mine: Mine, form: &str, evidence: &[ShownEvidence], by: Option<EvidenceId>, words: &str) -> Markup {
    let which = field_id(form, "evidence");
    // A list keeps what was chosen in it (`patch` in /live.js): where something else shows it now, it is another list.
    let key = by.map(|by| ["by-", &by.to_string()].concat());
    html! {
        div.field data-key=[key] {
            label.field-label for=(which) { (t!("goals.claim_by")) }
            select.input id=(which) name="evidence" autocomplete="off" dir="auto" {
                @for shown in evidence { option value=(shown.id) selected[by == Some(shown.id)] { (shown.label) } }
            }
            (mine.problem(form, "evidence"))
        }
        (mine.sentence(form, "words", &t!("goals.evidence_why"), words, LONGEST_SENTENCE, 1))
    }
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
