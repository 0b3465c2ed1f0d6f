//! What of one's own belongs to the inquiry.

use domain::evidence::EvidenceView;
use domain::id::{EvidenceId, PersonId};
use domain::inquiry::OwnInquiry;
use maud::{Markup, html};

use super::of_inquiry;
use crate::plain::{evidence_body, evidence_label, evidence_options, fold, form, press};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, problem_line};

pub fn section(me: PersonId, own: &OwnInquiry, typed: &Typed) -> Markup {
    let of = &own.inquiry;
    // Also with nothing left to pick from, where something typed came back.
    let picks = of.goes_on() && (!own.offers.is_empty() || typed.is("link"));
    html! {
        @if !of.evidence.is_empty() || picks {
            section #evidence.stack aria-labelledby="evidence-title" {
                h2 id="evidence-title" { (t!("inquiry.evidence")) }
                ul.plain-list { @for shown in &of.evidence { (one(me, own, shown)) } }
                @if picks {
                    (fold("linking", typed.is("link"), IconName::Link, t!("inquiry.evidence_add"), link(me, own, typed)))
                }
            }
        }
    }
}

fn one(me: PersonId, own: &OwnInquiry, shown: &EvidenceView) -> Markup {
    html! {
        li.card.stack.tight data-key=(shown.id) {
            (evidence_body(shown))
            (press(me, &format!("unlink-{}", shown.id), "inquiry_unlink", &[of_inquiry(own.inquiry.id), ("evidence", shown.id.to_string())],
                t!("inquiry.evidence_unlink"), &evidence_label(shown), IconName::X))
        }
    }
}

fn link(me: PersonId, own: &OwnInquiry, typed: &Typed) -> Markup {
    let picked = typed.value("link", "made", "");
    let field = Written {
        form: "link",
        name: "words",
        label: t!("inquiry.evidence_words"),
        hint: String::new(),
        value: "",
        required: false,
    };
    let inside = html! {
        div.field {
            label.field-label for="link-made" { (t!("inquiry.evidence_which")) }
            p.field-hint { (t!("inquiry.evidence_hint")) }
            select.input #link-made name="made" dir="auto" aria-describedby="link-made-problem" {
                (evidence_options(&own.offers, &picked))
            }
            (problem_line("link-made-problem", typed.fault("link", "made").as_ref()))
        }
        (field.area(typed))
        div { button.button { (t!("inquiry.evidence_link")) } }
    };
    form(
        me,
        "link",
        "inquiry_link",
        &[of_inquiry(own.inquiry.id), ("evidence", EvidenceId::mint().to_string())],
        inside,
    )
}
