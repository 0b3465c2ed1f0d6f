//! Marking an area: drawn with a hand, or put there by four numbers or the arrow keys.

use maud::{Markup, html};

use super::{aloud, head};
use crate::t;

pub fn window() -> Markup {
    let number = |name: &'static str, label: String, value: &'static str| {
        html! {
            div.field {
                label.field-label for={ "area-" (name) } { (label) }
                input.input id={ "area-" (name) } name=(name) type="number" min="0" max="100" step="1" value=(value) inputmode="numeric";
            }
        }
    };
    html! {
        dialog.dialog.tool-window.area aria-labelledby="area-title"
            data-at={ (crate::messages::say("showing.area_at", &["x", "y", "w", "h"].map(|gap| (gap, format!("{{{gap}}}"))))) } {
            (head("area-title", html! { (t!("showing.mark_area")) }, "", &t!("showing.mark_here"), true))
            div.window-body {
                p.small.quiet-text #area-keys { (t!("showing.area_keys")) }
                div.area-picture {
                    img data-picture="" alt=(t!("showing.picture"));
                    svg.shown-areas data-areas="" viewBox="0 0 10000 10000" preserveAspectRatio="none" tabindex="0" role="application"
                        aria-label=(t!("showing.area_handle")) aria-describedby="area-keys" { rect.under rx="60" {} rect rx="60" {} }
                }
                details.fold {
                summary { (t!("showing.area_numbers")) }
                fieldset.area-numbers.fold-body {
                    legend.unseen { (t!("showing.area_numbers")) }
                    (number("x", t!("showing.area_x"), "30"))
                    (number("y", t!("showing.area_y"), "30"))
                    (number("w", t!("showing.area_w"), "40"))
                    (number("h", t!("showing.area_h"), "40"))
                }
                }
                button.button.quiet type="button" data-cancel="" { (t!("showing.cancel")) }
            }
            (aloud())
        }
    }
}
