//! The students of a roster, one row each. As one text, with the words that every row has looked up once: a class may be a thousand.

use domain::id::ClassId;
use domain::roster::RosterEntry;
use maud::{Markup, PreEscaped, html};

use crate::t;
use crate::ui::{IconName, avatar, icon};

/// What every row says.
struct Words {
    nickname: String,
    locked: String,
    has_pictures: String,
    not_joined: String,
    change: String,
    unlock: Labelled,
    new_pictures: Labelled,
    not_them: Labelled,
    edit: Labelled,
    growth: Labelled,
    goals: Labelled,
    choices: Labelled,
    remove: Labelled,
}

/// An icon and what it means, as they stand in every row.
struct Labelled(String);

impl Labelled {
    fn of(name: IconName, words: String) -> Self {
        Self(html! { (icon(name)) (words) }.into_string())
    }
}

impl maud::Render for Labelled {
    fn render_to(&self, page: &mut String) {
        PreEscaped(self.0.as_str()).render_to(page);
    }
}

impl Words {
    fn looked_up() -> Self {
        Self {
            nickname: t!("roster.nickname"),
            locked: t!("roster.state_locked"),
            has_pictures: t!("roster.state_has_pictures"),
            not_joined: t!("roster.state_not_joined"),
            change: t!("roster.change"),
            unlock: Labelled::of(IconName::Lock, t!("roster.unlock")),
            new_pictures: Labelled::of(IconName::Key, t!("roster.new_pictures")),
            not_them: Labelled::of(IconName::UserPlus, t!("roster.not_them")),
            edit: Labelled::of(IconName::Pencil, t!("roster.edit")),
            growth: Labelled::of(IconName::Sprout, t!("growth.guide_title")),
            goals: Labelled::of(IconName::Mountain, t!("goal_guide.title")),
            choices: Labelled::of(IconName::LayoutGrid, t!("boards.choices_title")),
            remove: Labelled::of(IconName::Trash, t!("roster.remove")),
        }
    }

    fn state(&self, entry: &RosterEntry) -> &str {
        match (entry.locked, entry.has_pin) {
            (true, _) => &self.locked,
            (false, true) => &self.has_pictures,
            (false, false) => &self.not_joined,
        }
    }
}

/// The students on a roster.
pub fn rows(class: ClassId, students: &[RosterEntry], archived: bool) -> Markup {
    let (words, place) = (Words::looked_up(), format!("/class/{class}/student"));
    html! {
        ul.roster {
            @for entry in students {
                li.roster-row {
                    (avatar(&entry.picture, false))
                    span.roster-name {
                        span dir="auto" { (entry.name) }
                        @if entry.nickname { " " span.tag { (words.nickname) } }
                        span.roster-state { (words.state(entry)) }
                    }
                    @if !archived { (change(&place, entry, &words)) }
                }
            }
        }
    }
}

/// What can be done waits behind one word.
fn change(place: &str, entry: &RosterEntry, words: &Words) -> Markup {
    let person = entry.person.to_string();
    // Whose it is, for those who hear one button after the other.
    let whose = html! { span.unseen dir="auto" { " " (entry.name) } };
    let button = |action: &str, label: &Labelled| {
        html! { button.button name=(action) value=(person) { (label) (whose) } }
    };
    let link = |to: &str, label: &Labelled| {
        html! { a.button href={ (place) "/" (person) (to) } { (label) (whose) } }
    };
    html! {
        details.roster-more {
            summary.button.quiet { (words.change) (whose) }
            form.roster-actions method="post" action={ (place) "s" } {
                @if entry.locked { (button("unlock", &words.unlock)) }
                @if entry.has_pin { (button("reset", &words.new_pictures)) }
                @if entry.claimed_at.is_some() { (button("undo", &words.not_them)) }
                (link("", &words.edit))
                (link("/growth", &words.growth))
                (link("/goals", &words.goals))
                (link("/choices", &words.choices))
                (button("remove", &words.remove))
            }
        }
    }
}
