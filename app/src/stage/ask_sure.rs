//! Asking a class how sure it is, from the remote.

use domain::id::ConfidenceId;
use domain::stage::{LONGEST_STATEMENT, RemoteView};
use maud::{Markup, html};

use crate::error::AppError;
use crate::t;
use crate::ui::{IconName, icon, problem_line};

/// `typed`: what could not be asked, and `error` why.
pub fn sure(remote: &RemoteView, typed: &str, error: Option<&AppError>) -> Markup {
    let fault = error.and_then(|error| error.fault("statement"));
    let described = if fault.is_some() { "sure-hint sure-problem" } else { "sure-hint" };
    html! {
        section.stack.tight data-key="ask-sure" aria-labelledby="ask-sure" {
            h2 #ask-sure { (t!("stage.sure_ask")) }
            form.stack.tight method="post" action={ "/class/" (remote.class) "/remote" } data-key="do-sure" {
                // Lives with the form: sent twice, asked once.
                input type="hidden" name="piece" value=(ConfidenceId::mint()) data-kept="";
                div.field {
                    label.field-label for="statement" { (t!("stage.sure_statement")) }
                    p.field-hint #sure-hint { (t!("stage.sure_hint")) }
                    input.input #statement name="statement" value=(typed) maxlength=(LONGEST_STATEMENT) dir="auto" autocomplete="off"
                        aria-describedby=(described) aria-invalid=[fault.as_ref().map(|_| "true")];
                    (problem_line("sure-problem", fault.as_ref()))
                }
                button.button.big name="act" value="sure" { (icon(IconName::Presentation)) (t!("stage.sure_show")) }
            }
        }
    }
}
