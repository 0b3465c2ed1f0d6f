//! The same reply to several. Its boxes show once a piece is picked in the inbox; the ticks there belong to this form by its name, so it is
//! sent without a script too.

use domain::feedback::FeedbackWords;
use domain::id::{ClassId, FeedbackId};
use domain::words::LONGEST_REPLY;
use maud::{Markup, PreEscaped, html};

use super::{of_console, said_line};
use crate::t;
use crate::ui::{IconName, icon, in_textarea};

/// The form's name, by which the ticks in the inbox belong to it.
pub const FORM: &str = "several";

pub fn several(class: ClassId, id: FeedbackId, typed: &FeedbackWords) -> Markup {
    let fields = [
        ("strength", t!("room.strength"), &typed.strength),
        ("question", t!("room.question"), &typed.question),
        ("next_step", t!("room.next_step"), &typed.next_step),
    ];
    html! {
        section.several.stack.tight aria-labelledby="several-title" {
            h3 #several-title { (icon(IconName::Users)) (t!("room.several_title")) }
            p.small.quiet-text { (t!("room.several_hint")) }
            form.stack.tight id=(FORM) method="post" action=(of_console(class, "several")) data-quiet="post" data-resets="" {
                // Lives with the form, also where its part is made again around it: sent twice, each has one answer.
                input type="hidden" name="id" value=(id) data-kept="";
                @for (name, label, value) in fields {
                    @let field = format!("several-{name}");
                    div.field data-key=(field) {
                        label.field-label for=(field) { (label) }
                        textarea.input id=(field) name=(name) rows="2" maxlength=(LONGEST_REPLY) dir="auto" { (PreEscaped(in_textarea(value))) }
                    }
                }
                div.row {
                    button.button.primary { (icon(IconName::Send)) (t!("room.several_send")) }
                    button.button.quiet type="reset" { (t!("room.several_none")) }
                }
            }
            (said_line(t!("room.several_sent")))
        }
    }
}
