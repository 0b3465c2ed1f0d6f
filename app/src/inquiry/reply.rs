//! One reply, for its owner, its writer or a classmate, with what each may do.

use domain::id::PersonId;
use domain::replies::{AnswerState, LONGEST_STUDENT_REPLY, ReplyState, ReplyView, ReportReason};
use maud::{Markup, html};

use crate::clock_face::time;
use crate::plain::{fold, form, press, reply_icon, reply_kind, report_reason};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, avatar, hear_it, icon};

/// Fields that every form about a reply has: which, and the page that it comes back to.
pub struct Where {
    pub page: &'static str,
    pub inquiry: String,
}

impl Where {
    fn about(&self, reply: &ReplyView) -> [(&'static str, String); 3] {
        [("reply", reply.id.to_string()), ("page", self.page.into()), ("inquiry", self.inquiry.clone())]
    }
}

/// What stands on every page.
pub fn words(reply: &ReplyView) -> Markup {
    let by = if reply.by_name.is_empty() { t!("replies.by_another_class") } else { reply.by_name.clone() };
    html! {
        p.who {
            @if !reply.picture.is_empty() { (avatar(&reply.picture, true)) }
            span dir="auto" { @if reply.own { (t!("replies.by_you")) } @else { (by) } }
        }
        p.small { (icon(reply_icon(reply.kind))) (reply_kind(reply.kind)) " · " (time(reply.at)) }
        @let said = format!("said-{}", reply.id);
        p.words id=(said) dir="auto" { (reply.words) }
        @if !reply.own { (hear_it(&said)) }
    }
}

pub fn answer(reply: &ReplyView, own_perspective: bool) -> Markup {
    html! {
        @if let Some(answer) = &reply.answer {
            div.reply-answer.stack.tight {
                p.small.quiet-text { @if own_perspective { (t!("replies.you_answered")) } @else { (t!("replies.answered")) } }
                p.words dir="auto" { (answer.words) }
                @match answer.state {
                    AnswerState::Waiting => p.note { (icon(IconName::Clock)) span { (t!("replies.answer_waits")) } },
                    AnswerState::Held => p.note {
                        (icon(IconName::Hand)) span dir="auto" { (t!("replies.answer_held")) @if !answer.held_words.is_empty() { " " (answer.held_words) } }
                    },
                    AnswerState::None | AnswerState::Released => {},
                }
            }
        }
        @if reply.helped { p.note { (icon(IconName::Heart)) span { (t!("replies.it_helped")) } } }
    }
}

/// Where it stands, for who wrote it.
pub fn standing(reply: &ReplyView) -> Markup {
    html! {
        @match reply.state {
            ReplyState::Waiting => p.note { (icon(IconName::Clock)) span { (t!("replies.waits")) } },
            ReplyState::Held => p.note { (icon(IconName::Hand)) span dir="auto" { (t!("replies.held")) " " (reply.held_words) } },
            ReplyState::Hidden | ReplyState::Stopped => p.note { (icon(IconName::EyeOff)) span { (t!("replies.not_shown")) } },
            ReplyState::Released | ReplyState::TakenBack => {},
        }
    }
}

pub fn take_back(me: PersonId, reply: &ReplyView, at: &Where) -> Markup {
    press(
        me,
        &format!("back-{}", reply.id),
        "reply_take_back",
        &at.about(reply),
        t!("replies.take_back"),
        &reply.words,
        IconName::Undo,
    )
}

pub fn hide(me: PersonId, reply: &ReplyView, at: &Where) -> Markup {
    let hidden = reply.state == ReplyState::Hidden;
    let (label, with) =
        if hidden { (t!("replies.show_again"), IconName::Eye) } else { (t!("replies.hide"), IconName::EyeOff) };
    let about = [at.about(reply).to_vec(), vec![("hide", if hidden { "no" } else { "yes" }.into())]].concat();
    // What is hidden is not read out either: its button says whose it is.
    let whose = if hidden { &reply.by_name } else { &reply.words };
    press(me, &format!("hide-{}", reply.id), "reply_hide", &about, label, whose, with)
}

pub fn helped(me: PersonId, reply: &ReplyView, at: &Where) -> Markup {
    let label = if reply.helped { t!("replies.helped_not") } else { t!("replies.helped") };
    let about = [at.about(reply).to_vec(), vec![("helped", if reply.helped { "no" } else { "yes" }.into())]].concat();
    press(me, &format!("helped-{}", reply.id), "reply_helped", &about, label, &reply.words, IconName::Heart)
}

pub fn answering(me: PersonId, reply: &ReplyView, at: &Where, typed: &Typed) -> Markup {
    let name = format!("reply-answer-{}", reply.id);
    let value = reply.answer.as_ref().map(|answer| answer.words.as_str()).unwrap_or_default();
    let field = Written {
        form: &name,
        name: "words",
        label: t!("replies.answer_words"),
        hint: t!("replies.most", most = LONGEST_STUDENT_REPLY),
        value,
        required: true,
    };
    let inside =
        html! { (field.area(typed)) div { button.button { (icon(IconName::Send)) (t!("replies.answer_send")) } } };
    let title = if value.is_empty() { t!("replies.answer") } else { t!("replies.answer_anew") };
    let inside = form(me, &name, "reply_answer", &at.about(reply), inside);
    fold(&format!("answering-{}", reply.id), typed.is(&name), IconName::MessageCircle, title, inside)
}

/// What was reported is not there any more; that a teacher has it is said until they have looked.
pub fn reported() -> Markup {
    html! { p #reported.note { (icon(IconName::Shield)) span { (t!("replies.reported")) } } }
}

/// Of a reply; of one's own reply, of the answer to it.
pub fn report(me: PersonId, reply: &ReplyView, at: &Where, typed: &Typed) -> Markup {
    let title = if reply.own { t!("replies.report_answer") } else { t!("replies.report") };
    let name = format!("report-{}", reply.id);
    let picked = typed.value(&name, "reason", ReportReason::Unkind.name());
    let field = Written {
        form: &name,
        name: "words",
        label: t!("replies.report_words"),
        hint: String::new(),
        value: "",
        required: false,
    };
    let inside = html! {
        p.field-hint { (t!("replies.report_hint")) }
        fieldset.stack.tight {
            legend.legend { (t!("replies.report_why")) }
            div.choices-list {
                @for reason in ReportReason::ALL.iter().copied() {
                    label.choice {
                        input type="radio" name="reason" value=(reason.name()) checked[picked == reason.name()];
                        span { (report_reason(reason)) }
                    }
                }
            }
        }
        (field.area(typed))
        div { button.button { (icon(IconName::Shield)) (t!("replies.report_send")) } }
    };
    let inside = form(me, &name, "reply_report", &at.about(reply), inside);
    fold(&format!("reporting-{}", reply.id), typed.is(&name), IconName::Shield, title, inside)
}
