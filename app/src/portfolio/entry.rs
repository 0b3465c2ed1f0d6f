//! One line of the timeline.

use domain::id::{PersonId, PickId, StoryId};
use domain::portfolio::Entry;
use maud::{Markup, html};

use super::acts::{form, of_part, of_story};
use crate::clock_face::day_of;
use crate::messages::say;
use crate::t;
use crate::ui::{IconName, access_tag, icon};

pub fn entry(me: PersonId, story: StoryId, entry: &Entry, n: usize, from: &str) -> Markup {
    html! {
        li.entry data-point=(entry.point.name()) data-key={ (entry.about) "-" (entry.happened.name()) "-" (entry.at.0) } {
            @if let Some(picture) = entry.picture {
                img.entry-picture src={ "/file/" (picture) "/small" } alt="" loading="lazy" width="72" height="72";
            }
            div.entry-words.stack.tight {
                p.row.small.quiet-text { (access_tag(entry.point)) span { (did(entry)) } (day_of(entry.at)) }
                h3 { a href=(entry.link) dir="auto" { (entry.title) } }
                @if !entry.words.is_empty() { p.words dir="auto" { (entry.words) } }
            }
            div.entry-pick {
                @if entry.picked {
                    p.row.small { (icon(IconName::Check)) span { (t!("portfolio.in_story")) } }
                } @else if entry.source.is_picked() {
                    (pick(me, story, entry, n, from))
                }
            }
        }
    }
}

fn pick(me: PersonId, story: StoryId, entry: &Entry, n: usize, from: &str) -> Markup {
    let about = [
        of_story(story),
        of_part(PickId::mint()),
        ("source", entry.source.name().to_owned()),
        ("about", entry.about.to_string()),
        ("fixed", entry.fixed.map(|fixed| fixed.to_string()).unwrap_or_default()),
        ("from", from.to_owned()),
    ];
    let button = html! {
        button.button.quiet { (icon(IconName::Plus)) (t!("portfolio.pick")) span.unseen dir="auto" { ": " (entry.title) } }
    };
    form(me, &format!("pick-{n}"), "story_pick", &about, button)
}

fn did(entry: &Entry) -> String {
    say(&format!("portfolio.did_{}", entry.happened.name()), &[])
}

#[cfg(test)]
mod tests {
    use domain::portfolio::Happening;
    use leptos::prelude::{Owner, provide_context};

    use super::*;
    use crate::messages::{LANGUAGES, Locale};

    #[test]
    fn everything_that_happens_has_a_name_in_every_language() {
        for (tag, _) in LANGUAGES {
            let owner = Owner::new();
            owner.with(|| {
                provide_context(Locale(tag));
                for happened in Happening::ALL {
                    let key = format!("portfolio.did_{}", happened.name());
                    assert_ne!(say(&key, &[]), key, "{tag}");
                }
            });
        }
    }
}
