use maud::{Markup, html};

use super::api::at;
use super::known::Known;
use crate::{said, t};
use crate::ui::{IconName, icon};

/// One line when the door is closed; then silence.
pub fn bell_line(known: &Known) -> Markup {
    let (door, bell) = (&known.live.door, &known.live.bell);
    let lately = match bell.not_lately.as_slice() {
        [] => t!("console.bell_everyone"),
        names => t!("console.bell_lately", n = names.len(), names = listed(names)),
    };
    html! {
        @if known.bell && !door.open {
            div.bell role="status" {
                (icon(IconName::Bell))
                p dir="auto" { strong { (t!("console.bell_reached", n = bell.reached)) } " " (lately) }
                form method="post" action=(at::BELL) {
                    @if let Some(session) = door.session { input type="hidden" name="session" value=(session); }
                    button.button.quiet { (said!("console.bell_good")) }
                }
                @if let Some(session) = door.session {
                    a.button.quiet href=(known.of_class(&["/session/", &session.to_string()].concat())) { (said!("console.bell_page")) }
                }
            }
        }
    }
}

/// "Kai", "Kai and Omar", "Kai, Lina and Omar".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => t!("console.and", first = first.join(", "), last = last),
    }
}
