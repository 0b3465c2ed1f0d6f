//! What hangs on the wall, piece for piece: into the spotlight, with the version before it, and down again. The one that came last stands first,
//! and has a key for each.

use domain::safety::SecondLook;
use domain::stage::{EarlierAsk, Hanging, RemoteView};
use maud::{Markup, html};

use crate::plain::marked;
use crate::t;
use crate::ui::{IconName, icon, rich_on_wall};

pub fn pieces(remote: &RemoteView) -> Markup {
    html! {
        section.stack.tight data-key="pieces" aria-labelledby="pieces" {
            h2 #pieces { (t!("stage.on_the_wall")) }
            @if remote.hanging.is_empty() {
                p.quiet-text { (t!("stage.nothing_yet")) }
            } @else {
                ul.remote-pieces {
                    @for (nth, piece) in remote.hanging.iter().rev().enumerate() { (one(remote, piece, nth == 0)) }
                }
            }
        }
    }
}

/// In the spotlight; down; asked for the version before.
const SPOTLIGHT: &str = "l";
const DOWN: &str = "d";
const EARLIER: &str = "e";

fn one(remote: &RemoteView, piece: &Hanging, last: bool) -> Markup {
    let act = |act: &str, key: &str, with: IconName, label: String| {
        html! {
            form method="post" action={ "/class/" (remote.class) "/remote" } data-key=(act) {
                input type="hidden" name="piece" value=(piece.piece);
                button.button.big name="act" value=(act) aria-keyshortcuts=[last.then_some(key)] { (icon(with)) (label) }
            }
        }
    };
    html! {
        li.card.stack.tight data-key=(piece.piece) {
            div.words.rich.remote-words { (rich_on_wall(&piece.words)) }
            @if piece.in_spotlight { p.note { (icon(IconName::Presentation)) span { (t!("stage.in_spotlight")) } } }
            div.row {
                @if !piece.in_spotlight { (act("spotlight", SPOTLIGHT, IconName::Presentation, t!("stage.spotlight_it"))) }
                @match piece.earlier {
                    Some(EarlierAsk::NotAsked) => @match &piece.look {
                        None => (act("earlier", EARLIER, IconName::History, t!("stage.ask_earlier"))),
                        Some(look) => (looked(remote, look)),
                    },
                    Some(EarlierAsk::Asked) => p.small.quiet-text { (t!("stage.asked_earlier")) },
                    Some(EarlierAsk::Yes) => p.small.quiet-text { (t!("stage.earlier_yes")) },
                    Some(EarlierAsk::No) => p.small.quiet-text { (t!("stage.earlier_no")) },
                    None => {},
                }
                (act("take", DOWN, IconName::X, t!("stage.take_down")))
            }
        }
    }
}

/// Something in the version before asks for a second look, so it stands there marked before anybody is asked to show it.
fn looked(remote: &RemoteView, look: &SecondLook) -> Markup {
    html! {
        details.fold data-key="look" {
            summary { (icon(IconName::Eye)) (t!("stage.look_earlier")) }
            form.fold-body.stack.tight method="post" action={ "/class/" (remote.class) "/remote" } {
                blockquote.words dir="auto" { (marked(look)) }
                input type="hidden" name="piece" value=(look.piece);
                input type="hidden" name="version" value=(look.version);
                button.button.big name="act" value="earlier" { (icon(IconName::History)) (t!("stage.ask_earlier")) }
            }
        }
    }
}
