//! `/guest/{token}`: one perspective for whoever has the link, and room to ask or to say what they noticed.

use domain::audience::{GuestPage, LONGEST_GUEST_REPLY};
use domain::id::ReplyId;
use domain::replies::ReplyKind;
use domain::words::LONGEST_NAME;
use maud::{Markup, html};

use crate::clock_face::day_of;
use crate::plain::copy_of;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon};

/// What was typed, or what came of it.
#[derive(Default)]
pub struct GuestTyped {
    pub typed: Typed,
    pub sent: bool,
}

/// `action`: the address of the page itself.
pub fn guest(page: &GuestPage, action: &str, id: ReplyId, back: &GuestTyped) -> Markup {
    let form = say(page, action, id, &back.typed);
    html! {
        main #main.page.reading.stack.loose {
            div.stack.tight {
                p.lead.words dir="auto" { (page.greeting) }
                p.small.quiet-text { (t!("guest.until")) " " (day_of(page.until)) }
            }
            @if back.sent { p.note role="status" { (icon(IconName::CircleCheck)) span { (t!("guest.sent")) } } }
            (back.typed.above(&form))
            article.card.stack aria-label=(t!("guest.perspective")) { (copy_of(&page.copy, true)) }
            @if !page.said.is_empty() {
                section.stack aria-labelledby="said-title" {
                    h2 #said-title { (t!("guest.said")) }
                    ul.stack {
                        @for said in &page.said {
                            li.card.stack.tight {
                                p.small.quiet-text dir="auto" { (kind_line(said.kind, &said.name)) }
                                p.words dir="auto" { (said.words) }
                                @if !said.answer.is_empty() {
                                    p.small.quiet-text { (t!("guest.answer")) }
                                    blockquote.words dir="auto" { (said.answer) }
                                }
                            }
                        }
                    }
                }
            }
            (form)
        }
    }
}

fn kind_line(kind: ReplyKind, name: &str) -> String {
    match kind {
        ReplyKind::Ask => t!("guest.asks", name = name),
        ReplyKind::Notice => t!("guest.notices", name = name),
    }
}

fn say(page: &GuestPage, action: &str, id: ReplyId, typed: &Typed) -> Markup {
    const FORM: &str = "say";
    let kind = typed.value(FORM, "kind", "ask");
    html! {
        section.stack aria-labelledby="say-title" {
            h2 #say-title { (t!("guest.say")) }
            @if page.full {
                p.quiet-text { (t!("guest.full")) }
            } @else {
                p.quiet-text { (t!("guest.say_lead")) }
                form.stack id=(FORM) method="post" action=(action) autocomplete="off" {
                    input type="hidden" name="form" value=(FORM);
                    input type="hidden" name="id" value=(id);
                    fieldset.stack.tight {
                        legend.legend { (t!("guest.kind")) }
                        div.choices {
                            @for (known, label) in [(ReplyKind::Ask, t!("guest.kind_ask")), (ReplyKind::Notice, t!("guest.kind_notice"))] {
                                label.choice {
                                    input type="radio" name="kind" value=(known.name()) checked[known.name() == kind];
                                    span { (label) }
                                }
                            }
                        }
                    }
                    (Written { form: FORM, name: "words", label: t!("guest.words"), hint: t!("guest.words_hint", most = LONGEST_GUEST_REPLY), value: "", required: true }.area(typed))
                    (Written { form: FORM, name: "name", label: t!("guest.name"), hint: t!("guest.name_hint", most = LONGEST_NAME), value: "", required: true }.line(typed))
                    div { button.button.primary { (icon(IconName::Send)) (t!("guest.send")) } }
                }
            }
            p.small.quiet-text { (t!("guest.privacy")) }
        }
    }
}
