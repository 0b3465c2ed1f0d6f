//! What shows where one is with a goal: whatever its student made, each with a sentence of what it shows. What stands in a link, and what there
//! is to pick from, the server has drawn: this page knows none of the kinds.

use domain::goals::GoalStage;
use domain::id::EvidenceId;
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, PreEscaped, html};

use super::anew::{anew, keep_words};
use super::api::{GoalPage, ShownEvidence};
use super::mine::{Mine, field_id, heading};
use super::plan::is_wrong;
use crate::t;
use crate::ui::{IconName, icon};

/// Number of the thing that the page makes: see [`Mine::made`].
const NEW_EVIDENCE: usize = 5;

pub fn evidence(mine: Mine, page: &GoalPage) -> Markup {
    let rests = page.own.goal.stage == GoalStage::SetAside;
    html! {
        section.stack data-key="evidence" aria-labelledby="evidence" {
            (heading("evidence", &t!("goals.evidence"), &t!("goals.evidence_none")))
            @if !page.evidence.is_empty() {
                ul.stack { @for shown in &page.evidence { (one(mine, shown, rests)) } }
            }
            @if rests {
                // Nothing is linked to it meanwhile.
            } @else if !page.offers.is_empty() {
                (link(mine, &page.offers))
            } @else if page.evidence.is_empty() {
                p.small.quiet-text { (t!("goals.evidence_needs")) }
            }
        }
    }
}

fn one(mine: Mine, shown: &ShownEvidence, rests: bool) -> Markup {
    let id = shown.id.to_string();
    let form = ["unlink-", &id].concat();
    html! {
        li.card.flat.stack.tight data-key=(id) {
            (PreEscaped(&shown.html))
            @if !rests { (reword(mine, shown)) }
            (mine.form(&form, "goal_unlink", &[("evidence", id.clone())], html! {
                button.button.quiet { (t!("goals.evidence_drop")) span.unseen dir="auto" { ": " (shown.label) } }
            }))
        }
    }
}

/// What it shows, in other words; or the sentence that it has none of yet.
fn reword(mine: Mine, shown: &ShownEvidence) -> Markup {
    let id = shown.id.to_string();
    let form = ["reword-", &id].concat();
    // What was read goes along: over other words, these are not kept.
    let about = [("evidence", id.clone()), ("was", shown.words.clone())];
    let asks = t!("goals.evidence_why");
    let title = if shown.words.is_empty() { asks.clone() } else { t!("goals.reword") };
    let fields = html! {
        (mine.sentence(&form, "words", &asks, &shown.words, LONGEST_SENTENCE, 2))
        (keep_words())
    };
    anew(&id, &title, &shown.label, mine.form(&form, "goal_reword", &about, fields))
}

fn link(mine: Mine, offers: &str) -> Markup {
    const FORM: &str = "link";
    let made = field_id(FORM, "made");
    let fields = html! {
        div.field {
            label.field-label for=(made) { (t!("goals.evidence_pick")) }
            select.input id=(made) name="made" autocomplete="off" dir="auto" aria-describedby={ (made) "-problem" } {
                (PreEscaped(offers))
            }
            (mine.problem(FORM, "made"))
        }
        (mine.sentence(FORM, "words", &t!("goals.evidence_why"), "", LONGEST_SENTENCE, 2))
        p.note { (icon(IconName::Eye)) span { (t!("goals.evidence_seen")) } }
        div { button.button { (icon(IconName::Link)) (t!("goals.evidence_add")) } }
    };
    let form = mine.form(FORM, "goal_link", &[("evidence", mine.made::<EvidenceId>(NEW_EVIDENCE).to_string())], fields);
    html! {
        details.fold data-key="link-fold" open[is_wrong(&form)] {
            summary { (icon(IconName::Link)) (t!("goals.evidence_pick")) }
            div.fold-body { (form) }
        }
    }
}
