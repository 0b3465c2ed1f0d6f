//! The help queue on top of the console: a strip of always the same height, so that nobody who comes into it moves what is being read; all
//! of it is folded out over the page. What stands on the wall is said in the same strip.

use domain::help::{HelpQueue, LONGEST_HELP, Open, QueueEntry};
use domain::id::{HelpId, PersonId};
use domain::stage::NowOnWall;
use maud::{Markup, html};

use super::now::now;
use super::{of_console, said_line};
use crate::clock_face::time;
use crate::t;
use crate::ui::{IconName, avatar, icon};

pub fn queue(queue: &HelpQueue, on_wall: &NowOnWall) -> Markup {
    let all = queue.entries.len();
    let next = queue.next();
    // Who is named is whom the key claims; with a teacher on the way to each, who has waited longest.
    let first = queue.entries.iter().find(|entry| Some(entry.id) == next).or(queue.entries.first());
    html! {
        div.help-strip data-live="" {
            p.help-first role="status" dir="auto" {
                (icon(IconName::Hand))
                span {
                    @if let Some(first) = first {
                        strong { (t!("help.n_ask", n = all)) } " "
                        bdi { (t!("help.first", name = first.student_name)) } " "
                        bdi.help-sentence { (first.sentence) }
                    } @else {
                        (t!("help.nobody_asks"))
                    }
                }
            }
            @if let Some(next) = next { (claim(queue, next, Some("q"))) }
            @if all > 0 {
                details.help-all data-key="all" {
                    summary.button.quiet { (t!("help.all", n = all)) }
                    ol.help-list.stack { @for entry in &queue.entries { (one(queue, entry)) } }
                }
            }
            (now(on_wall))
            a.button.quiet href={ "/class/" (queue.class) "/remote" } target="waymark-remote" { (icon(IconName::Phone)) (t!("stage.remote")) }
            (said_line(t!("help.done")))
        }
    }
}

fn action(queue: &HelpQueue, id: HelpId) -> String {
    of_console(queue.class, &format!("help/{id}"))
}

/// `key`: the one key of it; the same press stands in the list without one.
fn claim(queue: &HelpQueue, id: HelpId, key: Option<&str>) -> Markup {
    html! {
        form method="post" action=(action(queue, id)) data-quiet="post" data-key={ "claim-" (id) } {
            button.button name="do" value="claim" aria-keyshortcuts=[key] {
                (icon(IconName::Footprints)) (t!("help.i_go"))
                @if key.is_some() { " " kbd { "Q" } }
            }
        }
    }
}

fn one(queue: &HelpQueue, entry: &QueueEntry) -> Markup {
    let (id, to) = (entry.id, action(queue, entry.id));
    let field = format!("help-words-{id}");
    html! {
        li.help-entry.stack.tight data-key=(id) {
            div.row {
                (avatar(&entry.picture, true))
                h3 dir="auto" { (entry.student_name) }
                span.small.quiet-text { (time(entry.asked_at)) }
                @if let Some(by) = &entry.claimed_by {
                    span.tag.turn-tag data-key="claimed" dir="auto" { (icon(IconName::Footprints)) (way(queue.me, entry.stage, by)) }
                }
            }
            @if !entry.sentence.is_empty() { blockquote.passage data-key="sentence" dir="auto" { (entry.sentence) } }
            @if !entry.words.is_empty() { p.words data-key="words" dir="auto" { (entry.words) } }
            @if entry.sentence.is_empty() && entry.words.is_empty() { p.quiet-text data-key="nothing" { (t!("help.just_asks")) } }
            @if let Some(piece) = entry.piece {
                p data-key="piece" {
                    a.button.quiet href={ "/console/" (queue.class) "?show=all&piece=" (piece) } { (t!("help.open_piece")) }
                }
            } @else {
                p.small.quiet-text data-key="not-shared" { (icon(IconName::Lock)) (t!("help.not_shared")) }
            }
            form.stack.tight method="post" action=(to) data-quiet="post" data-key="reply" {
                div.field {
                    label.field-label for=(field) { (t!("help.reply")) }
                    textarea.input id=(field) name="words" rows="2" maxlength=(LONGEST_HELP) dir="auto" {}
                }
                div.row { button.button name="do" value="reply" { (icon(IconName::Send)) (t!("help.send_reply")) } }
            }
            div.row data-key="moves" {
                @match entry.stage {
                    Open::Waiting => (claim(queue, id, None)),
                    Open::Claimed { .. } => (press(&to, "let_go", t!("help.let_go"))),
                }
                (press(&to, "in_person", t!("help.in_person")))
            }
        }
    }
}

fn press(to: &str, deed: &str, label: String) -> Markup {
    html! {
        form method="post" action=(to) data-quiet="post" data-key=(deed) {
            button.button.quiet name="do" value=(deed) { (label) }
        }
    }
}

fn way(me: PersonId, stage: Open, by: &str) -> String {
    match stage {
        Open::Claimed { by } if by == me => t!("help.you_go"),
        _ => t!("help.goes", name = by),
    }
}
