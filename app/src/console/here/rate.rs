use domain::feedback::FollowThroughRate;
use maud::{Markup, html};

use crate::ui::{IconName, icon};
use crate::{said, t};

/// Whether feedback was usable, for the class as a whole, with what the figure means. Never projected.
pub fn rate_fold(rate: FollowThroughRate) -> Markup {
    let figure = match rate.percent() {
        Some(percent) => t!("console.rate", percent = percent, n = rate.asked),
        None => t!("console.rate_too_few"),
    };
    html! {
        details.fold data-key="rate" {
            summary { (icon(IconName::Footprints)) (said!("console.rate_title")) }
            div.fold-body.stack.tight {
                p { strong { (figure) } }
                p.small.quiet-text { (said!("console.rate_definition")) }
            }
        }
    }
}
