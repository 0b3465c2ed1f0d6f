//! Asking and noticing, beside the thing that it is about.

use domain::accounts::Me;
use domain::id::RemarkId;
use domain::inquiry::{InquiryView, RemarkOn};
use domain::replies::ReplyKind;
use maud::{Markup, html};

use crate::clock_face::time;
use crate::plain::{fold, reply_icon, reply_kind};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, problem_line};

/// What was said already. Whoever said it may take it back.
pub fn remarks(me: &Me, of: &InquiryView, on: RemarkOn, action: &str) -> Markup {
    html! {
        @if of.remarks_on(on).next().is_some() {
            ul.remarks {
                @for remark in of.remarks_on(on) {
                    li.stack.tight data-key=(remark.id) {
                        p.small { (icon(reply_icon(remark.kind))) strong dir="auto" { (remark.by_name) } " · " (reply_kind(remark.kind)) " · " (time(remark.at)) }
                        p.words dir="auto" { (remark.words) }
                        @if !remark.answer.is_empty() {
                            p.small.quiet-text { (t!("inquiry.guide_answered", name = of.student_name)) }
                            p.words dir="auto" { (remark.answer) }
                        }
                        @if remark.by == me.person {
                            form method="post" action=(action) {
                                input type="hidden" name="remark" value=(remark.id);
                                button.button.quiet name="what" value="take_back" {
                                    (icon(IconName::Undo)) (t!("inquiry.guide_take_back")) span.unseen dir="auto" { ": " (remark.words) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The name of the form about a thing, and the fields that say what it is about.
fn about(on: RemarkOn) -> (String, Option<(&'static str, String)>) {
    match on {
        RemarkOn::Question => ("remark-question".into(), None),
        RemarkOn::Note(note) => (format!("remark-note-{note}"), Some(("source", note.to_string()))),
        RemarkOn::Perspective(id) => (format!("remark-perspective-{id}"), Some(("perspective", id.to_string()))),
    }
}

pub fn remark(on: RemarkOn, action: &str, typed: &Typed) -> Markup {
    let (name, of) = about(on);
    let picked = typed.value(&name, "kind", ReplyKind::Notice.name());
    let field = Written {
        form: &name,
        name: "words",
        label: t!("inquiry.guide_words"),
        hint: t!("inquiry.guide_words_hint"),
        value: "",
        required: true,
    };
    let inside = html! {
        form.stack id=(name) method="post" action=(action) autocomplete="off" {
            input type="hidden" name="form" value=(name);
            input type="hidden" name="remark" value=(RemarkId::mint());
            @if let Some((field, value)) = of { input type="hidden" name=(field) value=(value); }
            fieldset.stack.tight {
                legend.legend { (t!("inquiry.guide_kind")) }
                div.choices {
                    @for kind in ReplyKind::ALL.iter().copied() {
                        label.choice {
                            input type="radio" name="kind" value=(kind.name()) checked[picked == kind.name()];
                            (icon(reply_icon(kind))) span { (reply_kind(kind)) }
                        }
                    }
                }
                (problem_line(&format!("{name}-kind-problem"), typed.fault(&name, "kind").as_ref()))
            }
            (field.area(typed))
            div { button.button name="what" value="remark" { (icon(IconName::Send)) (t!("inquiry.guide_send")) } }
        }
    };
    let title = match on {
        RemarkOn::Question => t!("inquiry.guide_on_question"),
        RemarkOn::Note(_) => t!("inquiry.guide_on_note"),
        RemarkOn::Perspective(_) => t!("inquiry.guide_on_perspective"),
    };
    fold(&format!("{name}-fold"), typed.is(&name), IconName::MessageCircle, title, inside)
}
