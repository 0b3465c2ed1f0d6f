//! Asking a class how sure it is, from the console. The id of what is asked lives with the form, so that the same form sent twice asks once.

use domain::id::{ClassId, ConfidenceId};
use domain::stage::LONGEST_STATEMENT;
use maud::{Markup, html};

use super::{of_console, said_line};
use crate::t;
use crate::ui::{IconName, icon};

pub fn sure(class: ClassId) -> Markup {
    html! {
        details.fold data-key="sure" {
            summary { (icon(IconName::Mountain)) (t!("stage.sure_ask")) }
            form.fold-body.stack.tight method="post" action=(of_console(class, "sure")) data-quiet="post" data-resets="" {
                input type="hidden" name="id" value=(ConfidenceId::mint()) data-kept="";
                div.field {
                    label.field-label for="sure-statement" { (t!("stage.sure_statement")) }
                    p.field-hint #sure-hint { (t!("stage.sure_hint")) }
                    input.input #sure-statement name="statement" maxlength=(LONGEST_STATEMENT) dir="auto" autocomplete="off" required
                        aria-describedby="sure-hint";
                }
                div { button.button { (icon(IconName::Presentation)) (t!("stage.sure_show")) } }
                (said_line(t!("stage.sure_shown")))
            }
        }
    }
}
