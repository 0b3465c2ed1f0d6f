//! The versions of a piece: the newest beside the one before, word by word; older ones folded away.

use domain::reflections::{PieceView, Stretch, Version};
use maud::{Markup, html};

use super::marks::marked;
use super::more::language_name;
use crate::clock_face::time;
use crate::t;
use crate::ui::{rich, served};

/// The name of the buttons that choose how versions are shown; the value of the one for the newest alone.
pub const SEE: &str = "see";
pub const NEWEST: &str = "newest";

pub fn versions(piece: &PieceView, newest_only: bool) -> Markup {
    let several = piece.versions.len() > 1;
    let beside = several && !newest_only;
    let newest = piece.versions.iter().take(if beside { 2 } else { 1 });
    let button = |value: &str, pressed: bool, words: String| {
        html! { button.filter type="button" name=(SEE) value=(value) aria-pressed=(pressed) { (words) } }
    };
    html! {
        div.row.apart {
            h2 { (t!("reflections.your_versions")) }
            div.filters role="group" aria-label=(t!("reflections.how_to_see")) hidden[!several] {
                (button("beside", !newest_only, t!("reflections.beside")))
                (button(NEWEST, newest_only, t!("reflections.newest_only")))
            }
        }
        div class=(if beside { "versions beside" } else { "versions" }) {
            @for version in newest.rev() { (card(piece, version, beside)) }
        }
        details.fold hidden[piece.versions.len() < 3] {
            summary { (t!("reflections.earlier_versions")) }
            div.fold-body.stack { @for version in piece.versions.iter().skip(2) { (card(piece, version, false)) } }
        }
    }
}

fn card(piece: &PieceView, version: &Version, compared: bool) -> Markup {
    let is_newest = piece.versions.first().is_some_and(|newest| newest.number == version.number);
    let lang = version.language.as_deref();
    let heading = ["version-", &version.number.to_string()].concat();
    html! {
        article.card.version data-key=(heading) aria-labelledby=(heading) {
            header.version-head {
                h3 id=(heading) { (t!("reflections.version", version = version.number)) }
                p.small.quiet-text { (time(version.shared_at)) @if version.late { " · " (t!("reflections.late")) } }
            }
            @if compared && is_newest && piece.words_changed() {
                p.words.diff dir="auto" lang=[lang] { (difference(&piece.diff)) }
            } @else {
                div.words.rich lang=[lang] { (marked(&version.words, version.number, &piece.feedback)) }
            }
            (served(&["/piece/", &piece.id.to_string(), "/shown"].concat(), &heading))
            @if let Some(scribe) = &version.scribe {
                p.small.quiet-text dir="auto" { (t!("reflections.told_to", scribe = scribe)) }
            }
            @for translation in &version.translations {
                blockquote.passage {
                    p.small.quiet-text dir="auto" {
                        (t!("reflections.translated_by", language = language_name(&translation.language), name = translation.by))
                    }
                    div.words.rich lang=(translation.language) { (rich(&translation.words, &[])) }
                }
            }
        }
    }
}

/// Word by word; what is added and taken out is said as well as shown.
fn difference(stretches: &[Stretch]) -> Markup {
    html! {
        @for stretch in stretches {
            @match stretch {
                Stretch::Same(text) => (text),
                Stretch::Added(text) => ins { span.unseen { (t!("reflections.added")) " " } (text) },
                Stretch::Removed(text) => del { span.unseen { (t!("reflections.taken_out")) " " } (text) },
            }
        }
    }
}
