//! `/reads`: what others let the student read.

use domain::accounts::Me;
use domain::audience::{Read, ReadCard};
use leptos::prelude::*;
use maud::{Markup, html};

use crate::clock_face::day_of;
use crate::plain::{Foot, StaffHeader};
use crate::t;
use crate::ui::{IconName, avatar, icon, shown};

pub struct ReadsPage {
    pub me: Me,
    /// Newest first.
    pub cards: Vec<ReadCard>,
}

impl ReadsPage {
    pub fn view(self) -> impl IntoView {
        let of = |how: &[Read]| self.cards.iter().filter(|card| how.contains(&card.how)).collect::<Vec<_>>();
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("audience.where")) { a href="/inquiries" { (t!("audience.inquiries")) } }
                    h1 { (t!("audience.reads_title")) }
                    p.lead { (t!("audience.reads_lead")) }
                }
                @if self.cards.is_empty() {
                    div.empty { (icon(IconName::BookOpen)) h2 { (t!("audience.reads_none_title")) } p { (t!("audience.reads_none")) } }
                }
                (section("partner", t!("audience.reads_partner"), &of(&[Read::Partner])))
                (section("class", t!("audience.reads_class"), &of(&[Read::Classmate])))
                (section("others", t!("audience.reads_others"), &of(&[Read::Nameless])))
            }
        };
        view! { <StaffHeader me=self.me.clone()/>{shown(main)}<Foot/> }
    }
}

fn section(id: &str, title: String, cards: &[&ReadCard]) -> Markup {
    html! {
        @if !cards.is_empty() {
            section.stack.tight id=(id) aria-labelledby={ (id) "-title" } {
                h2 id={ (id) "-title" } { (title) }
                ul.pieces {
                    @for card in cards {
                        li.piece-line data-key=(card.inquiry) {
                            a href={ "/read/" (card.inquiry) } dir="auto" { (card.question) }
                            @if let Some(who) = &card.who { p.who { (avatar(&who.picture, true)) span dir="auto" { (who.name) } } }
                            p dir="auto" { (card.class_name) " · " (day_of(card.since)) }
                        }
                    }
                }
            }
        }
    }
}
