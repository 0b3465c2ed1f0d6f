//! `/class/{id}/inquiries`: those that students of the class show to whoever reads this.

use domain::accounts::Me;
use domain::id::ClassId;
use domain::inquiry::{InquiryCard, Pace, SharedInquiries};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::Frame;
use crate::clock_face::time;
use crate::plain::inquiry_standing;
use crate::t;
use crate::ui::{IconName, avatar, icon, shown};

pub struct SharedInquiriesPage {
    pub me: Me,
    pub shared: SharedInquiries,
}

impl SharedInquiriesPage {
    pub fn view(self) -> impl IntoView {
        let shared = &self.shared;
        let (going, others): (Vec<_>, Vec<_>) =
            shared.inquiries.iter().partition(|card| card.state.pace == Pace::Going);
        let main = html! {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href={ "/class/" (shared.class) } dir="auto" { (shared.class_name) } }
                h1 { (t!("inquiry.guide_title")) }
                p.lead { (t!("inquiry.guide_lead")) }
                div.row {
                    a.button href={ "/class/" (shared.class) "/replies" } {
                        (icon(IconName::MessageCircle)) (t!("replies.guide_title"))
                    }
                    @if shared.replies_waiting > 0 { span.tag.turn-tag { (t!("replies.guide_waiting", n = shared.replies_waiting)) } }
                }
            }
            @if shared.inquiries.is_empty() {
                div.empty #none { (icon(IconName::MessageQuestion)) h2 { (t!("inquiry.guide_none_title")) } p { (t!("inquiry.guide_none")) } }
            }
            (section(shared.class, "going", t!("inquiry.list_going"), &going))
            (section(shared.class, "others", t!("inquiry.guide_others"), &others))
        };
        view! { <Frame me=self.me class="page reading stack loose" said=None>{shown(main)}</Frame> }
    }
}

fn section(class: ClassId, id: &str, title: String, cards: &[&InquiryCard]) -> Markup {
    html! {
        @if !cards.is_empty() {
            section.stack id=(id) aria-labelledby={ (id) "-title" } {
                h2 id={ (id) "-title" } { (title) }
                ul.inquiries {
                    @for card in cards {
                        li.card.stack.tight data-key=(card.id) data-point="inquiry" {
                            p.who { (avatar(&card.picture, true)) span dir="auto" { (card.student_name) } }
                            h3 dir="auto" { a href={ "/class/" (class) "/inquiry/" (card.id) } { (card.question) } }
                            p.small.quiet-text {
                                (inquiry_standing(card.state)) " · " (t!("inquiry.notes_n", n = card.notes)) " · "
                                (t!("inquiry.perspectives_n", n = card.perspectives)) " · " (time(card.changed_at))
                            }
                        }
                    }
                }
            }
        }
    }
}
