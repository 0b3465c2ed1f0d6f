use domain::access::{Next, Row, Show};
use domain::accounts::Me;
use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::id::ClassId;
use leptos::prelude::*;
use maud::{Markup, html};

use super::card::next_few;
use super::table::table;
use crate::classes::frame::Frame;
use crate::t;
use crate::ui::{IconName, cairn, icon, shown};

pub struct AccessPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    /// Put away: everything can be read, nobody is waited for.
    pub archived: bool,
    pub opened: Vec<AccessPoint>,
    /// Those first who need a teacher next.
    pub rows: Vec<Row>,
    pub next: Vec<Next>,
    pub show: Show,
    pub now: Moment,
}

impl AccessPage {
    pub fn view(self) -> impl IntoView {
        let main = self.main();
        view! { <Frame me=self.me class="page stack loose" said=None>{shown(main)}</Frame> }
    }

    fn main(&self) -> Markup {
        html! {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href={ "/class/" (self.class) } dir="auto" { (self.class_name) } }
                h1 { (t!("access.title")) }
                p.lead { (t!("access.lead")) }
                p.note { (icon(IconName::Lock)) span { (t!("access.who_sees")) } }
            }
            @if self.archived { p.note { (icon(IconName::Info)) span { (t!("access.archived")) } } }
            @if self.rows.is_empty() { (nobody(self.class, self.archived)) } @else {
                @if !self.archived {
                    section #next.card.stack aria-labelledby="next-title" {
                        h2 #next-title { (t!("access.next_title")) }
                        (next_few(self.class, &self.next, self.now))
                    }
                }
                (self.everybody())
            }
        }
    }

    fn everybody(&self) -> Markup {
        let rows: Vec<&Row> = self.rows.iter().filter(|row| self.show.has(row)).collect();
        html! {
            section #everybody.stack aria-labelledby="everybody-title" {
                h2 #everybody-title { (t!("access.table")) }
                nav.filters aria-label=(t!("access.show")) {
                    @for show in Show::ALL.iter().copied() {
                        a.filter href={ "/class/" (self.class) "/access?show=" (show.name()) "#everybody" }
                            aria-current=[(show == self.show).then_some("page")] { (label(show)) }
                    }
                }
                @if rows.is_empty() { p.quiet-text { (t!("access.none_shown")) } }
                @else { (table(self.class, &self.opened, &rows, self.now)) }
            }
        }
    }
}

fn label(show: Show) -> String {
    match show {
        Show::Everyone => t!("access.show_everyone"),
        Show::Waiting => t!("access.show_waiting"),
        Show::TheirTurn => t!("access.show_their_turn"),
        Show::NotLately => t!("access.show_not_lately"),
    }
}

fn nobody(class: ClassId, archived: bool) -> Markup {
    html! {
        div.empty {
            (cairn())
            h2 { (t!("roster.empty_title")) }
            p { (t!("access.empty")) }
            @if !archived { a.button href={ "/class/" (class) "/roster" } { (icon(IconName::UserPlus)) (t!("roster.add_students")) } }
        }
    }
}
