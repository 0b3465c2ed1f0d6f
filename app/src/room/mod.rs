//! What is said in a room while a lesson is on, as parts of live pages that only the server makes (docs/decisions/0012): for the console the
//! help queue, the reply to several and the notes that can be taken back; for a student the way into the queue and the one calm line of a
//! note. No page's WASM knows more of it than where it stands. `/showing.js` gets the parts again when the queue or a note moves.

mod desk;
mod legend;
mod line;
mod notes;
mod now;
mod queue;
mod several;
mod sure;

use std::collections::BTreeMap;

use domain::feedback::FeedbackWords;
use domain::help::{HelpDesk, HelpQueue};
use domain::id::{ClassId, FeedbackId};
use domain::notes::{NoteLine, SentNote};
use domain::stage::NowOnWall;
use maud::{Markup, html};

use crate::t;

/// What the console's parts are made from.
pub struct Console {
    pub queue: HelpQueue,
    /// What stands on the wall.
    pub now: NowOnWall,
    pub sent: Vec<SentNote>,
    /// The id of the next reply to several, so that the same form sent twice is one answer to each.
    pub reply: FeedbackId,
    /// What was typed into it, where it came back without a script.
    pub typed: FeedbackWords,
}

/// Where a teacher's forms about a room go.
fn of_console(class: ClassId, what: &str) -> String {
    format!("/console/{class}/{what}")
}

/// Where a student's go.
pub const ROOM: &str = "/room";

pub fn console_parts(console: &Console) -> BTreeMap<String, String> {
    let class = console.queue.class;
    [
        ("queue", queue::queue(&console.queue, &console.now)),
        ("legend", legend::legend()),
        ("several", several::several(class, console.reply, &console.typed)),
        ("notes", notes::notes(class, console.queue.me, &console.sent)),
        ("sure", sure::sure(class)),
    ]
    .map(|(of, part)| (of.to_owned(), part.into_string()))
    .into()
}

pub fn student_parts(desk: &HelpDesk, line: Option<&NoteLine>) -> BTreeMap<String, String> {
    [("note", line::line(line)), ("help", desk::help(desk))]
        .map(|(of, part)| (of.to_owned(), part.into_string()))
        .into()
}

/// Seconds in a gap that a script fills.
fn seconds_left() -> String {
    crate::messages::say("room.ten_left", &[("left", "{left}".to_owned())])
}

/// A part's one honest line about what was sent; a script says it. The sentences stand here, also for a page without a network.
fn said_line(done: String) -> Markup {
    html! {
        p.small.quiet-text data-kept="" data-key="said" data-said="" data-saved=(done) data-saving=(t!("room.sending"))
            data-waiting=(t!("showing.waits_for_network")) data-not-saved=(t!("room.not_sent")) data-not-opened=(t!("showing.not_opened"))
            role="status" {}
    }
}
