//! A part of a story: as it is read, and with everything that its student can do to it.

use domain::id::{PersonId, StoryId};
use domain::portfolio::{Part, PartIs, Way};
use maud::{Markup, html};

use super::acts::{About, fold, form, of_part, of_story, press, step};
use super::items::{Sheet, body, here};
use crate::plain::source_name;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, rich};

/// As everybody reads it.
pub fn read(part: &Part) -> Markup {
    match &part.is {
        PartIs::Chapter => html! {
            section.told-chapter.stack.tight data-key=(part.id) {
                @if !part.heading.is_empty() { h2 dir="auto" { (part.heading) } }
                @if !part.words.is_empty() { div.words.rich { (rich(&part.words, &[])) } }
            }
        },
        PartIs::Pick(source, Some(item)) => {
            let sheet = Sheet { file: &here, whole: false, level: 4 };
            html! {
                article.told-pick.card.stack.tight data-key=(part.id) data-point=(item.point.name()) {
                    p.small.quiet-text { (source_name(*source)) }
                    h3 dir="auto" { (item.title()) }
                    (body(item, &sheet))
                    @if !part.words.is_empty() {
                        div.told-why { p.small.quiet-text { (t!("portfolio.why_it_matters")) } p.words dir="auto" { (part.words) } }
                    }
                }
            }
        }
        PartIs::Pick(_, None) => html! {
            p.note data-key=(part.id) { (icon(IconName::Info)) span { (t!("portfolio.taken_back")) } }
        },
    }
}

/// Where no chapter leads, this does: a pick has the heading of a part of something.
pub fn lead(parts: &[Part]) -> Markup {
    let led = parts.first().is_some_and(|first| first.is == PartIs::Chapter && !first.heading.is_empty());
    html! { @if !led && !parts.is_empty() { h2.unseen { (t!("portfolio.parts")) } } }
}

/// What it is called where there is room for a line.
pub fn title(part: &Part) -> String {
    match &part.is {
        PartIs::Chapter if part.heading.is_empty() => t!("portfolio.a_chapter"),
        PartIs::Chapter => part.heading.clone(),
        PartIs::Pick(_, Some(item)) => item.title().to_owned(),
        PartIs::Pick(_, None) => t!("portfolio.taken_back"),
    }
}

/// The same with buttons and fields.
pub fn edit(me: PersonId, story: StoryId, part: &Part, last: bool, first: bool, typed: &Typed) -> Markup {
    let (id, name) = (part.id, title(part));
    let about = [of_story(story), of_part(id)];
    let way = |way: Way| [of_story(story), of_part(id), ("way", way.name().to_owned())];
    let write = format!("write-{id}");
    html! {
        li.part.stack id={ "part-" (id) } data-key=(id) {
            (read(part))
            @if part.tool_waits { p.note { (icon(IconName::Info)) span { (t!("portfolio.tool_waits")) } } }
            div.row.part-steps {
                @if !first { (step(me, &format!("up-{id}"), "story_move", &way(Way::Up), t!("portfolio.up"), &name, IconName::ArrowUp)) }
                @if !last { (step(me, &format!("down-{id}"), "story_move", &way(Way::Down), t!("portfolio.down"), &name, IconName::ArrowDown)) }
                (press(me, &format!("remove-{id}"), "story_remove", &about, t!("portfolio.remove"), &name, IconName::Trash))
            }
            (fold(&format!("writing-{id}"), typed.is(&write), IconName::Pencil, label(part), fields(me, part, &write, &about, typed)))
        }
    }
}

fn label(part: &Part) -> String {
    match (&part.is, part.words.is_empty()) {
        (PartIs::Chapter, _) => t!("portfolio.write_chapter"),
        (PartIs::Pick(..), true) => t!("portfolio.say_why"),
        (PartIs::Pick(..), false) => t!("portfolio.reword_why"),
    }
}

fn fields(me: PersonId, part: &Part, name: &str, about: About, typed: &Typed) -> Markup {
    let chapter = matches!(part.is, PartIs::Chapter);
    let inside = html! {
        (if chapter { chapter_fields(name, &part.heading, &part.words, typed) } else { why(name, &part.words, typed) })
        div { button.button { (icon(IconName::Check)) (t!("portfolio.keep")) } }
    };
    form(me, name, "story_write", about, inside)
}

pub fn chapter_fields(form: &str, heading: &str, words: &str, typed: &Typed) -> Markup {
    let field = |name, label, hint, value| Written { form, name, label, hint, value, required: false };
    html! {
        (field("heading", t!("portfolio.heading"), t!("portfolio.heading_hint"), heading).line(typed))
        (field("words", t!("portfolio.chapter_words"), t!("portfolio.chapter_hint"), words).area(typed))
    }
}

fn why(form: &str, words: &str, typed: &Typed) -> Markup {
    let label = t!("portfolio.why_label");
    Written { form, name: "words", label, hint: t!("portfolio.why_hint"), value: words, required: false }.area(typed)
}
