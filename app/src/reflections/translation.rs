//! A translation of the newest version, marked as the student's own.

use domain::id::TranslationId;
use domain::reflections::PieceView;
use domain::words::LONGEST_PIECE;
use maud::{Markup, html};

use super::mine::Mine;
use super::more::language_options;
use super::places::TRANSLATING;
use crate::t;
use crate::ui::{COMMANDS, IconName, hidden_fields, icon};

pub fn add_translation(piece: &PieceView, mine: Mine, translation: TranslationId) -> Markup {
    let mut hidden = mine.hidden("translate", 6);
    hidden.extend([("translation", translation.to_string()), ("version", piece.stage.version().to_string())]);
    html! {
        details.fold {
            summary { (icon(IconName::Globe)) (t!("reflections.add_translation")) }
            form.fold-body.stack id=(TRANSLATING) method="post" action=(COMMANDS) autocomplete="off" {
                (hidden_fields(&hidden))
                div.field {
                    label.field-label for="translation-language" { (t!("reflections.language")) }
                    select.input #translation-language name="language" autocomplete="off" required { (language_options("")) }
                }
                div.field {
                    label.field-label for="translation-words" { (t!("reflections.translation_words")) }
                    textarea.input #translation-words name="words" rows="4" dir="auto" autocomplete="off" required
                        maxlength=(LONGEST_PIECE) {}
                }
                div { button.button { (t!("reflections.add_this")) } }
            }
        }
    }
}
