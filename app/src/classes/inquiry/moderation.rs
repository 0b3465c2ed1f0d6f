//! `/class/{id}/replies`: what students of the class asked and noticed, read before others read it. Oldest first, one press each.

use domain::accounts::Me;
use domain::replies::Moderation;
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said};
use super::moderated::{decided, waiting};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon, shown};

pub struct RepliesPage {
    pub me: Me,
    pub moderation: Moderation,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl RepliesPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.clone().and_then(Said::toast);
        let (of, body) = (&self.moderation, self.body());
        let main = html! {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href={ "/class/" (of.class) "/inquiries" } { (t!("inquiry.guide_title")) } }
                h1 { (t!("replies.guide_title")) }
                p.lead dir="auto" { (t!("replies.guide_lead", name = of.class_name)) }
            }
            (self.typed.above(&body))
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn body(&self) -> Markup {
        let of = &self.moderation;
        let action = format!("/class/{}/replies", of.class);
        html! {
            section #waiting.stack aria-labelledby="waiting-title" {
                h2 id="waiting-title" { (t!("replies.guide_waiting_title")) }
                @if of.waiting.is_empty() { p #none.quiet-text { (t!("replies.guide_none")) } }
                @for reply in &of.waiting { (waiting(reply, &action, &self.typed)) }
            }
            (self.setting(&action))
            @if !of.decided.is_empty() {
                section #decided.stack aria-labelledby="decided-title" {
                    h2 id="decided-title" { (t!("replies.guide_decided_title")) }
                    @for reply in &of.decided { (decided(reply, &action, &self.typed)) }
                }
            }
        }
    }

    fn setting(&self, action: &str) -> Markup {
        let of = &self.moderation;
        html! {
            section #setting.stack.tight aria-labelledby="setting-title" {
                h2 id="setting-title" { (t!("replies.guide_setting")) }
                p.note {
                    (icon(IconName::Shield))
                    span {
                        @if of.release_first { (t!("replies.guide_first")) } @else { (t!("replies.guide_at_once")) }
                        @if !of.may_change { " " (t!("replies.guide_always")) }
                    }
                }
                @if of.may_change {
                    form method="post" action=(action) {
                        input type="hidden" name="first" value=(if of.release_first { "no" } else { "yes" });
                        button.button name="what" value="setting" {
                            @if of.release_first { (t!("replies.guide_set_at_once")) } @else { (t!("replies.guide_set_first")) }
                        }
                    }
                }
            }
        }
    }
}
