//! One line of the timeline.

use domain::id::{PersonId, PickId, StoryId};
use domain::portfolio::{Entry, Timeline, TimelineSource};
use domain::stage::Confidence;
use maud::{Markup, html};

use super::acts::{form, of_part, of_story};
use crate::clock_face::day_of;
use crate::messages::say;
use crate::plain::{confidence_name, goal_for};
use crate::t;
use crate::ui::{IconName, access_tag, hear_early, icon};

pub fn entry(me: PersonId, of: &Timeline, entry: &Entry, n: usize, from: &str) -> Markup {
    // A goal shows itself where it is read.
    let made = entry.made().filter(|_| of.has_goals && entry.source != TimelineSource::Goal);
    html! {
        li.entry data-point=(entry.point.name()) data-key={ (entry.about) "-" (entry.happened.name()) "-" (entry.at.0) } {
            @if let Some(picture) = entry.picture {
                img.entry-picture src={ "/file/" (picture) "/small" } alt="" loading="lazy" width="72" height="72";
            }
            div.entry-words.stack.tight {
                p.row.small.quiet-text { (access_tag(entry.point)) span id={ "did-" (n) } { (did(entry)) } (day_of(entry.at)) }
                h3 id={ "made-" (n) } {
                    @if entry.link.is_empty() { span dir="auto" { (entry.title) } } @else { a href=(entry.link) dir="auto" { (entry.title) } }
                }
                (words(entry, n))
                (hear_early(&if entry.words.is_empty() { format!("did-{n} made-{n}") } else { format!("did-{n} made-{n} said-{n}") }))
            }
            div.entry-pick {
                @if entry.picked {
                    p.row.small { (icon(IconName::Check)) span { (t!("portfolio.in_story")) } }
                } @else if entry.source.is_picked() {
                    (pick(me, of.story, entry, n, from))
                }
                @if let Some(made) = made { (goal_for(made, &entry.title)) }
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

fn words(entry: &Entry, n: usize) -> Markup {
    match Confidence::named(&entry.words).filter(|_| entry.source == TimelineSource::Sure) {
        Some(level) => html! { p { span.tag id={ "said-" (n) } { (confidence_name(level)) } } },
        None => html! { @if !entry.words.is_empty() { p.words id={ "said-" (n) } dir="auto" { (entry.words) } } },
    }
}

fn did(entry: &Entry) -> String {
    say(&format!("portfolio.did_{}", entry.happened.name()), &[])
}

#[cfg(test)]
mod tests {
    use domain::classes::AccessPoint;
    use domain::clock::Moment;
    use domain::portfolio::Happening;
    use leptos::prelude::{Owner, provide_context};

    use super::*;
    use crate::clock_face::TimeZone;
    use crate::messages::{LANGUAGES, Locale};

    #[test]
    fn how_sure_somebody_was_is_said_in_words_and_picked_by_nobody() {
        let owner = Owner::new();
        owner.with(|| {
            provide_context(Locale("en"));
            provide_context(TimeZone("UTC".into()));
            let line = |source: TimelineSource, words: &str, link: &str| {
                let one = Entry {
                    source,
                    about: uuid::Uuid::nil(),
                    fixed: None,
                    happened: Happening::SaidHowSure,
                    point: AccessPoint::Reflection,
                    at: Moment(1),
                    title: "I can say <why>".into(),
                    words: words.into(),
                    picture: None,
                    link: link.into(),
                    picked: false,
                };
                let of = Timeline {
                    name: "Ada".into(),
                    picture: "fox".into(),
                    point: None,
                    entries: Vec::new(),
                    earlier: None,
                    before: None,
                    story: StoryId::mint(),
                    parts: 0,
                    has_goals: true,
                };
                entry(PersonId::mint(), &of, &one, 0, "/portfolio").into_string()
            };
            let sure = line(TimelineSource::Sure, "with_help", "");
            assert!(
                sure.contains(&confidence_name(Confidence::WithHelp)) && sure.contains("I can say &lt;why&gt;"),
                "{sure}"
            );
            assert!(!sure.contains("with_help") && !sure.contains("href") && !sure.contains("<button"), "{sure}");
            let piece = line(TimelineSource::Piece, "with_help", "/piece/1");
            assert!(
                piece.contains("with_help") && piece.contains("href=\"/piece/1\"") && piece.contains("<button"),
                "{piece}"
            );
        });
    }

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
