//! `/story/{id}`: a story as it is read, by its student, by whoever it is shown to, and on paper.

use domain::accounts::Me;
use domain::portfolio::StoryView;
use leptos::prelude::*;
use maud::html;

use super::acts::print_line;
use super::part::{lead, read};
use super::show::seen_by;
use super::story::story_name;
use crate::plain::StaffHeader;
use crate::t;
use crate::ui::{IconName, icon, shown};

pub struct StoryPage {
    pub me: Me,
    pub story: StoryView,
    /// The reader's own.
    pub own: bool,
}

impl StoryPage {
    pub fn view(self) -> impl IntoView {
        let (me, story) = (self.me, self.story);
        let main = html! {
            main #main.page.reading.stack.loose.paper {
                div.stack.tight {
                    nav.off-paper aria-label=(t!("portfolio.where")) {
                        @if self.own { a href="/portfolio/story" { (t!("portfolio.back_to_work")) } }
                        @else { a href="/stories" { (t!("portfolio.desk_title")) } }
                    }
                    h1 dir="auto" { (story_name(&story.name, story.year)) }
                    p.lead dir="auto" { (story.student_name) " · " (story.year) }
                    @if self.own {
                        p.note.off-paper { (icon(if story.readers.is_empty() { IconName::Lock } else { IconName::Eye })) span dir="auto" { (seen_by(&story.readers)) } }
                    }
                    (print_line())
                }
                (lead(&story.parts))
                @for part in &story.parts { (read(part)) }
                @if story.parts.is_empty() { p { (t!("portfolio.nothing_told")) } }
            }
        };
        view! { <StaffHeader me/>{shown(main)} }
    }
}
