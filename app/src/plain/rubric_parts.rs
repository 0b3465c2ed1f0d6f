//! How rubrics and what is said by them read to students and teachers alike.

mod fields;
mod sides;
mod spot;
mod spot_fields;

pub use fields::{rating_fields, rating_form};
pub use sides::{Looking, version_sides};
pub use spot::{spot_line, thing, version_things};

use domain::files::FileKind;
use domain::rubrics::{Cite, RubricFace, Stand, Stood, VersionCriteria, WordingView};
use maud::{Markup, html};

use crate::clock_face::day_of;
use crate::t;
use crate::ui::{IconName, icon};

pub fn stand_name(stand: Stand) -> String {
    match stand {
        Stand::NotYet => t!("rubrics.stand_not_yet"),
        Stand::Here => t!("rubrics.stand_here"),
        Stand::Beyond => t!("rubrics.stand_beyond"),
    }
}

/// In the words of the wording that it was said by.
pub fn stood_name(stood: Stood, levels: &[String]) -> String {
    match stood {
        Stood::Point(stand) => stand_name(stand),
        Stood::Level(level) => levels.get(usize::from(level)).cloned().unwrap_or_default(),
    }
}

pub fn shown_name(kind: FileKind) -> String {
    match kind {
        FileKind::Image => t!("showing.picture"),
        FileKind::Drawing => t!("showing.drawing"),
        FileKind::Sound => t!("showing.recording"),
        FileKind::Video => t!("showing.video"),
        FileKind::Pdf => t!("showing.pdf"),
    }
}

/// *Made with the class on …*, if it was.
pub fn made_with_class(face: &RubricFace) -> Markup {
    html! {
        @if let Some(at) = face.made_with_class_at {
            p.small.quiet-text { (icon(IconName::Users)) " " (t!("rubrics.made_with_class")) " " (day_of(at)) }
        }
    }
}

/// The criteria to read, each with what its levels look like.
pub fn criteria_list(wording: &WordingView) -> Markup {
    html! {
        ol.criteria {
            @for one in &wording.criteria {
                li data-key=(one.id) {
                    p.criterion dir="auto" { (one.words) }
                    @if !wording.levels.is_empty() {
                        dl.levels {
                            @for (name, words) in wording.levels.iter().zip(&one.levels) {
                                div { dt dir="auto" { (name) } dd dir="auto" { (words) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The place in the version that somebody cites. All of a thing is named only: it stands beside the words. `key` is its own on the page.
pub fn cited(key: &str, cite: &Cite, version: &VersionCriteria) -> Markup {
    let (id, spot) = match cite {
        Cite::Passage { quote, .. } => return html! { blockquote.cited.words dir="auto" { (quote) } },
        Cite::Shown { id, spot } => (id, *spot),
    };
    let shown = version.shown.iter().find(|known| known.id == *id);
    html! {
        @if let Some(shown) = shown {
            @if spot.is_some() {
                div.cited.stack.tight { (thing(key, shown, spot)) }
            } @else {
                p.cited { (icon(IconName::Eye)) " " (shown_name(shown.file.kind)) }
            }
        }
    }
}
