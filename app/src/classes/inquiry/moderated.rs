//! One reply, as staff reads it: beside the perspective that it is about, with what was reported.

use domain::replies::{AnswerState, Decision, ModeratedReply, ReplyState, ReportView};
use maud::{Markup, html};

use crate::clock_face::time;
use crate::plain::{fold, reply_icon, reply_kind, report_reason};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, avatar, icon, rich};

pub fn waiting(reply: &ModeratedReply, action: &str, typed: &Typed) -> Markup {
    html! {
        article.card.stack id={ "reply-" (reply.id) } data-key=(reply.id) aria-labelledby={ "reply-" (reply.id) "-title" } {
            (words(reply))
            @if !reply.reports.is_empty() {
                ul.remarks {
                    @for report in &reply.reports {
                        li.stack.tight {
                            p.small { (icon(IconName::Shield)) strong dir="auto" { (reported(report)) } " · " (time(report.at)) }
                            p { (report_reason(report.reason)) }
                            @if !report.words.is_empty() { p.words dir="auto" { (report.words) } }
                            @if !report.about.is_empty() {
                                p.small.quiet-text { (t!("replies.guide_reported_words")) }
                                blockquote.words dir="auto" { (report.about) }
                            }
                        }
                    }
                }
            }
            @if reply.state == ReplyState::TakenBack {
                p.note { (icon(IconName::Info)) span { (t!("replies.guide_taken_back_reported")) } }
                (settle(reply, action))
            } @else if reply.state == ReplyState::Waiting || reply.reported(false) {
                @let keeps = reply.reported(false) && reply.state != ReplyState::Waiting;
                (decide(reply, "reply", action, if keeps { t!("replies.guide_keep") } else { t!("replies.guide_release") }, typed))
            }
            @if reply.state != ReplyState::TakenBack { (answer(reply, action, typed)) }
        }
    }
}

/// Nothing is there to decide about any more: that it was read is all there is to say.
fn settle(reply: &ModeratedReply, action: &str) -> Markup {
    html! {
        form method="post" action=(action) {
            input type="hidden" name="what" value="reply";
            input type="hidden" name="reply" value=(reply.id);
            input type="hidden" name="rev" value=(reply.rev);
            button.button name="decision" value=(Decision::Release.name()) {
                (icon(IconName::Check)) (t!("replies.guide_settle")) span.unseen dir="auto" { ": " (reply.writer_name) }
            }
        }
    }
}

pub fn decided(reply: &ModeratedReply, action: &str, typed: &Typed) -> Markup {
    let inside = html! { (decide(reply, "reply", action, t!("replies.guide_release"), typed)) };
    html! {
        article.card.stack id={ "reply-" (reply.id) } data-key=(reply.id) aria-labelledby={ "reply-" (reply.id) "-title" } {
            (words(reply))
            p.note { (icon(IconName::Info)) span dir="auto" { (standing(reply.state)) @if !reply.held_words.is_empty() { " " (reply.held_words) } } }
            (fold(&format!("deciding-{}", reply.id), typed.is(&hold_form("reply", reply)), IconName::Pencil, t!("replies.guide_decide_anew"), inside))
            (answer(reply, action, typed))
        }
    }
}

fn words(reply: &ModeratedReply) -> Markup {
    let owner = if reply.owner_name.is_empty() { t!("replies.by_another_class") } else { reply.owner_name.clone() };
    html! {
        p.who { (avatar(&reply.picture, true)) span dir="auto" { (reply.writer_name) } }
        h3 id={ "reply-" (reply.id) "-title" } dir="auto" { (t!("replies.guide_to", name = owner)) }
        p.small { (icon(reply_icon(reply.kind))) (reply_kind(reply.kind)) " · " (time(reply.at)) }
        p.words dir="auto" { (reply.words) }
        details.fold {
            summary { (icon(IconName::BookOpen)) span dir="auto" { (reply.question) } }
            div.fold-body.words.rich { (rich(&reply.perspective, &[])) }
        }
    }
}

/// What the owner answered takes the same way, by itself.
fn answer(reply: &ModeratedReply, action: &str, typed: &Typed) -> Markup {
    html! {
        @if let Some(answer) = &reply.answer {
            div.reply-answer.stack.tight {
                p.small.quiet-text { (t!("replies.guide_answer")) " · " (time(answer.at)) }
                p.words dir="auto" { (answer.words) }
                @match answer.state {
                    AnswerState::Waiting => (decide(reply, "answer", action, t!("replies.guide_release"), typed)),
                    AnswerState::Held => p.note { (icon(IconName::Hand)) span dir="auto" { (t!("replies.guide_held")) " " (answer.held_words) } },
                    AnswerState::Released if reply.reported(true) => (decide(reply, "answer", action, t!("replies.guide_keep"), typed)),
                    AnswerState::None | AnswerState::Released => {},
                }
            }
        }
    }
}

fn reported(report: &ReportView) -> String {
    match report.of_answer {
        true => t!("replies.guide_reported_answer", name = report.by_name),
        false => t!("replies.guide_reported", name = report.by_name),
    }
}

fn hold_form(about: &str, reply: &ModeratedReply) -> String {
    format!("hold-{about}-{}", reply.id)
}

fn decide(reply: &ModeratedReply, about: &str, action: &str, release: String, typed: &Typed) -> Markup {
    let name = hold_form(about, reply);
    let hidden = html! {
        input type="hidden" name="what" value=(about);
        input type="hidden" name="reply" value=(reply.id);
        input type="hidden" name="rev" value=(reply.rev);
    };
    let field = Written {
        form: &name,
        name: "words",
        label: t!("replies.guide_hold_words"),
        hint: t!("replies.guide_hold_hint"),
        value: "",
        required: true,
    };
    let press = |decision: Decision, label: String, with: IconName| {
        html! {
            button.button name="decision" value=(decision.name()) { (icon(with)) (label) span.unseen dir="auto" { ": " (reply.writer_name) } }
        }
    };
    html! {
        form.row method="post" action=(action) {
            (hidden)
            (press(Decision::Release, release, IconName::Check))
            @if about == "reply" { (press(Decision::Stop, t!("replies.guide_stop"), IconName::EyeOff)) }
        }
        (fold(&format!("{name}-fold"), typed.is(&name), IconName::Hand, t!("replies.guide_hold"), html! {
            form.stack id=(name) method="post" action=(action) autocomplete="off" {
                input type="hidden" name="form" value=(name);
                (hidden)
                (field.line(typed))
                div { (press(Decision::Hold, t!("replies.guide_hold_send"), IconName::Hand)) }
            }
        }))
    }
}

fn standing(state: ReplyState) -> String {
    match state {
        ReplyState::Waiting => t!("replies.guide_waits"),
        ReplyState::Released => t!("replies.guide_released"),
        ReplyState::Held => t!("replies.guide_held"),
        ReplyState::Hidden => t!("replies.guide_hidden"),
        ReplyState::Stopped => t!("replies.guide_stopped"),
        ReplyState::TakenBack => t!("replies.guide_taken_back"),
    }
}
