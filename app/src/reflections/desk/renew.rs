//! The page, asked for again: what others did to the piece, and what this student did to it, is the server's to show.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, DomParser, Element, HtmlElement, SupportedType};

use super::Desk;
use crate::address::is_now;
use crate::live::calm::hear_calmly;
use crate::live::finger;
use crate::offline::{self, Text};
use crate::reflections::begun::Begun;
use crate::reflections::places::{EDITOR, ELSEWHERE, NEWEST};
use crate::ui::{put_element, say_once};

/// Kinds of changes that may be about this page.
const HEARS: [&str; 2] = ["piece", "class"];
/// Milliseconds until somebody may have let go of what they press.
const A_BREATH: u32 = 250;
/// Milliseconds until a page that could not be had is asked for again.
const AGAIN: u32 = 2_000;

impl Desk {
    /// Listens from where the page was read.
    pub(super) fn listens(self, text: &Text) {
        let cursor = text.read::<Begun>().map(|begun| begun.cursor).unwrap_or_default();
        hear_calmly(&cursor, &HEARS, move || self.renew());
    }

    /// Asks for the page, until it is there.
    pub(super) fn renew(self) {
        let mine = self.0.asked.get().wrapping_add(1);
        self.0.asked.set(mine);
        spawn_local(async move {
            let Some(here) = window().location().href().ok() else { return };
            let fresh = loop {
                let answer = read(&here).await;
                // Asked for again meanwhile, or laid out anew.
                if self.0.asked.get() != mine {
                    return;
                }
                match answer {
                    Err(Why::Gone) => return,
                    // It comes when the finger is up, and is what it is by then.
                    Ok(_) if finger::is_down() => offline::wait(A_BREATH).await,
                    Ok(fresh) => break fresh,
                    Err(Why::NoWay) => offline::wait(AGAIN).await,
                }
            };
            if let Ok(Some(editor)) = fresh.main.query_selector(&["[data-key=", EDITOR, "]"].concat()) {
                // What somebody writes in stays as it is.
                editor.set_inner_html("");
            }
            self.takes(&fresh.main);
        });
    }

    /// After the student's own share or take-back: the page of the piece, laid out anew. What was typed while it was read is the next version's
    /// draft, and goes along. False where the page stays as it was: what was typed could not be saved, and says so.
    pub(super) async fn begins_again(self) -> bool {
        let address = ["/piece/", &self.0.reflection.get().to_string()].concat();
        let fresh = loop {
            // A page that was asked for while something was on its way may have been made without it.
            let before = (self.0.on_its_way.get() == 0).then(|| self.0.handed.borrow().1);
            let Some(fresh) = self.page_at(&address).await else { return false };
            self.read_now();
            if !self.is_unsaved() && before == Some(self.0.handed.borrow().1) {
                break fresh;
            }
            let words = self.0.typed.borrow().clone();
            self.settle().await;
            // Whoever typed on meanwhile is waited for once more.
            if self.is_unsaved() && *self.0.typed.borrow() == words {
                return false;
            }
        };
        // What was on its way for the page as it was is of no use to it as it is.
        self.0.asked.update(|asked| asked.wrapping_add(1));
        let Some(main) = document().get_element_by_id("main") else { return false };
        let _ = main.replace_with_with_node_1(&fresh.main);
        is_now(&address);
        self.is_at(fresh.begun);
        self.sees(self.0.newest_only.get());
        if let Ok(Some(turn)) = fresh.main.query_selector(".turn p") {
            say_once(&turn.text_content().unwrap_or_default());
        }
        // A page that was laid out anew begins at its question.
        let question = document().get_element_by_id("question").and_then(|at| at.dyn_into::<HtmlElement>().ok());
        let _ = question.map(|question| question.focus());
        true
    }

    /// None where there is no such page any more, or somebody else is here: what stands here stays as it was read.
    async fn page_at(self, address: &str) -> Option<Fresh> {
        loop {
            match read(address).await {
                Ok(fresh) => return Some(fresh),
                Err(Why::Gone) => return None,
                Err(Why::NoWay) => offline::wait(AGAIN).await,
            }
        }
    }

    fn takes(self, fresh: &HtmlElement) {
        let Some(main) = document().get_element_by_id("main") else { return };
        // Shared elsewhere, while somebody may be in the middle of a word here.
        if self.0.fresh.get() && !fresh.has_attribute("data-fresh") {
            // Shared here: its own page is on its way, however long that takes.
            if self.0.shared_here.get() || self.0.pressed.get() {
                return;
            }
            if let Some(line) = document().get_element_by_id(ELSEWHERE) {
                let _ = line.remove_attribute("hidden");
            }
            return;
        }
        let answers =
            |main: &Element| main.get_attribute("data-answers").and_then(|n| n.parse::<usize>().ok()).unwrap_or(0);
        let answered = answers(fresh) > answers(&main);
        put_element(&main, fresh);
        self.sees(self.0.newest_only.get());
        if answered && let Ok(Some(turn)) = main.query_selector(".turn p") {
            say_once(&turn.text_content().unwrap_or_default());
        }
    }

    /// How versions are seen: beside each other, or the newest alone. The reader's choice, on whatever page comes.
    pub(super) fn sees(self, newest_only: bool) {
        self.0.newest_only.set(newest_only);
        let Some(main) = document().get_element_by_id("main") else { return };
        let _ = main.toggle_attribute_with_force("data-newest", newest_only);
        let Ok(buttons) = main.query_selector_all("button[name=see]") else { return };
        for at in 0..buttons.length() {
            let Some(button) = buttons.get(at).and_then(|button| button.dyn_into::<Element>().ok()) else { continue };
            let is = (button.get_attribute("value").as_deref() == Some(NEWEST)) == newest_only;
            let _ = button.set_attribute("aria-pressed", if is { "true" } else { "false" });
        }
    }
}

/// A page as the server makes it now.
struct Fresh {
    main: HtmlElement,
    begun: Begun,
}

/// Why there is no page.
enum Why {
    /// Nothing is there, or it is somewhere else.
    Gone,
    /// Not now.
    NoWay,
}

async fn read(address: &str) -> Result<Fresh, Why> {
    let asked = gloo_net::http::Request::get(address).cache(web_sys::RequestCache::NoStore).send();
    let answer = asked.await.map_err(|_| Why::NoWay)?;
    if answer.redirected() || answer.status() == 404 {
        return Err(Why::Gone);
    }
    let text = if answer.ok() { answer.text().await.ok() } else { None };
    let page = text.and_then(|text| DomParser::new().ok()?.parse_from_string(&text, SupportedType::TextHtml).ok());
    let page = page.ok_or(Why::NoWay)?;
    // Somebody else signed in on this device meanwhile: theirs is not shown here.
    if whose(&page) != whose(&document()) {
        return Err(Why::Gone);
    }
    understood(&page).ok_or(Why::NoWay)
}

fn whose(page: &Document) -> Option<String> {
    page.document_element()?.get_attribute("data-me")
}

fn understood(page: &Document) -> Option<Fresh> {
    let main = page.get_element_by_id("main")?.dyn_into().ok()?;
    Some(Fresh { main, begun: Text::of_page(page)?.read()? })
}
