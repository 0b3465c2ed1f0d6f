//! `/portfolio/story`: my story, to work on. Each part is shown as others will read it, with its fields folded below.

use domain::accounts::Me;
use domain::id::PickId;
use domain::portfolio::{OwnStory, StoryCard};
use leptos::prelude::*;
use maud::{Markup, html};

use super::acts::{fold, form, of_part, of_story, press};
use super::part::{chapter_fields, edit, lead, title};
use super::said::toast;
use super::show::{Show, seen_by, show};
use crate::plain::StaffHeader;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, hear_early, icon, shown};

pub struct OwnStoryPage {
    pub me: Me,
    pub own: OwnStory,
    pub typed: Typed,
    pub said: String,
}

/// What a story is called: by its student, or by its year.
pub fn story_name(name: &str, year: domain::portfolio::SchoolYear) -> String {
    if name.is_empty() { t!("portfolio.my_story", year = year) } else { name.to_owned() }
}

impl OwnStoryPage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let above = self.typed.above(&body);
        let story = &self.own.story;
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("portfolio.where")) { a href="/portfolio" { (t!("portfolio.title")) } }
                    h1 #story-title dir="auto" { (story_name(&story.name, story.year)) }
                    p.lead #story-lead { (t!("portfolio.story_lead")) }
                    (hear_early("story-title story-lead"))
                    p.note { (icon(if story.readers.is_empty() { IconName::Lock } else { IconName::Eye })) span dir="auto" { (seen_by(&story.readers)) } }
                    @if story.brought_at.is_some() { p.note { (icon(IconName::Globe)) span { (t!("portfolio.brought_story")) } } }
                    @if !story.parts.is_empty() {
                        p.row { a.button href={ "/story/" (story.id) } { (icon(IconName::Eye)) (t!("portfolio.see_it")) } }
                    }
                }
                (above)
                (body)
            }
            (toast(&self.said))
        };
        view! { <StaffHeader me/>{shown(main)} }
    }

    fn body(&self) -> Markup {
        let (me, story, typed) = (self.me.person, &self.own.story, &self.typed);
        let last = story.parts.len().saturating_sub(1);
        html! {
            @if story.parts.is_empty() {
                section.empty.stack {
                    h2 #none-title { (t!("portfolio.blank_title")) }
                    p #none-hint { (t!("portfolio.blank")) }
                    (hear_early("none-title none-hint"))
                    p { a.button.primary href="/portfolio" { (t!("portfolio.blank_go")) } }
                }
            } @else {
                (lead(&story.parts))
                ol.parts {
                    @for (n, part) in story.parts.iter().enumerate() {
                        (edit(me, story.id, part, n == last, n == 0, typed))
                    }
                }
                p { a.button href="/portfolio" { (icon(IconName::Plus)) (t!("portfolio.pick_more")) } }
            }
            (fold("chapter-new", typed.is("chapter"), IconName::Plus, t!("portfolio.new_chapter"), self.new_chapter()))
            (fold("naming", typed.is("name"), IconName::Pencil, t!("portfolio.name_it"), self.name()))
            (fold("showing", typed.is("show"), IconName::Eye, t!("portfolio.show_it"), self.show()))
            (self.removed())
            (others(&self.own.others))
        }
    }

    fn new_chapter(&self) -> Markup {
        let inside = html! {
            (chapter_fields("chapter", "", "", &self.typed))
            div { button.button { (icon(IconName::Plus)) (t!("portfolio.add_chapter")) } }
        };
        let about = [of_story(self.own.story.id), of_part(PickId::mint())];
        form(self.me.person, "chapter", "story_chapter", &about, inside)
    }

    fn name(&self) -> Markup {
        let (label, hint) = (t!("portfolio.name"), t!("portfolio.name_hint"));
        let field = Written { form: "name", name: "name", label, hint, value: &self.own.story.name, required: true };
        let inside = html! { (field.line(&self.typed)) div { button.button { (icon(IconName::Check)) (t!("portfolio.keep")) } } };
        form(self.me.person, "name", "story_name", &[of_story(self.own.story.id)], inside)
    }

    fn show(&self) -> Markup {
        let about = [of_story(self.own.story.id)];
        let of = Show {
            form: "show",
            deed: "story_show",
            about: &about,
            legend: t!("portfolio.show_to"),
            teachers: &self.own.teachers,
            readers: &self.own.story.readers,
        };
        html! { p.field-hint { (t!("portfolio.show_hint")) } (show(self.me.person, &of, &self.typed)) }
    }

    fn removed(&self) -> Markup {
        let (me, removed) = (self.me.person, &self.own.removed);
        let inside = html! {
            ul.stack.tight {
                @for part in removed {
                    li.row.apart data-key=(part.id) {
                        span dir="auto" { (title(part)) }
                        (press(me, &format!("restore-{}", part.id), "story_restore",
                            &[of_story(self.own.story.id), of_part(part.id)], t!("portfolio.restore"), &title(part), IconName::Undo))
                    }
                }
            }
        };
        html! { @if !removed.is_empty() { (fold("removed", false, IconName::Undo, t!("portfolio.removed", n = removed.len()), inside)) } }
    }
}

fn others(others: &[StoryCard]) -> Markup {
    html! {
        @if !others.is_empty() {
            section.stack.tight aria-labelledby="others-title" {
                h2 id="others-title" { (t!("portfolio.other_years")) }
                ul.stack.tight {
                    @for other in others {
                        li { a href={ "/portfolio/story?id=" (other.id) } dir="auto" { (story_name(&other.name, other.year)) } " · " (other.year) }
                    }
                }
            }
        }
    }
}
