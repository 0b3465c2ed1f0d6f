//! Own pieces that belong to the inquiry.

use domain::goals::EvidenceView;
use domain::id::{EvidenceId, PersonId};
use domain::inquiry::OwnInquiry;
use domain::reflections::OPENING;
use maud::{Markup, html};

use super::of_inquiry;
use crate::clock_face::time;
use crate::plain::{fold, form, press};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, problem_line};

pub fn section(me: PersonId, own: &OwnInquiry, typed: &Typed) -> Markup {
    let of = &own.inquiry;
    html! {
        @if !of.evidence.is_empty() || (of.goes_on() && !own.pieces.is_empty()) {
            section #evidence.stack aria-labelledby="evidence-title" {
                h2 id="evidence-title" { (t!("inquiry.evidence")) }
                ul.plain-list { @for shown in &of.evidence { (one(me, own, shown)) } }
                @if of.goes_on() && !own.pieces.is_empty() {
                    (fold("linking", typed.is("link"), IconName::Link, t!("inquiry.evidence_add"), link(me, own, typed)))
                }
            }
        }
    }
}

fn one(me: PersonId, own: &OwnInquiry, shown: &EvidenceView) -> Markup {
    let opening: String = shown.cited.words.chars().take(OPENING).collect();
    html! {
        li.card.stack.tight data-key=(shown.id) {
            p dir="auto" { a href={ "/piece/" (shown.cited.reflection) } { (shown.cited.question) } }
            blockquote.cited dir="auto" { p { (opening) } }
            @if !shown.words.is_empty() { p dir="auto" { (shown.words) } }
            p.small.quiet-text { (time(shown.at)) }
            (press(me, &format!("unlink-{}", shown.id), "inquiry_unlink", &[of_inquiry(own.inquiry.id), ("evidence", shown.id.to_string())],
                t!("inquiry.evidence_unlink"), &shown.cited.question, IconName::X))
        }
    }
}

fn link(me: PersonId, own: &OwnInquiry, typed: &Typed) -> Markup {
    let picked = typed.value("link", "version", "");
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
            label.field-label for="link-version" { (t!("inquiry.evidence_which")) }
            p.field-hint { (t!("inquiry.evidence_hint")) }
            select.input #link-version name="version" {
                @for piece in &own.pieces {
                    option value=(piece.version) selected[piece.version.to_string() == picked] {
                        (t!("inquiry.evidence_option", question = piece.question, n = piece.number))
                    }
                }
            }
            (problem_line("link-version-problem", typed.fault("link", "version").as_ref()))
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
