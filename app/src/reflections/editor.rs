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

/// Reads the fields after every change, and once when the page has come alive: what was typed before is read like the rest.
#[cfg(feature = "hydrate")]
pub fn watch(desk: Desk) {
    use super::consent::preview;
    use super::desk::reading::Unread;
    use crate::ui::{hear, hear_on_the_way_down};
    use wasm_bindgen::JsCast;
    desk.read_soon(Unread::Typed);
    hear("input", move |_| desk.read_soon(Unread::Typed));
    hear("change", move |_| desk.read_soon(Unread::Typed));
    hear("focusout", move |_| desk.read_soon(Unread::Left));
    // The router changes the page in place, perhaps before the next frame.
    hear_on_the_way_down("click", move |event| {
        let at = event.target().and_then(|at| at.dyn_into::<web_sys::Element>().ok());
        if at.is_some_and(|at| at.closest("a").is_ok_and(|link| link.is_some())) {
            desk.may_go();
        }
    });
    hear_on_the_way_down("popstate", move |_| desk.may_go());
    // A preview that was folded away says what is typed when somebody looks.
    hear_on_the_way_down("toggle", move |_| {
        desk.read_now();
        preview(&desk.typed.get_untracked().words);
    });
    hear("beforeunload", move |event| {
        desk.read_now();
        if desk.is_at_risk() {
            event.prevent_default();
            // While the browser asks, it is on its way already.
            desk.save();
        }
    });
    // A page that goes is hidden as well, after it has said its last words.
    let gone = StoredValue::new(false);
    hear("visibilitychange", move |_| {
        if document().hidden() && !gone.get_value() {
            desk.out_of_sight();
        }
    });
    hear("pagehide", move |_| {
        gone.set_value(true);
        desk.last_words();
    });
    // Come back to as it was left.
    hear("pageshow", move |_| gone.set_value(false));
    on_cleanup(move || desk.leave());
}

#[cfg(not(feature = "hydrate"))]
pub fn watch(_desk: Desk) {}
