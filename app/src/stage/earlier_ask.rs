//! Beside a piece that hangs: the ask for the version before it, and how it stands. The same as on the remote, for the console.

use domain::stage::{EarlierAsk, EarlierStanding};
use maud::{Markup, html};

use crate::plain::marked;
use crate::t;
use crate::ui::{IconName, icon};

pub fn earlier_ask(of: &EarlierStanding) -> Markup {
    html! {
        section.stack.tight data-key="earlier" aria-label=(t!("stage.earlier_short")) {
            @match (of.ask, &of.look) {
                (EarlierAsk::NotAsked, look) => {
                    // Something in it asks for a second look, so it stands there marked before anybody is asked to show it.
                    @if let Some(look) = look {
                        p.small { (icon(IconName::Eye)) " " (t!("stage.look_earlier")) }
                        blockquote.words dir="auto" { (marked(look)) }
                    }
                    form method="post" action="/api/wall/set" {
                        input type="hidden" name="reflection" value=(of.piece);
                        @if let Some(look) = look { input type="hidden" name="looked" value=(look.version); }
                        button.button name="wall" value="earlier" { (icon(IconName::History)) (t!("stage.ask_earlier")) }
                    }
                },
                (EarlierAsk::Asked, _) => p.small.quiet-text { (t!("stage.asked_earlier")) },
                (EarlierAsk::Yes, _) => p.small.quiet-text { (t!("stage.earlier_yes")) },
                (EarlierAsk::No, _) => p.small.quiet-text { (t!("stage.earlier_no")) },
            }
        }
    }
}
