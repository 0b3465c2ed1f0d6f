use domain::console::Bell;
use domain::id::{ClassId, SessionId};
use maud::{Markup, html};

use super::api::at;
use crate::t;
use crate::ui::{IconName, icon};

/// One line when the door is closed; then silence. A part that the server makes: nothing of it is known before the bell.
pub fn bell_line(class: ClassId, session: SessionId, bell: &Bell) -> Markup {
    let lately = match bell.not_lately.as_slice() {
        [] => t!("console.bell_everyone"),
        names => t!("console.bell_lately", n = names.len(), names = listed(names)),
    };
    html! {
        div.bell role="status" {
            (icon(IconName::Bell))
            p dir="auto" { strong { (t!("console.bell_reached", n = bell.reached)) } " " (lately) }
            form method="post" action=(at::BELL) {
                input type="hidden" name="session" value=(session);
                button.button.quiet { (t!("console.bell_good")) }
            }
            a.button.quiet href={ "/class/" (class) "/session/" (session) } { (t!("console.bell_page")) }
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
