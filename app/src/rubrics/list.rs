//! `/rubrics`: what good work looks like in a student's classes.

use domain::accounts::Me;
use domain::rubrics::OwnRubrics;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::plain::{StaffHeader, criteria_list, made_with_class};
use crate::t;
use crate::ui::{IconName, cairn, icon, shown};

pub struct RubricsPage {
    pub me: Me,
    pub own: OwnRubrics,
}

impl RubricsPage {
    pub fn view(self) -> impl IntoView {
        let main = self.main();
        view! { <StaffHeader me=self.me/>{shown(main)} }
    }

    fn main(&self) -> Markup {
        let own = &self.own;
        html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("choices.where")) { a href="/home" { (t!("choices.home")) } }
                    h1 { (t!("rubrics.own_title")) }
                    p.lead { (t!("rubrics.own_lead")) }
                }
                @if own.making.is_empty() && own.in_use.is_empty() {
                    div.empty { (cairn()) h2 { (t!("rubrics.none_title")) } p { (t!("rubrics.none")) } }
                }
                @if !own.making.is_empty() {
                    section.stack.tight aria-labelledby="making" {
                        h2 #making { (t!("rubrics.being_made")) }
                        ul.pieces {
                            @for (face, class) in &own.making {
                                li.piece-line data-key=(face.id) {
                                    a href={ "/making/" (face.id) } dir="auto" { (face.title) }
                                    p { strong { (t!("rubrics.come_and_help")) } }
                                    p dir="auto" { (class) }
                                }
                            }
                        }
                    }
                }
                @for one in &own.in_use {
                    section.card.stack.tight data-key=(one.face.id) data-point="reflection" aria-labelledby={ "rubric-" (one.face.id) } {
                        h2 id={ "rubric-" (one.face.id) } dir="auto" { (one.face.title) }
                        p.small.quiet-text dir="auto" { (one.class_name) }
                        (criteria_list(&one.wording))
                        (made_with_class(&one.face))
                    }
                }
                p { a.button href="/data" { (icon(IconName::Sprout)) (t!("measures.title")) } }
            }
        }
    }
}
