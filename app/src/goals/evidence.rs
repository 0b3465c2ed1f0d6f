//! What shows where one is with a goal: versions of own pieces, each with a sentence of what it shows.

use domain::goals::{EvidenceView, GoalStage, OwnGoal, Shown};
use domain::id::EvidenceId;
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::mine::{Mine, field_id, heading};
use super::plan::is_wrong;
use crate::clock_face::time;
use crate::t;
use crate::ui::{IconName, icon, rich, served};

/// Number of the thing that the page makes: see [`Mine::made`].
const NEW_EVIDENCE: usize = 5;

pub fn evidence(mine: Mine, own: &OwnGoal) -> Markup {
    let goal = &own.goal;
    html! {
        section.stack data-key="evidence" aria-labelledby="evidence" {
            (heading("evidence", &t!("goals.evidence"), &t!("goals.evidence_none")))
            @if !goal.evidence.is_empty() {
                ul.stack { @for shown in &goal.evidence { (one(mine, shown)) } }
            }
            @if goal.stage == GoalStage::SetAside {
                // It rests.
            } @else if own.shown.is_empty() {
                p.small.quiet-text { (t!("goals.evidence_needs")) }
            } @else {
                (link(mine, own))
            }
        }
    }
}

fn one(mine: Mine, shown: &EvidenceView) -> Markup {
    let (id, cited) = (shown.id.to_string(), &shown.cited);
    let form = ["unlink-", &id].concat();
    html! {
        li.card.flat.stack.tight data-key=(id) {
            @if !shown.words.is_empty() { p.said dir="auto" { (shown.words) } }
            p.small { a href={ "/piece/" (cited.reflection) } dir="auto" { (option(&cited.question, cited.number)) } " · " (time(cited.shared_at)) }
            blockquote.words.rich.cited hidden[cited.words.is_empty()] { (rich(&cited.words, &[])) }
            (served(&["/version/", &cited.version.to_string(), "/shown"].concat(), "cited"))
            (mine.form(&form, "goal_unlink", &[("evidence", id.clone())], html! {
                button.button.quiet { (t!("goals.evidence_drop")) }
            }))
        }
    }
}

fn link(mine: Mine, own: &OwnGoal) -> Markup {
    const FORM: &str = "link";
    let linked = |shown: &&Shown| own.goal.evidence.iter().any(|known| known.cited.version == shown.version);
    let offered: Vec<_> = own.shown.iter().filter(|shown| !linked(shown)).collect();
    if offered.is_empty() {
        return Markup::default();
    }
    let piece = field_id(FORM, "version");
    let fields = html! {
        div.field {
            label.field-label for=(piece) { (t!("goals.evidence_pick")) }
            select.input id=(piece) name="version" autocomplete="off" dir="auto" {
                @for shown in offered { option value=(shown.version) { (option(&shown.question, shown.number)) } }
            }
            (mine.problem(FORM, "version"))
        }
        (mine.sentence(FORM, "words", &t!("goals.evidence_why"), "", LONGEST_SENTENCE, 2))
        p.note { (icon(IconName::Eye)) span { (t!("goals.evidence_seen")) } }
        div { button.button { (icon(IconName::Link)) (t!("goals.evidence_add")) } }
    };
    let made = mine.made::<EvidenceId>(NEW_EVIDENCE).to_string();
    let form = mine.form(FORM, "goal_link", &[("evidence", made)], fields);
    html! {
        details.fold data-key="link-fold" open[is_wrong(&form)] {
            summary { (icon(IconName::Link)) (t!("goals.evidence_pick")) }
            div.fold-body { (form) }
        }
    }
}

/// A version, for a list to pick from.
pub fn option(question: &str, number: i32) -> String {
    let short = match question.char_indices().nth(60) {
        Some((at, _)) => [&question[..at], "…"].concat(),
        None => question.to_owned(),
    };
    t!("goals.option", question = short, version = number)
}
