//! `/choices`: open boards first, then what was chosen before.

use domain::choices::{OwnBoards, OwnCard};
use leptos::prelude::*;
use maud::{Markup, html};

use super::form::bar;
use crate::clock_face::day_of;
use crate::plain::Foot;
use crate::t;
use crate::ui::{IconName, cairn, hear_early, hear_it, icon, is_early, shown};

pub struct ChoicesPage {
    pub boards: OwnBoards,
}

impl ChoicesPage {
    pub fn view(self) -> impl IntoView {
        view! {
            {shown(bar(&self.boards.name, &self.boards.picture))}
            {shown(main(&self.boards))}
            <Foot/>
        }
    }
}

fn main(boards: &OwnBoards) -> Markup {
    html! {
        main #main.page.reading.stack.loose {
            div.stack.tight {
                nav aria-label=(t!("choices.where")) { a href="/home" { (t!("choices.home")) } }
                h1 #choices-title { (t!("choices.title")) }
                p.lead #choices-lead { (t!("choices.lead")) }
                (hear_early("choices-title choices-lead"))
            }
            @if boards.open.is_empty() && boards.before.is_empty() {
                div.empty {
                    (cairn())
                    h2 #none-title { (t!("choices.none_title")) }
                    p #none-hint { (t!("choices.none")) }
                    (hear_early("none-title none-hint"))
                }
            }
            (section("open", t!("choices.open_now"), &boards.open))
            (section("before", t!("choices.chosen_before"), &boards.before))
            p.row {
                a.button href="/helped" { (icon(IconName::Sprout)) (t!("choices.helped_title")) }
                a.button href="/shelf" { (icon(IconName::BookOpen)) (t!("shelf.title")) }
                a.button href="/try" { (icon(IconName::Footprints)) (t!("shelf.try_title")) }
            }
        }
    }
}

fn section(id: &str, title: String, cards: &[OwnCard]) -> Markup {
    html! {
        @if !cards.is_empty() {
            section.stack.tight id=(id) aria-labelledby={ (id) "-title" } {
                h2 id={ (id) "-title" } { (title) }
                ul.pieces { @for card in cards { (line(card)) } }
            }
        }
    }
}

fn line(card: &OwnCard) -> Markup {
    let picked: Vec<&str> = card.picks.iter().map(|pick| pick.words.as_str()).collect();
    let next = match card {
        OwnCard { answered: true, .. } => t!("choices.line_answered"),
        OwnCard { open: true, picks, .. } if picks.is_empty() => t!("choices.line_choose"),
        OwnCard { open: true, missing: true, .. } => t!("choices.line_missing"),
        OwnCard { unsaid, .. } if *unsaid > 0 => t!("choices.line_unsaid", n = unsaid),
        _ => String::new(),
    };
    html! {
        li.piece-line data-key=(card.id) {
            @let (asks, then) = (format!("board-{}", card.id), format!("next-{}", card.id));
            a id=(asks) href={ "/board/" (card.id) } dir="auto" { (card.target) }
            // The youngest hear what comes next with it, and of what is closed, too.
            @if is_early() && !next.is_empty() { (hear_it(&format!("{asks} {then}"))) }
            @else if card.open || is_early() { (hear_it(&asks)) }
            @if !picked.is_empty() { p dir="auto" { (picked.join(" · ")) } }
            @if !next.is_empty() { p id=(then) { strong { (next) } } }
            p dir="auto" { (card.class_name) " · " (day_of(card.at)) }
        }
    }
}
