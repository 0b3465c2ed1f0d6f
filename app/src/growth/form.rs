//! *I used to think / now I think*, about two versions. A plain form: it is sent once and becomes a page.

use domain::growth::GrowthView;
use domain::id::{GrowthId, VersionId};
use domain::reflections::PieceView;
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use crate::t;
use crate::ui::{COMMANDS, Hidden, IconName, hidden_fields, icon};

/// The two sentences; `id` tells the fields of a page's forms apart.
fn sentences(id: GrowthId) -> Markup {
    html! {
        @for (name, label) in [("used_to", t!("growth.used_to")), ("now", t!("growth.now"))] {
            @let id = [name, "-", &id.to_string()].concat();
            div.field {
                label.field-label for=(id) { (label) }
                input.input id=(id) name=(name) type="text" required maxlength=(LONGEST_SENTENCE) dir="auto" autocomplete="off";
            }
        }
    }
}

/// Cites two own versions.
pub fn add_pair(hidden: &Hidden, next: GrowthId, pieces: &[PieceView]) -> Markup {
    // By age: what was thought first stands first.
    let mut versions: Vec<(VersionId, String)> = Vec::new();
    for piece in pieces.iter().rev() {
        for version in piece.versions.iter().rev() {
            versions
                .push((version.id, t!("growth.option", question = short(&piece.question), version = version.number)));
        }
    }
    let last = versions.len().saturating_sub(1);
    html! {
        form.stack method="post" action=(COMMANDS) autocomplete="off" {
            (hidden_fields(hidden))
            @for (name, label, picked) in [("before", t!("growth.before"), 0), ("after", t!("growth.after"), last)] {
                div.field {
                    label.field-label for=(name) { (label) }
                    select.input id=(name) name=(name) autocomplete="off" {
                        @for (at, (id, label)) in versions.iter().enumerate() {
                            option value=(id) selected[at == picked] { (label) }
                        }
                    }
                }
            }
            (sentences(next))
            div { button.button.primary { (icon(IconName::Sprout)) (t!("growth.show")) } }
        }
    }
}

/// Answers a teacher's suggestion in own words.
pub fn answer_pair(mut hidden: Hidden, pair: &GrowthView) -> Markup {
    hidden.extend([("before", pair.before.version.to_string()), ("after", pair.after.version.to_string())]);
    html! {
        form.stack data-key="answer" method="post" action=(COMMANDS) autocomplete="off" {
            (hidden_fields(&hidden))
            (sentences(pair.id))
            div { button.button { (t!("growth.show")) } }
        }
    }
}

/// The start of a question, for a list to pick from.
fn short(question: &str) -> String {
    match question.char_indices().nth(60) {
        Some((at, _)) => [&question[..at], "…"].concat(),
        None => question.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_questions_are_cut_between_characters() {
        assert_eq!(short("Why?"), "Why?");
        assert_eq!(short(&"é".repeat(80)), ["é".repeat(60), "…".into()].concat());
    }
}
