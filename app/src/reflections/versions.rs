//! The versions of a piece: the newest beside the one before, word by word; older ones folded away.

use domain::reflections::{PieceView, Stretch, Version};
use maud::{Markup, html};

use super::marks::marked;
use super::more::language_name;
use super::places::{NEWEST, SEE};
use crate::clock_face::time;
use crate::t;
use crate::ui::{rich, served};

/// Both ways to see them are there; which one is seen is the reader's (the desk, and `style/_piece.scss`).
pub fn versions(piece: &PieceView) -> Markup {
    let several = piece.versions.len() > 1;
    let button = |value: &str, pressed: bool, words: String| {
        html! { button.filter type="button" name=(SEE) value=(value) aria-pressed=(pressed) { (words) } }
    };
    html! {
        div.row.apart {
            h2 { (t!("reflections.your_versions")) }
            div.filters role="group" aria-label=(t!("reflections.how_to_see")) hidden[!several] {
                (button("beside", true, t!("reflections.beside")))
                (button(NEWEST, false, t!("reflections.newest_only")))
            }
        }
        div class=(if several { "versions beside" } else { "versions" }) {
            @for version in piece.versions.iter().take(2).rev() { (card(piece, version, several)) }
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
            @let differs = compared && is_newest && piece.words_changed();
            @if differs { p.words.diff dir="auto" lang=[lang] { (difference(&piece.diff)) } }
            div.words.rich.whole[differs] lang=[lang] { (marked(&version.words, version.number, &piece.feedback)) }
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
