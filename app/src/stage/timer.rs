use domain::projector::WallView;
use domain::stage::RemoteView;
use maud::{Markup, html};

use super::remote::press;
use crate::t;
use crate::ui::{IconName, icon};

/// In minutes: what a class is given most.
const MINUTES: [u32; 4] = [1, 2, 5, 10];

pub fn timer(remote: &RemoteView, wall: &WallView) -> Markup {
    html! {
        section.stack.tight data-key="timer" aria-labelledby="timer" {
            h2 #timer { (t!("stage.timer")) @if let Some(left) = wall.stage.timer { " " strong data-left=(left.left_ms) { (left) } } }
            div.remote-row {
                @match wall.stage.timer {
                    Some(_) => {
                        (press(remote, "add", "+", "button big", html! { (icon(IconName::Plus)) (t!("stage.add")) }, false))
                        (press(remote, "stop", "z", "button big", html! { (icon(IconName::X)) (t!("stage.stop")) }, false))
                    },
                    None => @for minutes in MINUTES {
                        @let key = if minutes == 5 { "t" } else { "" };
                        (press(remote, &format!("start-{minutes}"), key, "button big", html! { (icon(IconName::Clock)) (t!("stage.start", n = minutes)) }, false))
                    },
                }
            }
        }
    }
}
