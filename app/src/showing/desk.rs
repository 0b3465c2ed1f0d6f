//! A teacher's answer, besides its boxes: an own voice, and how many marks go along.

use domain::id::PersonId;
use domain::showing::{Answering, Showing};
use maud::{Markup, html};

use super::tools::gap;
use super::{honest_line, of_piece};
use crate::t;
use crate::ui::{IconName, hidden_fields, icon};

pub fn reply(showing: &Showing, answering: &Answering, me: PersonId) -> Markup {
    let action = of_piece(showing.piece, "voice");
    let written = answering.marks.iter().filter(|mark| !mark.mark.words.is_empty()).count();
    let again = answering.voice.is_some();
    html! {
        section.voice.stack.tight data-piece=(showing.piece) data-person=(me) aria-labelledby="own-voice" {
            h3 #own-voice { (t!("showing.own_voice")) }
            @if let Some(voice) = &answering.voice {
                audio controls preload="metadata" src={ "/file/" (voice.id) } aria-label=(t!("showing.your_voice")) {}
                p.small.quiet-text { (t!("showing.voice_goes_along")) }
            } @else {
                p.small.quiet-text { (t!("showing.voice_hint")) }
            }
            div.row {
                // One press, ten seconds: what is said while walking on.
                button.button.needs-script type="button" data-tool="ten" data-about=(showing.piece) data-person=(me) aria-keyshortcuts="v"
                    data-left=(gap("room.ten_left", "left")) data-unable=(t!("showing.cannot_record")) data-microphone=(t!("showing.no_microphone")) {
                    (icon(IconName::Mic))
                    @if again { (t!("room.ten_again")) } @else { (t!("room.ten_record")) }
                    " " kbd { "V" }
                }
                button.button.quiet.needs-script type="button" data-tool="record" data-kind="voice" data-about=(showing.piece) {
                    (icon(IconName::Mic))
                    @if again { (t!("showing.record_again")) } @else { (t!("showing.record_voice")) }
                }
                @if again {
                    form method="post" action=(action) data-quiet="post" {
                        (hidden_fields(&[("voice", String::new())]))
                        button.button.quiet { (icon(IconName::Trash)) (t!("showing.drop_voice")) }
                    }
                }
            }
            @if written > 0 { p.small.quiet-text { (t!("showing.marks_go_along", n = written)) } }
            (honest_line())
        }
    }
}
