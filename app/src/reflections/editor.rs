//! Where a piece is written: the first version and every one after it. One form, which works before the WASM has arrived; with it,
//! the [`Desk`] saves what the fields say.

use domain::command::Beginning;
use leptos::prelude::*;
use maud::{Markup, html};

use super::api::WorkPage;
use super::ask::ask_fields;
use super::conflict::conflict;
use super::consent::consent_fields;
use super::desk::Desk;
use super::more::{language, scribe};
use super::paper::{looks, paper, starters};
use super::problem::Problems;
use super::sharing::sharing;
use crate::offline::Refused;
use crate::t;
use crate::ui::{COMMANDS, Hidden, IconName, hidden_fields, icon, is_early, served};

/// The form's id: fields that stand beside the form belong to it by name.
pub const FORM: &str = "writing";

/// `class` lays the parts out: `write-page` on a page of its own, `stack` inside another. `plan` stands before them. It is made again
/// when something is refused or another device was faster, never by what is typed.
pub fn editor(page: &WorkPage, desk: Desk, class: &str, refused: Option<Refused>, plan: Markup) -> Markup {
    let version = page.piece.as_ref().map_or(0, |piece| piece.stage.version()) + 1;
    let (start, _) = page.start();
    let asked = &page.asked;
    let problems = Problems { now: desk.refused.get(), before: refused };
    let early = is_early();
    let typed = desk.typed.get_untracked().words;
    let helps = html! { (starters(&asked.starters)) (looks(&typed)) };
    let says = html! { (ask_fields(asked, &start, &problems)) (consent_fields(asked, &typed)) };
    html! {
        div class=(class) {
            (plan)
            (served(&part_at(page, "shown"), "draft"))
            form.write id=(FORM) method="post" action=(COMMANDS) autocomplete="off" {
                (hidden_fields(&hidden(page)))
                input type="hidden" name="reflection" value=(desk.reflection.get_untracked());
                input type="hidden" name="base_version" value=(desk.rev.get_untracked());
                // Enter in a field keeps; it neither shares nor starts a sentence.
                button.unseen name="do" value="keep" tabindex="-1" aria-hidden="true" formnovalidate { (t!("reflections.keep")) }
                @if let Some(theirs) = desk.theirs.get() { (conflict(&theirs)) }
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

#[cfg(feature = "hydrate")]
pub fn form() -> Option<web_sys::HtmlFormElement> {
    use wasm_bindgen::JsCast;
    document().get_element_by_id(FORM)?.dyn_into().ok()
}

/// Reads the fields after every change, and once when the page comes alive: what was typed before is read like the rest.
#[cfg(feature = "hydrate")]
pub fn watch(desk: Desk) {
    use super::consent::preview;
    use crate::offline::fields;
    use crate::ui::hear;
    let read = move || {
        if let Some(form) = form() {
            let draft = domain::command_form::draft(&fields(&form, None));
            preview(&draft.words);
            desk.read(draft);
        }
    };
    Effect::new(read);
    hear("input", move |_| read());
    hear("change", move |_| read());
    hear("focusout", move |_| desk.save());
    hear("beforeunload", move |event| {
        if desk.is_at_risk() {
            event.prevent_default();
            // While the browser asks, it is on its way already.
            desk.save();
        }
    });
    hear("pagehide", move |_| desk.leave());
    on_cleanup(move || desk.leave());
}

#[cfg(not(feature = "hydrate"))]
pub fn watch(_desk: Desk) {}
