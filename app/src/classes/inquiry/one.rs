//! `/class/{id}/inquiry/{inquiry}`: everything of an inquiry that its student shows, and room to ask or to notice.

use domain::accounts::Me;
use domain::id::ClassId;
use domain::inquiry::{InquiryView, RemarkOn};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said};
use super::remark::{remark, remarks};
use crate::clock_face::time;
use crate::plain::{evidence_body, inquiry_standing, perspective, research_note};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, avatar, icon, shown};

pub struct SharedInquiryPage {
    pub me: Me,
    pub class: ClassId,
    pub inquiry: InquiryView,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl SharedInquiryPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.clone().and_then(Said::toast);
        let (of, body) = (&self.inquiry, self.body());
        let main = html! {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href={ "/class/" (self.class) "/inquiries" } { (t!("inquiry.guide_title")) } }
                p.who { (avatar(&of.picture, true)) span dir="auto" { (of.student_name) } }
                h1 dir="auto" { (of.question()) }
                p.row {
                    span.tag data-point="inquiry" { (inquiry_standing(of.state)) }
                    @for class in &of.classes { span.tag dir="auto" { (class.name) } }
                }
                p.note { (icon(IconName::Eye)) span { (t!("inquiry.guide_seen", name = of.student_name)) } }
            }
            (self.typed.above(&body))
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn body(&self) -> Markup {
        html! { (self.question()) (self.perspectives()) (self.notes()) (self.evidence()) }
    }

    fn on(&self, on: RemarkOn) -> Markup {
        let action = format!("/class/{}/inquiry/{}", self.class, self.inquiry.id);
        html! { (remarks(&self.me, &self.inquiry, on, &action)) (remark(on, &action, &self.typed)) }
    }

    fn question(&self) -> Markup {
        let of = &self.inquiry;
        html! {
            section #question.stack aria-labelledby="question-title" {
                h2 id="question-title" { (t!("inquiry.the_question")) }
                @if of.wordings.len() > 1 {
                    details.fold {
                        summary { (icon(IconName::History)) span { (t!("inquiry.worded_before")) } }
                        ul.fold-body.plain-list {
                            @for earlier in &of.wordings[1..] { li { p dir="auto" { (earlier.words) } p.small.quiet-text { (time(earlier.at)) } } }
                        }
                    }
                }
                (self.on(RemarkOn::Question))
            }
        }
    }

    fn perspectives(&self) -> Markup {
        html! {
            section #perspectives.stack aria-labelledby="perspectives-title" {
                h2 id="perspectives-title" { (t!("inquiry.guide_perspectives")) }
                @if self.inquiry.perspectives.is_empty() { p.quiet-text { (t!("inquiry.guide_no_perspective")) } }
                @for view in &self.inquiry.perspectives {
                    article.card.stack.perspective data-key=(view.id) aria-labelledby={ "perspective-" (view.number) "-title" } {
                        (perspective(view, 3))
                        (self.on(RemarkOn::Perspective(view.id)))
                    }
                }
            }
        }
    }

    fn notes(&self) -> Markup {
        html! {
            section #notes.stack aria-labelledby="notes-title" {
                h2 id="notes-title" { (t!("inquiry.notes")) }
                @if self.inquiry.notes.is_empty() { p.quiet-text { (t!("inquiry.guide_no_notes")) } }
                ol.research {
                    @for note in &self.inquiry.notes {
                        li.card.stack id={ "note-" (note.id) } data-key=(note.id) {
                            (research_note(note))
                            p.small.quiet-text { (time(note.changed_at)) }
                            (self.on(RemarkOn::Note(note.id)))
                        }
                    }
                }
            }
        }
    }

    fn evidence(&self) -> Markup {
        html! {
            @if !self.inquiry.evidence.is_empty() {
                section #evidence.stack aria-labelledby="evidence-title" {
                    h2 id="evidence-title" { (t!("inquiry.evidence")) }
                    ul.plain-list {
                        @for shown in &self.inquiry.evidence {
                            li.card.stack.tight data-key=(shown.id) {
                                (evidence_body(shown))
                            }
                        }
                    }
                }
            }
        }
    }
}
