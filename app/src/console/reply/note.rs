use maud::{Markup, html};

use crate::console::api::at;
use crate::console::area::Area;
use crate::console::known::Known;
use crate::said;
use crate::ui::{IconName, icon, problem_line};

/// The field.
pub const NOTE: &str = "note";

/// One note to the whole class, or to some of it.
pub fn note_fold(known: &Known) -> Markup {
    let refused = known.refused(at::NOTE);
    let fault = |field| refused.and_then(|error| error.fault(field));
    let (words, to) = (fault("words"), fault("to"));
    let other = refused.filter(|_| words.is_none() && to.is_none()).map(crate::error::AppError::sentence);
    html! {
        details.fold data-key="note" open[refused.is_some()] {
            summary { (icon(IconName::Megaphone)) (said!("console.note_title")) }
            div.fold-body {
                form.stack.tight method="post" action=(at::NOTE) {
                    input type="hidden" name="id" value=(known.note);
                    input type="hidden" name="class" value=(known.live.class.id);
                    @if let Some(prompt) = &known.live.prompt { input data-key="prompt" type="hidden" name="prompt" value=(prompt.id); }
                    (Area {
                        id: NOTE, name: "words", label: said!("console.note"), hint: Some(said!("console.note_hint")), value: "", rows: 3,
                        problem: words,
                    }.show())
                    (readers(known))
                    (problem_line("to-problem", to.as_ref()))
                    (problem_line("note-other", other.as_ref()))
                    div data-key="send" { button.button { (icon(IconName::Send)) (said!("console.note_send")) } }
                    @if known.is_done(at::NOTE) { p.small.quiet-text data-key="sent" { (said!("console.note_sent")) } }
                }
            }
        }
    }
}

/// Everyone, or those who are ticked.
fn readers(known: &Known) -> Markup {
    let choices = [("class", said!("console.note_class")), ("several", said!("console.note_several"))];
    html! {
        fieldset.stack.tight data-key="readers" {
            legend.legend { (said!("console.note_to")) }
            div.choices {
                @for (value, label) in choices {
                    label.choice { input type="radio" name="readers" value=(value) checked[value == "class"]; span { (label) } }
                }
            }
            div.choices.note-readers {
                @for tile in &known.live.tiles {
                    label.choice data-key=(tile.person) {
                        input type="checkbox" name="to[]" value=(tile.person);
                        span dir="auto" { (tile.name) }
                    }
                }
            }
        }
    }
}
