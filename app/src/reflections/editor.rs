//! Where a piece is written: the first version and every one after it. One form, which works before the WASM has arrived; with it, the desk
//! saves what the fields say.

use domain::command::Beginning;
use maud::{Markup, html};

use super::api::WorkPage;
use super::ask::ask_fields;
use super::consent::consent_fields;
use super::more::{language, scribe};
use super::paper::{looks, paper, starters};
use super::places::{EDITOR, FORM};
use super::problem::Problems;
use super::sharing::sharing;
use crate::offline::Refused;
use crate::t;
use crate::ui::{COMMANDS, Hidden, IconName, hidden_fields, icon, is_early, served};

/// `class` lays the parts out: `write-page` on a page of its own, `stack` inside another. `plan` stands before them.
pub fn editor(page: &WorkPage, class: &str, refused: Option<&Refused>, plan: Markup) -> Markup {
    let version = page.piece.as_ref().map_or(0, |piece| piece.stage.version()) + 1;
    let (start, rev) = page.start();
    let asked = &page.asked;
    let problems = Problems(refused.cloned());
    let early = is_early();
    let helps = html! { (starters(asked)) (looks(&start.words)) };
    let says = html! { (ask_fields(asked, &start, &problems)) (consent_fields(asked, &start.words)) };
    html! {
        div class=(class) data-kept="" data-key=(EDITOR) {
            (plan)
            (served(&part_at(page, "shown"), "draft"))
            form.write id=(FORM) method="post" action=(COMMANDS) autocomplete="off" {
                (hidden_fields(&hidden(page)))
                input type="hidden" name="reflection" value=(page.reflection);
                input type="hidden" name="base_version" value=(rev);
                // Enter in a field keeps; it neither shares nor starts a sentence.
                button.unseen name="do" value="keep" tabindex="-1" aria-hidden="true" formnovalidate { (t!("reflections.keep")) }
                @if early {
                    // What must be read stands behind one press.
                    div.field { (paper(&start.words, &problems)) }
                    details.fold data-key="more" open[problems.at("ask_words").is_some()] {
                        summary { (icon(IconName::Plus)) (t!("reflections.early_more")) }
                        div.fold-body.stack.loose { (helps) (says) }
                    }
                } @else {
                    div.field { (paper(&start.words, &problems)) (helps) }
                    (says)
                }
                (sharing(asked, version, &problems))
            }
            aside.stack.write-more aria-label=(t!("reflections.help_with_writing")) {
                (scribe(start.scribe.as_deref().unwrap_or_default(), &problems))
                (language(start.language.as_deref().unwrap_or_default()))
                (served(&part_at(page, "room"), "help"))
                a.button.quiet href="/talk" { (icon(IconName::LifeBuoy)) (t!("reflections.talk")) }
            }
        }
    }
}

/// Where a part that the server makes is fetched. A piece that is not begun yet is known by its prompt or its class.
pub fn part_at(page: &WorkPage, which: &str) -> String {
    let place = ["/piece/", &page.reflection.to_string(), "/", which].concat();
    match &page.beginning {
        Beginning::Prompt { prompt } if page.piece.is_none() => [&place, "?prompt=", &prompt.to_string()].concat(),
        Beginning::OwnQuestion { class, .. } if page.piece.is_none() => {
            [&place, "?class=", &class.to_string()].concat()
        }
        _ => place,
    }
}

/// Whose, what for, and the command's id.
fn hidden(page: &WorkPage) -> Hidden {
    let mut hidden = vec![("command", page.first.to_string()), ("person", page.me.to_string())];
    match &page.beginning {
        Beginning::Prompt { prompt } => hidden.push(("prompt", prompt.to_string())),
        Beginning::OwnQuestion { class, question } => {
            hidden.extend([("class", class.to_string()), ("question", question.clone())]);
        }
    }
    hidden
}
