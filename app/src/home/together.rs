//! What a class does together right now, one press away. Its page is the server's alone.

use domain::home::{Doing, HomeView};
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon};

pub fn together(home: &HomeView) -> Markup {
    html! {
        @if !home.together.is_empty() {
            section.card.stack.tight data-key="together" aria-labelledby="together" {
                h2 #together { (t!("home.together")) }
                @for one in &home.together {
                    @let (address, page, words) = match one.what {
                        Doing::Making => ("/making/", "", t!("home.making_now", class = one.class)),
                        Doing::Round => ("/round/", "", t!("home.round_now", class = one.class)),
                        Doing::Earlier => ("/piece/", "/earlier", t!("home.earlier_now")),
                    };
                    a.button.primary data-key=(one.id) href={ (address) (one.id) (page) } dir="auto" { (icon(IconName::Users)) (words) }
                }
            }
        }
    }
}
