use domain::console::ReadPiece;
use domain::reflections::Ask;
use maud::{Markup, html};

use crate::messages::Said;
use crate::ui::{IconName, icon};
use crate::{said, t};

/// What a student needs, in a few words.
pub fn ask_words(ask: Ask) -> Said {
    match ask {
        Ask::Clear => said!("console.ask_clear"),
        Ask::Part => said!("console.ask_part"),
        Ask::JustRead => said!("console.ask_just_read"),
        Ask::Nothing => said!("console.ask_nothing"),
        Ask::Own => said!("console.ask_own"),
    }
}

/// What the student of the open piece needs, above the boxes.
pub fn ask_line(piece: &ReadPiece) -> Markup {
    html! {
        @if let Some(version) = piece.versions.first() {
            div.reply-ask data-key="ask" {
                (icon(IconName::Hand))
                div {
                    p dir="auto" { (t!("console.asks", name = piece.student_name, ask = ask_words(version.ask))) }
                    @if !version.ask_words.is_empty() { p dir="auto" { (version.ask_words) } }
                }
            }
            @if !(piece.in_plan || piece.waits) {
                p.small.quiet-text data-key="outside" { (said!("console.outside_plan")) }
            }
        }
    }
}
