use domain::reflections::{Ask, PieceView};
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon};

/// What a student needs, in a few words.
pub fn ask_words(ask: Ask) -> String {
    match ask {
        Ask::Clear => t!("console.ask_clear"),
        Ask::Part => t!("console.ask_part"),
        Ask::JustRead => t!("console.ask_just_read"),
        Ask::Nothing => t!("console.ask_nothing"),
        Ask::Own => t!("console.ask_own"),
    }
}

/// What the student of the open piece needs, above the boxes.
pub fn ask_line(piece: &PieceView) -> Markup {
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
                p.small.quiet-text data-key="outside" { (t!("console.outside_plan")) }
            }
        }
    }
}
