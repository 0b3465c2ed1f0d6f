//! Replies on the owner's page, and what a student replied to others.

use domain::id::PersonId;
use domain::inquiry::OwnInquiry;
use domain::replies::{Replied, ReplyState};
use maud::{Markup, html};

use super::reply::{Where, answer, answering, helped, hide, report, reported, standing, take_back, words};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon};

pub fn section(me: PersonId, own: &OwnInquiry, typed: &Typed) -> Markup {
    let at = Where { page: "inquiry", inquiry: own.inquiry.id.to_string() };
    html! {
        @if !own.replies.is_empty() || own.reported {
            section #replies.stack aria-labelledby="replies-title" {
                h2 id="replies-title" { (t!("replies.title")) }
                @if own.reported { (reported()) }
                @for reply in &own.replies {
                    article.card.stack id={ "reply-" (reply.id) } data-key=(reply.id) aria-label=(t!("replies.one")) {
                        @if reply.state == ReplyState::Hidden {
                            p.note { (icon(IconName::EyeOff)) span { (t!("replies.you_hid")) } }
                            (hide(me, reply, &at))
                            (report(me, reply, &at, typed))
                        } @else {
                            p.small.quiet-text { (t!("replies.to_perspective", n = reply.version)) }
                            (words(reply))
                            (answer(reply, true))
                            (helped(me, reply, &at))
                            (answering(me, reply, &at, typed))
                            (hide(me, reply, &at))
                            (report(me, reply, &at, typed))
                        }
                    }
                }
            }
        }
    }
}

pub fn replied(me: PersonId, replied: &[Replied], typed: &Typed) -> Markup {
    html! {
        @if !replied.is_empty() {
            section #replied.stack aria-labelledby="replied-title" {
                h2 id="replied-title" { (t!("replies.yours")) }
                @for one in replied {
                    @let at = Where { page: "inquiries", inquiry: one.inquiry.to_string() };
                    article.card.stack id={ "reply-" (one.reply.id) } data-key=(one.reply.id) aria-label=(t!("replies.one")) {
                        @if one.may_read {
                            p dir="auto" { a href={ "/read/" (one.inquiry) } { (one.question) } }
                        } @else {
                            p.quiet-text { (t!("replies.not_shown_any_more")) }
                        }
                        (words(&one.reply))
                        (standing(&one.reply))
                        (answer(&one.reply, false))
                        @if one.reply.answer.is_some() { (report(me, &one.reply, &at, typed)) }
                        (take_back(me, &one.reply, &at))
                    }
                }
            }
        }
    }
}
