//! What guests said, and what students answer: held until a teacher releases it.

use domain::audience::{AudienceDesk, GuestAnswer, GuestReplyView, GuestState};
use domain::replies::ReplyKind;
use maud::{Markup, html};

use crate::clock_face::time;
use crate::t;
use crate::ui::{IconName, avatar, icon};

pub fn section(desk: &AudienceDesk) -> Markup {
    let waits =
        |reply: &&GuestReplyView| reply.state == GuestState::Waiting || reply.answer_state == GuestAnswer::Waiting;
    let (waiting, decided): (Vec<_>, Vec<_>) = desk.replies.iter().partition(|reply| waits(reply));
    html! {
        @if !desk.replies.is_empty() {
            section.stack #guests aria-labelledby="guests-title" {
                h2 #guests-title { (t!("audience.desk_guests")) }
                p.quiet-text { (t!("audience.desk_guests_lead")) }
                @if waiting.is_empty() { p.quiet-text { (t!("audience.desk_no_guests")) } }
                ul.stack { @for reply in waiting { (card(desk, reply)) } }
                @if !decided.is_empty() {
                    details.fold id="decided" {
                        summary { (icon(IconName::History)) span { (t!("audience.desk_decided")) } }
                        div.fold-body { ul.stack { @for reply in decided { (card(desk, reply)) } } }
                    }
                }
            }
        }
    }
}

fn card(desk: &AudienceDesk, reply: &GuestReplyView) -> Markup {
    let kind = match reply.kind {
        ReplyKind::Ask => t!("audience.guest_asks", name = reply.name),
        ReplyKind::Notice => t!("audience.guest_notices", name = reply.name),
    };
    html! {
        li.card.stack.tight id={ "guest-" (reply.id) } data-key=(reply.id) {
            p.who { (avatar(&reply.student.picture, true)) span dir="auto" { (reply.student.name) } }
            p dir="auto" { (reply.question) }
            p.small.quiet-text dir="auto" { (kind) " · " (reply.label) " · " (time(reply.at)) }
            blockquote.words dir="auto" { (reply.words) }
            @if reply.state != GuestState::Waiting { p.small.quiet-text { (if reply.state == GuestState::Released { t!("audience.guest_released") } else { t!("audience.guest_held") }) } }
            div.row {
                @if reply.state != GuestState::Released { (press(desk, reply, "reply", true)) }
                @if reply.state != GuestState::Held { (press(desk, reply, "reply", false)) }
            }
            @if reply.answer_state != GuestAnswer::Nothing {
                h3 dir="auto" { (t!("audience.desk_answer", name = reply.student.name)) }
                blockquote.words dir="auto" { (reply.answer) }
                @if !reply.names.is_empty() {
                    p.problem { (icon(IconName::TriangleAlert)) span dir="auto" { (t!("audience.desk_name_in_it", names = reply.names.join(", "))) } }
                }
                div.row {
                    @if reply.answer_state != GuestAnswer::Released { (press(desk, reply, "answer", true)) }
                    @if reply.answer_state != GuestAnswer::Held { (press(desk, reply, "answer", false)) }
                }
            }
        }
    }
}

fn press(desk: &AudienceDesk, reply: &GuestReplyView, which: &str, release: bool) -> Markup {
    let name = format!("{which}-{}-{}", if release { "yes" } else { "no" }, reply.id);
    let (label, with, class) = match release {
        true => (t!("audience.guest_release"), IconName::Check, "button"),
        false => (t!("audience.guest_hold"), IconName::EyeOff, "button quiet"),
    };
    html! {
        form id=(name) method="post" action={ "/class/" (desk.class) "/audiences" } {
            input type="hidden" name="form" value=(name);
            input type="hidden" name="what" value=(which);
            input type="hidden" name="reply" value=(reply.id);
            button class=(class) name="release" value=(if release { "yes" } else { "no" }) {
                (icon(with)) (label) span.unseen dir="auto" { ": " (reply.name) }
            }
        }
    }
}
