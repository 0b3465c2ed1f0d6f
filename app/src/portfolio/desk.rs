//! `/stories`: what students show a teacher of their portfolios, and the conferences they are invited to.

use domain::accounts::Me;
use domain::portfolio::StoryDesk;
use leptos::prelude::*;
use maud::{Markup, html};

use super::conference::stage_name;
use super::story::story_name;
use crate::clock_face::day_of;
use crate::plain::{StaffHeader, StaffPlace};
use crate::t;
use crate::ui::{avatar, shown};

pub struct PortfolioDeskPage {
    pub me: Me,
    pub desk: StoryDesk,
}

impl PortfolioDeskPage {
    pub fn view(self) -> impl IntoView {
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight { h1 { (t!("portfolio.desk_title")) } p.lead { (t!("portfolio.desk_lead")) } }
                (self.conferences())
                (self.stories())
            }
        };
        view! { <StaffHeader me=self.me.clone() here=StaffPlace::Classes/>{shown(main)} }
    }

    fn stories(&self) -> Markup {
        html! {
            section.stack aria-labelledby="stories-title" {
                h2 id="stories-title" { (t!("portfolio.desk_stories")) }
                @if self.desk.stories.is_empty() { p.quiet-text { (t!("portfolio.desk_none")) } }
                ul.stack.tight {
                    @for story in &self.desk.stories {
                        li.card.row data-key=(story.id) {
                            (avatar(&story.picture, true))
                            span dir="auto" { (story.student_name) }
                            a href={ "/story/" (story.id) } dir="auto" { (story_name(&story.name, story.year)) }
                            span.small.quiet-text { (day_of(story.changed_at)) }
                        }
                    }
                }
            }
        }
    }

    fn conferences(&self) -> Markup {
        html! {
            section.stack aria-labelledby="conferences-title" {
                h2 id="conferences-title" { (t!("conference.desk_title")) }
                @if self.desk.conferences.is_empty() { p.quiet-text { (t!("conference.desk_none")) } }
                ul.stack.tight {
                    @for one in &self.desk.conferences {
                        li.card.row data-key=(one.id) {
                            (avatar(&one.picture, true))
                            span dir="auto" { (one.student_name) }
                            a href={ "/conference/" (one.id) "/live" } dir="auto" { (t!("conference.with", whom = one.whom)) }
                            span.tag { (stage_name(one.stage)) }
                            @if !one.when.is_empty() { span.small.quiet-text dir="auto" { (one.when) } }
                        }
                    }
                }
            }
        }
    }
}
