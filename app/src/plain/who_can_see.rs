//! Who can see an inquiry: one honest line of all that is open, and since when.

use domain::audience::{OpenTo, Step};
use maud::{Markup, html};

use crate::clock_face::day_of;
use crate::t;
use crate::ui::{IconName, icon, names};

pub fn who_can_see(open: &[OpenTo]) -> Markup {
    html! {
        div.note.who-sees {
            (icon(if open.is_empty() { IconName::Lock } else { IconName::Eye }))
            @if open.is_empty() {
                span { (t!("audience.only_me")) }
            } @else {
                span {
                    (t!("audience.seen_by")) " "
                    @for (at, one) in open.iter().enumerate() {
                        @if at > 0 { " · " }
                        (open_line(one))
                    }
                }
            }
        }
    }
}

/// Said of a step that is open and that nobody reads right now.
pub fn unread(step: Step) -> String {
    match step {
        Step::Partner | Step::Class => t!("audience.unread_left"),
        _ => t!("audience.unread"),
    }
}

/// One audience: who, since when, until when.
pub fn open_line(open: &OpenTo) -> Markup {
    let who = match (open.step, open.who.split_first()) {
        (Step::Named, Some((named, classes))) if !classes.is_empty() => {
            t!("audience.open_named_also", who = named, classes = names(classes))
        }
        (Step::Named, _) => t!("audience.open_named", who = open.who.join(", ")),
        (Step::World, _) => t!("audience.open_world", pen = open.who.join(", ")),
        (Step::Class, _) => t!("audience.open_class", class = open.who.join(", ")),
        _ => names(&open.who),
    };
    html! {
        bdi { (who) }
        @if let Some(since) = open.since { " (" (t!("audience.since")) " " (day_of(since)) @if let Some(until) = open.until { ", " (t!("audience.until")) " " (day_of(until)) } ")" }
    }
}
