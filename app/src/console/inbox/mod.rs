//! The inbox's column: what waits for the teacher, in an order that nothing moves while something is read.

pub mod comment_on;
#[cfg(feature = "ssr")]
pub mod history;
mod item;
pub mod order;
#[cfg(feature = "ssr")]
mod so_far;
pub mod text;

use maud::{Markup, html};

use self::item::item;
use self::order::Show;
use super::known::Known;
use crate::ui::{IconName, icon};
use crate::{said, t};

/// The name of the button that shows what is new.
pub const NEW: &str = "new";

pub fn inbox(known: &Known) -> Markup {
    let waiting = known.live.count_waiting();
    let open = known.open_id();
    let cards: Vec<_> = known.shown.iter().filter(|card| known.show.keeps(card) || Some(card.id) == open).collect();
    let new = known.newcomers();
    html! {
        section.console-col.console-inbox.stack aria-labelledby="waiting" {
            div.console-head {
                h2.row #waiting { (said!("console.waiting")) " " span.pill.count { (waiting) } }
                (filters(known))
            }
            // New work says so here, and comes in when it is pressed.
            @if new > 0 {
                button.newcomers data-key="new" type="button" name=(NEW) aria-keyshortcuts="n" {
                    (t!("console.new", n = new)) " " kbd { "N" }
                }
            }
            @if known.shown.is_empty() {
                (nothing_shared(known))
            } @else if cards.is_empty() {
                p.quiet-text data-key="none" { (said!("console.none_of_these")) }
            }
            ul.inbox data-key="inbox" { @for card in cards { (item(known, card)) } }
            (older(known))
        }
    }
}

/// Links, so that they work before the WASM does.
fn filters(known: &Known) -> Markup {
    let open = known.open_part();
    let label = |of: Show| match of {
        Show::Waiting => said!("console.show_waiting"),
        Show::Asking => said!("console.show_asking"),
        Show::ToRead => said!("console.show_to_read"),
        Show::Theirs => said!("console.show_theirs"),
        Show::All => said!("console.show_all"),
    };
    html! {
        nav.filters aria-label=(said!("console.show")) {
            @for one in Show::ALL {
                a.filter href={ (known.console(one)) (open) } aria-current=[(known.show == one).then_some("true")] {
                    (label(one))
                }
            }
        }
    }
}

/// Says plainly that there are more, and brings them. A link, so that it works before the WASM does.
fn older(known: &Known) -> Markup {
    let older = known.live.older;
    html! {
        @if older.all > 0 {
            div.stack.tight data-key="older" {
                p.small.quiet-text { (t!("console.older", n = older.all)) }
                a.button.quiet href={ (known.console(known.show)) "&back=" (older.back + 1) (known.open_part()) } {
                    (icon(IconName::History)) (said!("console.older_show"))
                }
            }
        }
    }
}

fn nothing_shared(known: &Known) -> Markup {
    html! {
        div.empty data-key="empty" {
            (icon(IconName::MessageCircle))
            h3 { (said!("console.nobody_shared")) }
            p { (said!("console.nobody_shared_hint")) }
            @if known.live.prompt.is_none() {
                a.button.primary href=(known.of_class("/prompts")) {
                    (icon(IconName::BookOpen)) (said!("console.choose_prompt"))
                }
            }
        }
    }
}
