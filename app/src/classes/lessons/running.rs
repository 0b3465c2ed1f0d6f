//! The one line about the lesson that runs: which step, what comes next, and the way on. On the console and on the remote it is a part that
//! the server makes; its forms are whole without a script.

use domain::lessons::RunView;
use maud::{Markup, html};

use super::step::headline;
use crate::t;
use crate::ui::{IconName, icon};

pub fn running_line(run: &RunView) -> Markup {
    let action = format!("/class/{}/run", run.class);
    let from = run.step.as_ref().map(|step| step.id.to_string()).unwrap_or_default();
    html! {
        section.lesson-line aria-labelledby="lesson-line" {
            h2 #lesson-line.small {
                a href={ "/class/" (run.class) "/lesson/" (run.lesson) } dir="auto" { (run.title) }
                " · " (t!("lessons.at_step", n = run.number, of = run.of))
            }
            @if let Some(step) = &run.step {
                p { (headline(&step.step)) }
                @if !run.on_wall { p.small { (t!("lessons.not_on_wall")) } }
                @if !step.step.note.is_empty() { p.small dir="auto" { (step.step.note) } }
            }
            @if let Some(next) = &run.next { p.small.quiet-text { (t!("lessons.then")) " " (headline(&next.step)) } }
            form.row data-quiet="post" method="post" action=(action) {
                input type="hidden" name="from" value=(from);
                button.button name="turn" value="back" aria-keyshortcuts="u" disabled[!run.may_go_back] { (t!("lessons.back")) " " kbd { "U" } }
                @if run.next.is_some() {
                    button.button.primary name="turn" value="next" aria-keyshortcuts="s" { (t!("lessons.next")) (icon(IconName::ArrowRight)) " " kbd { "S" } }
                }
                button.button.quiet name="turn" value="end" { (t!("lessons.end")) }
            }
            (said())
        }
    }
}

/// Where a press that could not be done says why. What was done shows by itself.
fn said() -> Markup {
    html! {
        p.small.quiet-text data-kept="" data-key="said" data-said="" data-saved="" data-saving="" data-waiting=(t!("showing.waits_for_network"))
            data-not-saved=(t!("showing.not_saved")) role="status" {}
    }
}
