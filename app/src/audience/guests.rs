//! What guests said, once a teacher released it, and the student's answer.

use domain::audience::{GuestAnswer, OwnGuestReply};
use domain::replies::ReplyKind;
use maud::{Markup, html};

use super::acts::Mine;
use crate::clock_face::time;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon};

pub fn section(mine: Mine, said: &[OwnGuestReply], typed: &Typed) -> Markup {
    html! {
        @if !said.is_empty() {
            section #guests.stack aria-labelledby="guests-title" {
                h2 #guests-title { (t!("audience.guests")) }
                p.quiet-text { (t!("audience.guests_lead")) }
                ul.stack { @for one in said { (reply(mine, one, typed)) } }
            }
        }
    }
}

fn reply(mine: Mine, said: &OwnGuestReply, typed: &Typed) -> Markup {
    let form = format!("answer-{}", said.id);
    let kind = match said.kind {
        ReplyKind::Ask => t!("audience.guest_asks", name = said.name),
        ReplyKind::Notice => t!("audience.guest_notices", name = said.name),
    };
    html! {
        li.card.stack.tight id={ "guest-" (said.id) } data-key=(said.id) {
            p.small.quiet-text dir="auto" { (kind) " · " (time(said.at)) }
            p.words dir="auto" { (said.words) }
            @if !said.answer.is_empty() {
                p.small.quiet-text { (answer_line(said.answer_state)) }
                blockquote.words dir="auto" { (said.answer) }
            }
            @if said.answer_state != GuestAnswer::Released && !said.is_there {
                p.note { (icon(IconName::Clock)) span { (t!("audience.guest_left")) } }
            } @else if said.answer_state != GuestAnswer::Released {
                details.fold id={ "answering-" (said.id) } open[typed.is(&form)] {
                    summary { (icon(IconName::MessageCircle)) span { (t!("audience.answer")) } }
                    div.fold-body {
                        (mine.form(&form, "audience_answer", &[("reply", said.id.to_string())], html! {
                            (Written { form: &form, name: "words", label: t!("audience.answer_words"), hint: t!("audience.answer_hint"), value: &said.answer, required: true }.area(typed))
                            div { button.button { (icon(IconName::Send)) (t!("audience.answer_send")) } }
                        }))
                    }
                }
            }
        }
    }
}

fn answer_line(state: GuestAnswer) -> String {
    match state {
        GuestAnswer::Released => t!("audience.answer_out"),
        GuestAnswer::Held => t!("audience.answer_held"),
        GuestAnswer::Nothing | GuestAnswer::Waiting => t!("audience.answer_waits"),
    }
}
