use domain::reflections::PieceView;
use maud::{Markup, html};

use crate::console::api::at;
use crate::console::known::Known;
use crate::t;
use crate::ui::{IconName, icon, problem_line};

/// Suggests a before to this piece's newest version. The words between them are the student's to find.
pub fn growth_fold(known: &Known, piece: &PieceView) -> Markup {
    let several = piece.versions.len() > 1;
    let theirs = known.opened.as_ref().map_or(&[][..], |opened| opened.open.theirs.as_slice());
    let earlier: Vec<_> = theirs.iter().filter(|other| other.id < piece.id).collect();
    html! {
        @if several || !earlier.is_empty() {
            details.fold data-key="pair" open[known.refused(at::SUGGEST).is_some()] {
                summary { (icon(IconName::Sprout)) (t!("console.pair_title")) }
                div.fold-body {
                    form.stack.tight method="post" action=(at::SUGGEST) {
                        input type="hidden" name="after" value=(piece.id);
                        div.field {
                            label.field-label for="before" { (t!("console.pair_before")) }
                            p.field-hint #before-hint { (t!("console.pair_hint")) }
                            select.input #before name="before" aria-describedby="before-hint" {
                                @if several { option data-key="first" value=(piece.id) { (t!("console.pair_first_version")) } }
                                @for card in earlier { option data-key=(card.id) value=(card.id) dir="auto" { (card.question) } }
                            }
                        }
                        (problem_line("pair-problem", known.problem(at::SUGGEST).as_ref()))
                        div data-key="suggest" { button.button { (t!("console.pair_suggest")) } }
                        @if known.is_done(at::SUGGEST) {
                            p.small.quiet-text data-key="done" { (t!("console.pair_suggested")) }
                        }
                    }
                }
            }
        }
    }
}
