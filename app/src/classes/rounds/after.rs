//! What becomes of a round: shown to the class, on the question board, an essential question; and what each learned about asking.

use domain::id::QuestionId;
use domain::rounds::{RoundDesk, as_read};
use maud::{Markup, html};

use super::desk::press;
use crate::plain::marked_words;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, avatar, icon};

pub fn afterwards(desk: &RoundDesk, typed: &Typed) -> Markup {
    let chosen: Vec<&str> =
        desk.groups.iter().flat_map(|group| group.chosen()).map(|known| known.words.as_str()).collect();
    // What stands on this page, and so has been read.
    let read = html! { input type="hidden" name="read" value=(as_read(chosen.iter().copied())); };
    html! {
        section.card.stack #afterwards aria-labelledby="afterwards-title" {
            h2 #afterwards-title { (t!("rounds.afterwards")) }
            @if chosen.is_empty() { p.quiet-text { (t!("rounds.nothing_chosen_yet")) } }
            @if desk.shared { p.note { (icon(IconName::Eye)) span { (t!("rounds.is_shared")) } } }
            @else { p.quiet-text { (t!("rounds.share_hint")) } }
            @if desk.on_board {
                p.note { (icon(IconName::CircleCheck)) span { (t!("rounds.is_on_board")) " " a href={ "/class/" (desk.card.class.id) "/questions" } { (t!("rounds.to_the_board")) } } }
            }
            @if !desk.archived && !desk.looks.is_empty() { (look(desk, &read)) }
            @if !desk.archived {
                div.row {
                    @if desk.shared {
                        (press(desk, "unshare", "unshare", html! { button.button { (icon(IconName::EyeOff)) (t!("rounds.unshare")) } }))
                    } @else if !chosen.is_empty() && desk.looks.is_empty() {
                        (press(desk, "share", "share", html! { (read) button.button { (icon(IconName::Eye)) (t!("rounds.share")) } }))
                    }
                    @if !chosen.is_empty() && !desk.on_board {
                        (press(desk, "to-board", "to_board", html! { (read) button.button { (icon(IconName::LayoutGrid)) (t!("rounds.to_board")) } }))
                    }
                }
                @if !chosen.is_empty() { (essential(desk, &chosen, typed)) }
            }
        }
    }
}

/// Some of it asks for a second look: it is read once more, with these words marked, and the press that shows all of it stands beside them.
fn look(desk: &RoundDesk, read: &Markup) -> Markup {
    let marks: usize = desk.looks.iter().map(|look| look.spans.len()).sum();
    html! {
        section.card.sunk.stack.tight.second-look #second-look aria-labelledby="second-look-title" {
            h3 #second-look-title { (icon(IconName::Eye)) (t!("safety.look_title")) }
            p.small { (t!("safety.look_hint", n = marks)) }
            ul.helps { @for look in &desk.looks { li dir="auto" { (marked_words(&look.words, &look.spans)) } } }
            (press(desk, "share", "share", html! {
                (read) input type="hidden" name="looked" value="yes";
                button.button { (icon(IconName::Eye)) (t!("rounds.share_looked")) }
            }))
        }
    }
}

/// Worded anew for the whole class, from one that a group chose.
fn essential(desk: &RoundDesk, chosen: &[&str], typed: &Typed) -> Markup {
    let name = "essential";
    let words = Written {
        form: name,
        name: "words",
        label: t!("questions.essential_label"),
        hint: t!("rounds.essential_hint"),
        value: chosen.first().copied().unwrap_or_default(),
        required: true,
    };
    let inside = html! {
        div.stack.tight {
            input type="hidden" name="question" value=(QuestionId::mint());
            ul.helps { @for words in chosen { li dir="auto" { (words) } } }
            (words.line(typed))
            div { button.button { (icon(IconName::Plus)) (t!("questions.essential_put")) } }
        }
    };
    html! {
        details.fold #making-essential open[typed.is(name)] {
            summary { (icon(IconName::Plus)) span { (t!("rounds.essential")) } }
            div.fold-body { (press(desk, name, "essential", inside)) }
        }
    }
}

pub fn reflections(desk: &RoundDesk) -> Markup {
    html! {
        section.stack.tight #reflections aria-labelledby="reflections-title" {
            h2 #reflections-title { (t!("rounds.reflections")) }
            p.note { (icon(IconName::Lock)) span { (t!("rounds.reflections_hint")) } }
            @if desk.reflections.is_empty() { p.quiet-text { (t!("rounds.reflections_none")) } }
            ul.questions {
                @for (face, words) in &desk.reflections {
                    li.card.stack.tight data-key=(face.person) {
                        p.who { (avatar(&face.picture, true)) span dir="auto" { (face.name) } }
                        p.said.words dir="auto" { (words) }
                    }
                }
            }
        }
    }
}
