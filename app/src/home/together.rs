//! What a class does together right now, one press away. Its page is the server's alone.

use domain::home::HomeView;
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon};

pub fn together(home: &HomeView) -> Markup {
    html! {
        @if !home.together.is_empty() {
            section.card.stack.tight data-key="together" aria-labelledby="together" {
                h2 #together { (t!("home.together")) }
                @for one in &home.together {
                    @let (address, words) = match one.making {
                        true => ("/making/", t!("home.making_now", class = one.class)),
                        false => ("/round/", t!("home.round_now", class = one.class)),
                    };
                    a.button.primary data-key=(one.id) href={ (address) (one.id) } rel="external" dir="auto" { (icon(IconName::Users)) (words) }
                }
            }
        }
    }
}
