//! `/read/{inquiry}`: a perspective that somebody shows to whoever reads this, and room to ask or to notice.

use domain::accounts::Me;
use domain::id::ReplyId;
use domain::inquiry::ReadView;
use domain::replies::{LONGEST_STUDENT_REPLY, ReplyKind};
use leptos::prelude::*;
use maud::{Markup, html};

use super::reply::{Where, answer, report, reported, standing, take_back, words};
use super::said::toast;
use crate::plain::{StaffHeader, form, perspective, reply_icon, reply_kind};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, avatar, hear_early, icon, problem_line, shown};

pub struct ReadPage {
    pub me: Me,
    pub read: ReadView,
    pub typed: Typed,
    /// The deed that was just done.
    pub said: String,
}

impl ReadPage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let above = self.typed.above(&body);
        let read = &self.read;
        let by = if read.student_name.is_empty() { t!("replies.by_another_class") } else { read.student_name.clone() };
        let main = html! {
            main #main.page.reading.stack.loose data-point="inquiry" {
                div.stack.tight {
                    nav aria-label=(t!("choices.where")) { a href="/inquiries" { (t!("inquiry.title")) } }
                    p.who { @if !read.picture.is_empty() { (avatar(&read.picture, true)) } span dir="auto" { (by) } }
                    h1 #words dir="auto" { (read.perspective.question) }
                    (hear_early("words"))
                    p.note { (icon(IconName::Eye)) span { (t!("replies.shown_to_you")) } }
                }
                (above)
                (body)
            }
            (toast(self.me.person, &self.said, None))
        };
        view! { <StaffHeader me/>{shown(main)} }
    }

    fn body(&self) -> Markup {
        let read = &self.read;
        let at = || Where { page: "read", inquiry: read.inquiry.to_string() };
        html! {
            article.card.stack.perspective aria-labelledby={ "perspective-" (read.perspective.number) "-title" } {
                (perspective(&read.perspective, 2))
            }
            section #reply.stack aria-labelledby="write-title" {
                h2 id="write-title" { (t!("replies.write_title")) }
                (self.write())
            }
            @if !read.replies.is_empty() || read.reported {
                section #replies.stack aria-labelledby="replies-title" {
                    h2 id="replies-title" { (t!("replies.title")) }
                    @if read.reported { (reported()) }
                    @for reply in &read.replies {
                        article.card.stack id={ "reply-" (reply.id) } data-key=(reply.id) aria-label=(t!("replies.one")) {
                            (words(reply))
                            @if reply.own { (standing(reply)) }
                            (answer(reply, false))
                            @if !reply.own || reply.answer.is_some() { (report(self.me.person, reply, &at(), &self.typed)) }
                            @if reply.own { (take_back(self.me.person, reply, &at())) }
                        }
                    }
                }
            }
        }
    }

    fn write(&self) -> Markup {
        let (read, typed, name) = (&self.read, &self.typed, "write");
        let picked = typed.value(name, "kind", "");
        // What is asked, then each answer in its turn.
        let aloud: String = ReplyKind::ALL.iter().map(|kind| format!(" write-kind-{}", kind.name())).collect();
        let field = Written {
            form: name,
            name: "words",
            label: t!("replies.words"),
            hint: t!("replies.most", most = LONGEST_STUDENT_REPLY),
            value: "",
            required: true,
        };
        let inside = html! {
            fieldset.stack.tight {
                legend.legend #write-kind { (t!("replies.kind")) }
                (hear_early(&format!("write-kind{aloud}")))
                div.choices {
                    @for kind in ReplyKind::ALL.iter().copied() {
                        label.choice {
                            input type="radio" name="kind" value=(kind.name()) required checked[picked == kind.name()];
                            (icon(reply_icon(kind))) span id={ "write-kind-" (kind.name()) } { (reply_kind(kind)) }
                        }
                    }
                }
                (problem_line("write-kind-problem", typed.fault(name, "kind").as_ref()))
            }
            (field.area(typed))
            p.note {
                (icon(IconName::Info))
                span { @if read.release_first { (t!("replies.read_first")) } @else { (t!("replies.read_at_once")) } }
            }
            div { button.button.primary { (icon(IconName::Send)) (t!("replies.send")) } }
        };
        let about = [
            ("reply", ReplyId::mint().to_string()),
            ("perspective", read.perspective.id.to_string()),
            ("inquiry", read.inquiry.to_string()),
            ("page", "read".into()),
        ];
        form(self.me.person, name, "reply_write", &about, inside)
    }
}
