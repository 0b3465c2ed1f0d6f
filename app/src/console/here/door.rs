use domain::projector::Display;
use maud::{Markup, html};

use crate::console::api::at;
use crate::console::known::Known;
use crate::console::start::open_start;
use crate::said;
use crate::ui::{IconName, icon, problem_line};

/// The door: open it, or close it. Where the wall shows this very screen, that is said.
pub fn door(known: &Known) -> Markup {
    let door = &known.live.door;
    html! {
        @if door.open {
            form method="post" action=(at::CLOSE) data-key="close-door" {
                input type="hidden" name="class" value=(known.live.class.id);
                button.button.wide { (icon(IconName::DoorClosed)) (said!("console.close_door")) }
            }
        } @else {
            (open_start("button wide", None, html! { (icon(IconName::DoorOpen)) (said!("console.open_door")) }))
        }
        @if door.open && door.display == Display::Mirrored {
            p.note data-key="mirrored" { (icon(IconName::Phone)) span { (said!("console.mirrored")) } }
        }
        (problem_line("door-problem", known.problem(at::CLOSE).as_ref()))
    }
}
