//! What came with an answer besides its words: a voice, and where its marks lie.

use std::collections::BTreeSet;

use domain::id::FeedbackId;
use domain::showing::{MarkView, Showing, ShownView, Spot};
use maud::{Markup, html};

use super::marks::{address, place};
use super::thing::kind_name;
use crate::t;
use crate::ui::{IconName, icon};

fn all(showing: &Showing) -> impl Iterator<Item = (&ShownView, usize, &MarkView)> {
    let shown = showing.versions.iter().flat_map(|version| &version.shown);
    shown.flat_map(|shown| shown.marks.iter().enumerate().map(move |(at, mark)| (shown, at + 1, mark)))
}

/// Answers that have something here.
pub fn ids(showing: &Showing) -> BTreeSet<FeedbackId> {
    let marked = all(showing).filter_map(|(_, _, mark)| mark.feedback);
    showing.voices.iter().map(|voice| voice.feedback).chain(marked).collect()
}

/// A PDF stands in a tab of its own, as everywhere.
fn opens(mark: &MarkView) -> Option<&'static str> {
    matches!(mark.mark.spot, Spot::Page { .. }).then_some("_blank")
}

pub fn answer(showing: &Showing, id: FeedbackId) -> Markup {
    let voice = showing.voices.iter().find(|voice| voice.feedback == id);
    let marks: Vec<_> = all(showing).filter(|(_, _, mark)| mark.feedback == Some(id)).collect();
    html! {
        @if let Some(voice) = voice {
            figure.shown data-kind="sound" {
                figcaption.feedback-kind dir="auto" { (icon(IconName::Mic)) (t!("showing.voice_of", name = voice.by_name)) }
                audio controls preload="metadata" src={ "/file/" (voice.file.id) } aria-label=(t!("showing.voice_of", name = voice.by_name)) {}
            }
        }
        @if !marks.is_empty() {
            ul.mark-list aria-label=(t!("showing.marks")) {
                @for (shown, number, mark) in marks {
                    li.stack.tight {
                        p.small { a href=(address(shown, mark)) target=[opens(mark)] { (t!("showing.on", what = kind_name(shown.file.kind), place = place(mark, number))) } }
                        p.words dir="auto" { (mark.mark.words) }
                    }
                }
            }
        }
    }
}
