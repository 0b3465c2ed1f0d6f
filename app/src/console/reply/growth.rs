use domain::console::OtherPiece;
use domain::reflections::PieceView;
use maud::{Markup, html};

use crate::console::api::at;
use crate::t;
use crate::ui::{IconName, icon};

/// Suggests a before to this piece's newest version. The words between them are the student's to find. `theirs`: the student's other pieces in this
/// class. What became of it is said below: a part is made without knowing that.
pub fn growth_fold(piece: &PieceView, theirs: &[OtherPiece]) -> Markup {
    let several = piece.versions.len() > 1;
    let earlier: Vec<_> = theirs.iter().filter(|other| other.id < piece.id).collect();
    html! {
        @if several || !earlier.is_empty() {
            details.fold {
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
                        div { button.button { (t!("console.pair_suggest")) } }
                    }
                }
            }
        }
    }
}
