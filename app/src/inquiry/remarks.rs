//! What a teacher asked or noticed about one thing, and room to answer.

use domain::id::PersonId;
use domain::inquiry::{OwnInquiry, RemarkOn, RemarkView};
use domain::replies::ReplyKind;
use maud::{Markup, html};

use super::of_inquiry;
use crate::clock_face::time;
use crate::plain::{fold, form, reply_icon, reply_kind};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, hear_it, icon};

pub fn remarks(me: PersonId, own: &OwnInquiry, on: RemarkOn, typed: &Typed) -> Markup {
    let of = &own.inquiry;
    html! {
        @if of.remarks_on(on).next().is_some() {
            ul.remarks { @for remark in of.remarks_on(on) { (one(me, own, remark, typed)) } }
        }
    }
}

fn one(me: PersonId, own: &OwnInquiry, remark: &RemarkView, typed: &Typed) -> Markup {
    let name = format!("answer-{}", remark.id);
    let field = Written {
        form: &name,
        name: "words",
        label: t!("inquiry.answer_to", name = remark.by_name),
        hint: String::new(),
        value: &remark.answer,
        required: true,
    };
    let inside =
        html! { (field.area(typed)) div { button.button { (icon(IconName::Send)) (t!("inquiry.answer_keep")) } } };
    let about = [of_inquiry(own.inquiry.id), ("remark", remark.id.to_string())];
    let answer = form(me, &name, "inquiry_answer", &about, inside);
    let title = if remark.answer.is_empty() { t!("inquiry.answer") } else { t!("inquiry.answer_anew") };
    html! {
        li.stack.tight data-key=(remark.id) {
            p.small { (icon(reply_icon(remark.kind))) strong dir="auto" { (remark.by_name) } " · " (reply_kind(remark.kind)) " · " (time(remark.at)) }
            @let said = format!("said-{}", remark.id);
            p.words id=(said) dir="auto" { (remark.words) }
            (hear_it(&said))
            @if !remark.answer.is_empty() {
                p.small.quiet-text { (t!("inquiry.you_answered")) } p.words dir="auto" { (remark.answer) }
            }
            @if remark.kind == ReplyKind::Ask { (fold(&format!("answering-{}", remark.id), typed.is(&name), IconName::MessageCircle, title, answer)) }
        }
    }
}
