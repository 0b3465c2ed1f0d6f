use maud::{Markup, html};

use super::api::at;
use super::bar::bar;
use super::here::here;
use super::inbox::inbox;
use super::known::Known;
use super::reply::reply;
use crate::live::feed::Line;
use crate::ui::{Saving, problem_place};

/// What the page says of the desk itself, besides what it knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub saving: Saving,
    pub line: Line,
}

/// A part of the page by itself: what a student does changes their tile, and no card is made again for it.
pub struct Part {
    /// Where it stands, always: a selector.
    #[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
    pub at: &'static str,
    /// How it reads: one element.
    pub make: fn(&Known, &Standing) -> Markup,
}

pub const BAR: Part =
    Part { at: "body > .header", make: |known, standing| bar(known, &standing.saving, standing.line) };
pub const HERE: Part = Part { at: ".console-here", make: |known, _| here(known) };
pub const INBOX: Part = Part { at: ".console-inbox", make: |known, _| inbox(known) };
pub const REPLY: Part = Part { at: ".console-reply", make: |known, _| reply(known) };
pub const BELL: Part =
    Part { at: "#at-the-bell", make: |known, _| html! { div #at-the-bell { (at_the_bell(known)) } } };
pub const START_PROBLEM: Part =
    Part { at: "#start-problem", make: |known, _| problem_place("start-problem", known.problem(at::START).as_ref()) };
pub const STAGE_PROBLEM: Part =
    Part { at: "#stage-problem", make: |known, _| problem_place("stage-problem", known.problem(at::STAGE).as_ref()) };

/// Where the line at the bell stands, while it is wanted.
fn at_the_bell(known: &Known) -> Markup {
    if known.bell && !known.live.door.open { known.served("bell") } else { Markup::default() }
}

/// The whole page, once it is read.
#[cfg(feature = "ssr")]
pub fn console(page: super::api::ConsolePage) -> leptos::prelude::AnyView {
    use leptos::prelude::IntoAny;

    use super::cover::covering;
    use super::keys::keys_dialog;
    use super::known::Address;
    use super::stage::stage_keys;
    use crate::ui::{live_region, served, shown, skip_link, title};

    title([&page.view.class.name, " · Waymark"].concat());
    let (known, standing) = (Known::new(page, Address::here()), Standing::default());
    let part = |part: Part| (part.make)(&known, &standing);
    vec![
        skip_link(),
        shown(part(BAR)),
        // The line about the lesson that runs: empty while none does.
        shown(served(&known.of_class("/run"), "run")),
        shown(html! {
            main #main.console {
                div.console-help { (known.served("queue")) }
                (part(HERE))
                (part(INBOX))
                (part(REPLY))
            }
        }),
        shown(part(BELL)),
        shown(known.served("start")),
        shown(part(START_PROBLEM)),
        shown(keys_dialog(known.keys)),
        shown(covering(&known)),
        shown(stage_keys(known.live.class.id)),
        shown(part(STAGE_PROBLEM)),
        live_region(),
    ]
    .into_any()
}
