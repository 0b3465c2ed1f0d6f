use domain::reflections::{OPENING, PieceCard};
use domain::rich::plain;
use maud::{Markup, html};

use super::text::open_text;
use crate::clock_face::time;
use crate::console::known::Known;
use crate::console::reply::ask_words;
use crate::ui::{IconName, avatar, icon};
use crate::{said, t};

/// One piece in the inbox; open, it is read here, beside the boxes.
pub fn item(known: &Known, card: &PieceCard) -> Markup {
    let open = known.piece().filter(|piece| piece.id == card.id);
    html! {
        li data-key=(card.id) {
            article.item data-open=[open.map(|_| "")] {
                div.item-head {
                    (avatar(&card.picture, true))
                    h3 {
                        a.item-open href=(known.address(card.id)) aria-current=[open.map(|_| "true")] dir="auto" {
                            (card.student_name)
                        }
                    }
                    (tags(card))
                    // Belongs to the reply to several, which the server makes; the key of the open one picks it.
                    label.pick title=(said!("console.pick")) {
                        input type="checkbox" form="several" name="pick" value={ (card.id) ":" (card.stage.version()) }
                            aria-keyshortcuts=[open.map(|_| "x")];
                        span.unseen { (said!("console.pick")) }
                    }
                }
                @if let Some(piece) = open {
                    (open_text(known, piece))
                } @else {
                    p.item-words data-key="opening" dir="auto" { (opening(&card.opening)) }
                    (shows(&card.shows))
                }
            }
        }
    }
}

/// The start of the words, without their shape; that there are more is seen.
fn opening(words: &str) -> String {
    let more = if words.chars().count() < OPENING { "" } else { "…" };
    [plain(words).trim_end(), more].concat()
}

/// What is shown where there are no words.
fn shows(kind: &str) -> Markup {
    let (picture, word) = match kind {
        "drawing" => (IconName::Brush, said!("console.shows_drawing")),
        "sound" => (IconName::Mic, said!("console.shows_sound")),
        "video" => (IconName::Video, said!("console.shows_video")),
        "image" => (IconName::Camera, said!("console.shows_image")),
        "pdf" => (IconName::FileText, said!("console.shows_pdf")),
        _ => return Markup::default(),
    };
    html! { p.note data-key="shows" { (icon(picture)) span { (word) } } }
}

/// Version, ask, where it comes from and when.
fn tags(card: &PieceCard) -> Markup {
    let version = card.stage.version();
    html! {
        span.tag data-key="version" data-point=[(version > 1).then_some("reflection")] { (t!("console.version", n = version)) }
        @if card.ask.wants_an_answer() {
            span.tag.turn-tag data-key="ask" { (icon(IconName::Hand)) (ask_words(card.ask)) }
        }
        @if card.prompt.is_none() {
            span.tag data-key="own" data-point="inquiry" { (icon(IconName::MessageQuestion)) (said!("console.own_question")) }
        }
        @if card.late { span.tag data-key="late" { (icon(IconName::Clock)) (said!("console.late")) } }
        @if card.on_wall {
            span.tag data-key="wall" { (icon(IconName::Presentation)) (said!("console.on_wall")) }
        } @else if card.wall_consent {
            // Said where it is given; what is not said is not allowed.
            span.tag data-key="consent" { (said!("console.may_show")) }
        }
        span.item-when data-key="when" { (time(card.changed_at)) }
    }
}
