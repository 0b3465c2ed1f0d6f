//! The four stages, and the ways between them. Back is always open, and loses nothing.

use std::cmp::Ordering;

use domain::id::PersonId;
use domain::inquiry::{Has, InquiryMove, InquiryStage, OwnInquiry};
use maud::{Markup, html};

use super::of_inquiry;
use crate::plain::{form, inquiry_stage};
use crate::t;
use crate::ui::{IconName, icon};

pub fn path(me: PersonId, own: &OwnInquiry) -> Markup {
    let of = &own.inquiry;
    let has = Has { perspective: !of.perspectives.is_empty(), shown: own.is_shown };
    let open = |stage| of.state.after(InquiryMove::Go(stage), has).is_ok();
    html! {
        nav aria-label=(t!("inquiry.stages")) {
            @let at = InquiryStage::ALL.iter().position(|stage| *stage == of.state.stage);
            ol.stages {
                @for (nth, stage) in InquiryStage::ALL.iter().copied().enumerate() {
                    @let here = Some(nth) == at;
                    // What lies behind is done; where one is, is marked; the rest is ahead.
                    @let mark = match Some(nth).cmp(&at) { Ordering::Less => IconName::CircleCheck, Ordering::Equal => IconName::CircleDot, Ordering::Greater => IconName::Circle };
                    li aria-current=[here.then_some("step")] data-key=(stage.name()) {
                        @if !here && open(stage) {
                            (form(me, &format!("go-{}", stage.name()), "inquiry_go", &[of_inquiry(of.id), ("stage", stage.name().into())], html! {
                                button.button.quiet {
                                    (icon(mark)) span.unseen { (t!("inquiry.go_to")) " " } (inquiry_stage(stage))
                                }
                            }))
                        } @else {
                            span.stage {
                                (icon(mark))
                                (inquiry_stage(stage))
                            }
                        }
                    }
                }
            }
        }
    }
}
