//! A student's way into the help queue, and where they stand in it. It says plainly what the teacher gets.

use domain::help::{HelpDesk, LONGEST_HELP, OwnHelp, OwnStanding};
use domain::id::{CommandId, HelpId};
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::{ROOM, said_line};
use crate::t;
use crate::ui::{Hidden, IconName, hidden_fields, icon};

pub fn help(desk: &HelpDesk) -> Markup {
    html! {
        section.help-desk.stack.tight data-live=[desk.own.as_ref().map(|_| "")] aria-label=(t!("help.title")) {
            // There before it says something, so that a screen reader says what comes into it.
            div role="status" data-key="standing" { @if let Some(own) = &desk.own { (standing(own)) } }
            @if let Some(own) = &desk.own {
                (done_with(desk, own))
            } @else if desk.open {
                (ask(desk))
            }
            (said_line(String::new()))
        }
    }
}

fn hidden(desk: &HelpDesk, deed: &str, help: HelpId) -> Hidden {
    let mut hidden = vec![
        ("do", format!("help_{deed}")),
        ("command", CommandId::mint().to_string()),
        ("person", desk.me.to_string()),
        ("help", help.to_string()),
    ];
    match (desk.piece, desk.prompt) {
        (Some(piece), _) => hidden.push(("piece", piece.to_string())),
        (None, Some(prompt)) => hidden.push(("prompt", prompt.to_string())),
        (None, None) => {}
    }
    hidden
}

fn ask(desk: &HelpDesk) -> Markup {
    let given = if desk.shared { t!("help.given_shared") } else { t!("help.given_sentence") };
    html! {
        details.fold data-key="ask" {
            // The press brings the sentence that is selected, or the one that is being written, into the field.
            summary data-tool="sentence" { (icon(IconName::LifeBuoy)) (t!("help.ask")) }
            form.fold-body.stack.tight method="post" action=(ROOM) data-quiet="post" autocomplete="off" {
                (hidden_fields(&hidden(desk, "ask", HelpId::mint())))
                div.field {
                    label.field-label for="help-sentence" { (t!("help.sentence")) }
                    p.field-hint #help-sentence-hint { (t!("help.sentence_hint")) }
                    textarea.input #help-sentence name="sentence" rows="2" maxlength=(LONGEST_SENTENCE) dir="auto" autocomplete="off"
                        aria-describedby="help-sentence-hint help-given" {}
                }
                div.field {
                    label.field-label for="help-words" { (t!("help.what")) }
                    textarea.input #help-words name="words" rows="2" maxlength=(LONGEST_HELP) dir="auto" autocomplete="off" {}
                }
                p.small.quiet-text #help-given { (icon(IconName::Lock)) (given) }
                div.row { button.button { (icon(IconName::Hand)) (t!("help.join")) } }
            }
        }
    }
}

fn standing(own: &OwnHelp) -> Markup {
    match &own.standing {
        OwnStanding::Waiting { before: 0 } => {
            html! { p.note data-key="waits" { (icon(IconName::Hand)) span { (t!("help.you_are_next")) } } }
        }
        OwnStanding::Waiting { before } => {
            html! { p.note data-key="waits" { (icon(IconName::Hand)) span { (t!("help.before_you", n = before)) } } }
        }
        OwnStanding::Claimed { by } => {
            html! { p.note data-key="waits" dir="auto" { (icon(IconName::Footprints)) span { (t!("help.comes_to_you", name = by)) } } }
        }
        OwnStanding::Replied { by, words } => html! {
            div.note data-key="replied" dir="auto" {
                (icon(IconName::MessageCircle))
                div.stack.tight {
                    p { (t!("help.wrote_you", name = by)) }
                    @if !own.sentence.is_empty() { blockquote.passage dir="auto" { (own.sentence) } }
                    @if words.is_empty() { p { (t!("help.on_your_piece")) } } @else { p.words dir="auto" { (words) } }
                }
            }
        },
    }
}

fn done_with(desk: &HelpDesk, own: &OwnHelp) -> Markup {
    let (deed, label) = match own.standing {
        OwnStanding::Replied { .. } => ("put_away", t!("room.put_away")),
        _ => ("withdraw", t!("help.withdraw")),
    };
    html! {
        form method="post" action=(ROOM) data-quiet="post" data-key=(deed) {
            (hidden_fields(&hidden(desk, deed, own.id)))
            button.button.quiet { (label) }
        }
    }
}
