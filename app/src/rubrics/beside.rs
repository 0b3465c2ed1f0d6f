//! `/piece/{id}/beside`: what stands beside the writing, the criteria and ways to begin. A page of its own; `/beside.js` puts its part into
//! the page on which the student writes, when it is folded open there.

use domain::accounts::Me;
use domain::rubrics::Beside;
use domain::scaffolds::{Picture, are_spoken, scaffolds};
use leptos::prelude::*;
use maud::{Markup, html};

use crate::messages::current;
use crate::plain::{StaffHeader, criteria_list, made_with_class};
use crate::t;
use crate::ui::{IconName, hear_it, icon, shown};

pub struct BesidePage {
    pub me: Me,
    pub beside: Beside,
    /// The page on which it is written.
    pub back: String,
}

impl BesidePage {
    pub fn view(self) -> impl IntoView {
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("choices.where")) { a href=(self.back) { (t!("rubrics.back_to_writing")) } }
                    h1 { (t!("rubrics.beside_title")) }
                }
                div #beside.stack { (self.part()) }
            }
        };
        view! { <StaffHeader me=self.me/>{shown(main)} }
    }

    fn part(&self) -> Markup {
        let locale = current();
        let spoken = are_spoken(self.beside.band);
        html! {
            @if let Some(rubric) = &self.beside.rubric {
                section.stack.tight data-key="criteria" aria-labelledby="beside-rubric" {
                    h2 #beside-rubric dir="auto" { (rubric.face.title) }
                    (criteria_list(&rubric.wording))
                    (made_with_class(&rubric.face))
                    @if let Some(piece) = self.beside.piece {
                        p { a href={ "/piece/" (piece) "/criteria" } { (t!("rubrics.to_criteria")) } }
                    }
                }
            }
            section.stack.tight data-key="scaffolds" aria-labelledby="beside-begin" {
                h2 #beside-begin { (t!("rubrics.begin_title")) }
                p.small.quiet-text { (t!("rubrics.begin_hint")) }
                ul.scaffolds lang=(locale.lang()) {
                    @for (at, one) in scaffolds(self.beside.band).iter().enumerate() {
                        @let words = one.words(locale.0);
                        li.row data-key=(words) {
                            @if let Some(picture) = one.picture { (icon(mark(picture))) }
                            span id={ "begin-" (at) } { (words) " …" }
                            // A script shows them where they do something: on the page with the writing, where a voice of the device speaks.
                            button.button.quiet type="button" data-starter=(words) hidden { (icon(IconName::Plus)) (t!("rubrics.put_in")) span.unseen { ": " (words) } }
                            @if spoken { (hear_it(&format!("begin-{at}"))) }
                        }
                    }
                }
            }
        }
    }
}

fn mark(picture: Picture) -> IconName {
    match picture {
        Picture::Look => IconName::Eye,
        Picture::New => IconName::Sprout,
        Picture::Feel => IconName::Heart,
        Picture::Hard => IconName::Mountain,
        Picture::Next => IconName::Footprints,
        Picture::Ask => IconName::Hand,
    }
}
