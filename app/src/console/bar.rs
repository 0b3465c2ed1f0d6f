use maud::{Markup, html};

use super::cover::cover_button;
use super::known::Known;
use super::start::open_start;
use crate::clock_face::time;
use crate::live::feed::Line;
use crate::said;
use crate::ui::{IconName, Saving, cairn, icon, status};

/// The bar on top: the class, when the question was asked, the code, and what must always be at hand.
pub fn bar(known: &Known, saving: &Saving, line: Line) -> Markup {
    let view = &known.live;
    let asked = view.prompt.as_ref().and_then(|prompt| match prompt.state {
        domain::prompts::PromptState::Released { at } => Some(at),
        _ => None,
    });
    html! {
        header.header {
            a.header-mark href="/" { (cairn()) span.unseen { "Waymark" } }
            h1.header-title dir="auto" { (view.class.name) }
            @if let Some(at) = asked { p.pill.header-place data-key="asked" { (said!("console.asked_at")) " " (time(at)) } }
            div.header-end data-key="end" {
                @if !view.door.code.is_empty() {
                    p.pill.join-code-pill data-key="code" {
                        (icon(IconName::DoorOpen))
                        span.unseen { (said!("console.join_code")) " " }
                        span.join-code { (view.door.code) }
                    }
                }
                // No name: the screen may be the wall's.
                @if known.asked {
                    a.button data-key="asks" href="/asks" { (icon(IconName::Hand)) (said!("console.asks_you")) }
                }
                (cover_button(known))
                (open_start("button", Some("p"), html! { (icon(IconName::Presentation)) (said!("console.projector")) " " kbd { "P" } }))
                (status(saving))
                (way(line))
            }
        }
    }
}

/// Said only when the way to the server is lost.
fn way(line: Line) -> Markup {
    html! {
        @match line {
            Line::Lost => p.status data-key="lost" data-state="device" { (icon(IconName::WifiOff)) span { (said!("console.no_way")) } },
            Line::Ended => p.status data-key="ended" data-state="failed" {
                (icon(IconName::LogOut))
                a href="/sign-in" { (said!("console.signed_out")) }
            },
            Line::Opening | Line::Open => {}
        }
    }
}
