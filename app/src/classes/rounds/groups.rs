//! The groups: who sits where, whose device writes, and what is written, live.

use domain::choices::Face;
use domain::rounds::{GroupPart, RoundDesk, RoundGroup, RoundStep};
use maud::{Markup, html};

use super::desk::press;
use crate::plain::line;
use crate::t;
use crate::ui::{IconName, avatar, icon, names};

pub fn groups(desk: &RoundDesk) -> Markup {
    html! {
        section.stack #groups aria-labelledby="groups-title" {
            h2 #groups-title { (t!("rounds.groups")) }
            (nobody_invisible(desk))
            @if desk.groups.is_empty() { p.quiet-text { (t!("rounds.groups_none")) } }
            ul.round-groups { @for group in &desk.groups { (one(desk, group)) } }
            (without_a_group(desk))
        }
    }
}

/// Who sits nowhere, and which groups have written nothing.
fn nobody_invisible(desk: &RoundDesk) -> Markup {
    let quiet: Vec<String> = match desk.card.step {
        RoundStep::Produce | RoundStep::Improve => {
            desk.without_a_question().map(|group| t!("rounds.group", n = group.number)).collect()
        }
        _ => Vec::new(),
    };
    html! {
        @if !quiet.is_empty() {
            p #quiet.note { (icon(IconName::Info)) span { (t!("rounds.no_question_yet", groups = names(&quiet))) } }
        }
        @if desk.in_no_group.is_empty() {
            p.note { (icon(IconName::CircleCheck)) span { (t!("rounds.in_no_group_none")) } }
        }
    }
}

/// Below the groups and folded: many may be away today, and the groups come first.
fn without_a_group(desk: &RoundDesk) -> Markup {
    html! {
        @if !desk.in_no_group.is_empty() {
            details.fold #in-no-group {
                summary { (icon(IconName::Users)) span { (t!("rounds.in_no_group")) } span.count { (desk.in_no_group.len()) } }
                div.fold-body {
                    ul.seats.seating { @for face in &desk.in_no_group { li data-key=(face.person) { (seat(desk, face, None)) } } }
                }
            }
        }
    }
}

fn one(desk: &RoundDesk, group: &RoundGroup) -> Markup {
    let said = [
        (GroupPart::ClosedGood, t!("rounds.closed_good")),
        (GroupPart::OpenGood, t!("rounds.open_good")),
        (GroupPart::Why, t!("rounds.why_said")),
        (GroupPart::Next, t!("rounds.next_said")),
    ];
    let said: Vec<_> = said.into_iter().filter(|(part, _)| !group.said(*part).is_empty()).collect();
    html! {
        li.card.stack.tight id={ "group-" (group.id) } data-key={ "group-" (group.id) } {
            h3 { (t!("rounds.group", n = group.number)) }
            ul.seats {
                @for member in &group.members {
                    li data-key=(member.who.person) {
                        p.who {
                            (avatar(&member.who.picture, true))
                            span dir="auto" { (member.who.name) }
                            @if member.scribe { " " span.tag { (icon(IconName::Pencil)) (t!("rounds.writes")) } }
                        }
                    }
                }
            }
            @if group.questions.is_empty() { p.quiet-text { (t!("rounds.questions_none")) } }
            ol.round-questions {
                @for known in &group.questions {
                    li data-key={ "q-" (known.id) } data-changed[known.changed_from.is_some()] { (line(known)) }
                }
            }
            @if !said.is_empty() {
                dl.goal-facts { @for (part, label) in said { dt { (label) } dd.words dir="auto" { (group.said(part)) } } }
            }
            @if may_seat(desk) && !group.members.is_empty() {
                details.fold id={ "moving-" (group.id) } {
                    summary { (icon(IconName::Users)) span { (t!("rounds.seat")) } }
                    div.fold-body.stack {
                        @for member in &group.members {
                            div.stack.tight data-key=(member.who.person) {
                                (seat(desk, &member.who, Some(group)))
                                @if !member.scribe { (scribe(desk, &member.who)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Once the round is over it stays as it was.
fn may_seat(desk: &RoundDesk) -> bool {
    !desk.archived && desk.card.step.may_seat().is_ok()
}

fn seat(desk: &RoundDesk, face: &Face, now: Option<&RoundGroup>) -> Markup {
    let name = format!("seat-{}", face.person);
    let id = format!("{name}-group");
    let inside = html! {
        input type="hidden" name="student" value=(face.person);
        div.row {
            label for=(id) dir="auto" { (t!("rounds.seat_to", name = face.name)) }
            select.input.seat-pick id=(id) name="group" {
                @for group in desk.groups.iter().filter(|group| now.is_none_or(|now| now.id != group.id)) {
                    option value=(group.id) { (t!("rounds.group", n = group.number)) }
                }
                @if now.is_some() { option value="" { (t!("rounds.seat_out")) } }
            }
            button.button { @if now.is_some() { (t!("rounds.seat")) } @else { (t!("rounds.seat_in")) } span.unseen dir="auto" { ": " (face.name) } }
        }
    };
    html! { @if may_seat(desk) && !desk.groups.is_empty() { (press(desk, &name, "seat", inside)) } @else { p.who { (avatar(&face.picture, true)) span dir="auto" { (face.name) } } } }
}

fn scribe(desk: &RoundDesk, face: &Face) -> Markup {
    let inside = html! {
        input type="hidden" name="student" value=(face.person);
        button.button { (icon(IconName::Pencil)) (t!("rounds.make_scribe", name = face.name)) }
    };
    press(desk, &format!("scribe-{}", face.person), "scribe", inside)
}
