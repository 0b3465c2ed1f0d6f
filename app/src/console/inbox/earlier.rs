use domain::reflections::{PieceView, Stretch};
use maud::{Markup, html};

use super::text::shown_at;
use crate::clock_face::time;
use crate::t;
use crate::ui::{IconName, icon, rich, served};

/// What changed since the version before, and that version and its elders as they were.
pub fn earlier(piece: &PieceView) -> Markup {
    let Some((newest, versions)) = piece.versions.split_first() else { return Markup::default() };
    let Some(before) = versions.first() else { return Markup::default() };
    html! {
        details.fold data-key={ "before-" (newest.number) } open {
            summary { (icon(IconName::History)) (t!("console.changed_since", version = before.number)) }
            div.fold-body.stack.tight {
                @if piece.words_changed() { p.words.diff dir="auto" { @for part in &piece.diff { (stretch(part)) } } }
                @for version in versions {
                    article.stack.tight.version-before data-key=(version.id) {
                        p.small.quiet-text { (t!("console.version", n = version.number)) " · " (time(version.shared_at)) }
                        div.words.rich lang=[version.language.as_deref()] { (rich(&version.words, &[])) }
                        (served(&shown_at(piece.id), &format!("version-{}", version.number)))
                    }
                }
            }
        }
    }
}

fn stretch(stretch: &Stretch) -> Markup {
    html! {
        @match stretch {
            Stretch::Same(text) => (text),
            Stretch::Added(text) => ins { span.unseen { (t!("console.added")) " " } (text) },
            Stretch::Removed(text) => del { span.unseen { (t!("console.removed")) " " } (text) },
        }
    }
}
