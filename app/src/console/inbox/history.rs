//! What stands around the words of the open piece, as parts that the server makes: who wrote them down and what they are in other languages,
//! what changed since the version before, older versions, and what was answered so far.

use std::collections::BTreeMap;

use domain::reflections::{History, Stretch, Version};
use maud::{Markup, PreEscaped, html};

use super::so_far::so_far;
use crate::clock_face::time;
use crate::t;
use crate::ui::rich;

/// Adds them to what the piece shows: `said-3`, `changed-3`, `elder-2`, `answers`.
pub fn add_to(shown: &mut BTreeMap<String, String>, history: &History) {
    let mut parts = Vec::new();
    for version in &history.piece.versions {
        parts.push((format!("said-{}", version.number), said(version)));
        let shows = shown.get(&format!("version-{}", version.number));
        parts.push((format!("elder-{}", version.number), elder(version, shows)));
    }
    for (number, stretches) in &history.changes {
        parts.push((format!("changed-{number}"), changed(stretches)));
    }
    parts.push(("answers".into(), so_far(&history.piece.feedback, shown)));
    shown.extend(parts.into_iter().map(|(of, part)| (of, part.into_string())));
}

/// Whose hand wrote them, and somebody's translations.
fn said(version: &Version) -> Markup {
    html! {
        @if let Some(scribe) = &version.scribe {
            p.small.quiet-text data-key="scribe" dir="auto" { (t!("console.written_by", name = scribe)) }
        }
        @for translation in &version.translations {
            div.stack.tight data-key=(translation.language) {
                p.small.quiet-text dir="auto" { (t!("console.translated_by", name = translation.by)) }
                div.words.rich lang=(translation.language) { (rich(&translation.words, &[])) }
            }
        }
    }
}

/// Words that are the same say nothing: a picture may be another.
fn changed(stretches: &[Stretch]) -> Markup {
    html! {
        @if Stretch::any_change(stretches) { p.words.diff dir="auto" { @for part in stretches { (stretch(part)) } } }
    }
}

fn elder(version: &Version, shows: Option<&String>) -> Markup {
    html! {
        article.stack.tight.version-before {
            p.small.quiet-text { (t!("console.version", n = version.number)) " · " (time(version.shared_at)) }
            div.words.rich lang=[version.language.as_deref()] { (rich(&version.words, &[])) }
            @if let Some(shows) = shows { (PreEscaped(shows)) }
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
