//! Where a class stands by its criteria: for each a line of ten stones, as many in a row as there are tenths at that level. No figure, and
//! nobody's stone.

use domain::rubrics::Stand;
use domain::stage::{CriterionScale, ScaleView};
use maud::{Markup, html};

use crate::plain::stand_name;
use crate::t;

pub fn scale(of: &ScaleView) -> Markup {
    html! {
        div.scene.scene-scale data-key="scale" {
            h1 dir="auto" { @if of.title.is_empty() { (t!("stage.scale")) } @else { (of.title) } }
            @if of.criteria.is_empty() {
                p.scene-lead { (t!("stage.scale_too_few")) }
                ul.wall-parts {
                    @for level in levels(of) {
                        li { span dir="auto" { (level) } progress.wall-bar max="10" value="0" aria-hidden="true" {} }
                    }
                }
            } @else {
                ul.wall-scales data-columns=(of.criteria.len().div_ceil(2).clamp(1, 4)) {
                    @for (at, one) in of.criteria.iter().enumerate() { (criterion(at, one, &levels(of))) }
                }
            }
        }
    }
}

/// The rubric's own words for its levels, or those of a single-point one.
fn levels(of: &ScaleView) -> Vec<String> {
    match of.levels.as_slice() {
        [] => Stand::ALL.iter().map(|stand| stand_name(*stand)).collect(),
        levels => levels.to_vec(),
    }
}

fn criterion(at: usize, of: &CriterionScale, levels: &[String]) -> Markup {
    html! {
        li data-key={ "criterion-" (at) } {
            h2 dir="auto" { (of.words) }
            dl {
                @for (level, tenths) in levels.iter().zip(&of.tenths) {
                    div {
                        dt dir="auto" { (level) }
                        dd { progress.wall-bar max="10" value=(tenths) aria-label=(t!("stage.tenths", n = tenths)) {} }
                    }
                }
            }
        }
    }
}
