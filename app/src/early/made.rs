//! My path: the newest pieces as pictures, each with where it stands.

use domain::files::FileKind;
use domain::reflections::{PieceView, Stage, Turn};
use domain::showing::ShownView;
use maud::{Markup, html};

use super::Made;
use crate::messages::{current, lang};
use crate::t;
use crate::ui::{IconName, hear_it, icon};

pub fn path(made: &[Made], teacher: &str) -> Markup {
    html! {
        section.stack #path aria-labelledby="path-title" {
            div.asked-head {
                span.tile-picture data-point="goals" { (icon(IconName::Footprints)) }
                h2 #path-title { (t!("early.my_path")) }
                p.unseen #path-how { (t!("early.how_path")) }
                (hear_it("path-title path-how"))
            }
            @if made.is_empty() { p.quiet-text { (t!("early.path_none")) } }
            ul.made { @for one in made { (stone(one, teacher)) } }
        }
    }
}

fn stone(made: &Made, teacher: &str) -> Markup {
    let piece = &made.piece;
    let (name, words) = stands(piece, teacher);
    let about = piece.asked_in(current().0);
    html! {
        li data-key={ "made-" (piece.id) } {
            a.picture-tile href={ "/piece/" (piece.id) } data-point=(piece.access_point.name()) {
                (picture(made.newest()))
                span.tile-words lang=[lang(about.locale)] dir="auto" { (about.question) }
                span.tile-stand { (icon(name)) (words) }
            }
        }
    }
}

/// Whose turn it is, in two words.
fn stands(piece: &PieceView, teacher: &str) -> (IconName, String) {
    let answered = piece.feedback.iter().any(|given| !given.read_only);
    match (piece.stage, piece.turn) {
        (Stage::Draft, _) => (IconName::Pencil, t!("early.not_done")),
        (Stage::Resting { .. }, _) => (IconName::Heart, t!("home.proud")),
        (_, Turn::Student) => (IconName::MessageCircle, t!("early.came_back")),
        (_, Turn::Teacher) => (IconName::Send, t!("early.sent", teacher = teacher)),
        (_, Turn::Nobody) if answered => (IconName::Check, t!("early.done")),
        (_, Turn::Nobody) => (IconName::Eye, t!("home.was_read")),
    }
}

/// What it shows, small; else what kind of thing it is. The words of the tile say which piece it is, so the picture is silent.
fn picture(shown: Option<&ShownView>) -> Markup {
    let name = match shown.map(|shown| shown.file.kind) {
        Some(FileKind::Image | FileKind::Drawing) => None,
        Some(FileKind::Sound) => Some(IconName::Mic),
        Some(FileKind::Video) => Some(IconName::Video),
        Some(FileKind::Pdf) => Some(IconName::FileText),
        None => Some(IconName::Pencil),
    };
    html! {
        span.tile-picture {
            @match (name, shown) {
                (None, Some(shown)) => {
                    @let small = if shown.file.small && shown.file.kind == FileKind::Image { "/small" } else { "" };
                    img src={ "/file/" (shown.file.id) (small) } alt="" loading="lazy" decoding="async";
                }
                (name, _) => (icon(name.unwrap_or(IconName::Pencil))),
            }
        }
    }
}

impl Made {
    /// The first thing of the draft, else of the newest version.
    fn newest(&self) -> Option<&ShownView> {
        let showing = self.showing.as_ref()?;
        let draft = showing.draft.as_ref().and_then(|draft| draft.shown.first());
        draft.or_else(|| showing.versions.first().and_then(|version| version.shown.first()))
    }
}
