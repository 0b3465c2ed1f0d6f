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

/// What can be done about one of them. All of it is written straight into the page: a text for each button, and another around them, would
/// be copied four times over.
struct One<'a> {
    place: &'a str,
    person: String,
    /// Whose it is, for those who hear one button after the other.
    whose: Labelled,
}

/// A button of the form around it.
struct Press<'a>(&'a One<'a>, &'static str, &'a Labelled);

/// A page of its own.
struct Goes<'a>(&'a One<'a>, &'static str, &'a Labelled);

impl<'a> One<'a> {
    fn of(place: &'a str, entry: &RosterEntry) -> Self {
        let whose = html! { span.unseen dir="auto" { " " (entry.name) } };
        Self { place, person: entry.person.to_string(), whose: Labelled(whose.into_string()) }
    }

    fn press(&'a self, name: &'static str, label: &'a Labelled) -> Press<'a> {
        Press(self, name, label)
    }

    fn goes(&'a self, to: &'static str, label: &'a Labelled) -> Goes<'a> {
        Goes(self, to, label)
    }
}

impl maud::Render for Press<'_> {
    fn render_to(&self, page: &mut String) {
        let Self(one, name, label) = self;
        // Nothing to escape: names of ours, an id, and texts that are markup already.
        let parts: [&str; 5] = [r#"<button class="button" name=""#, name, r#"" value=""#, &one.person, r#"">"#];
        parts.into_iter().for_each(|part| page.push_str(part));
        label.render_to(page);
        one.whose.render_to(page);
        page.push_str("</button>");
    }
}

impl maud::Render for Goes<'_> {
    fn render_to(&self, page: &mut String) {
        let Self(one, to, label) = self;
        let parts: [&str; 6] = [r#"<a class="button" href=""#, one.place, "/", &one.person, to, r#"">"#];
        parts.into_iter().for_each(|part| page.push_str(part));
        label.render_to(page);
        one.whose.render_to(page);
        page.push_str("</a>");
    }
}

/// The students on a roster. What can be done waits behind one word.
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
                    @if !archived {
                        @let one = One::of(&place, entry);
                        details.roster-more {
                            summary.button.quiet { (words.change) (one.whose) }
                            form.roster-actions method="post" action={ (place) "s" } {
                                @if entry.locked { (one.press("unlock", &words.unlock)) }
                                @if entry.has_pin { (one.press("reset", &words.new_pictures)) }
                                @if entry.claimed_at.is_some() { (one.press("undo", &words.not_them)) }
                                (one.goes("", &words.edit))
                                (one.goes("/growth", &words.growth))
                                (one.goes("/goals", &words.goals))
                                (one.goes("/choices", &words.choices))
                                (one.press("remove", &words.remove))
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::clock::Moment;
    use domain::id::PersonId;

    use super::*;

    fn entry(name: &str) -> RosterEntry {
        RosterEntry {
            person: PersonId::mint(),
            name: name.into(),
            picture: "fox".into(),
            nickname: false,
            claimed_at: None,
            has_pin: false,
            locked: false,
            removed_at: None,
        }
    }

    #[test]
    fn a_row_is_what_a_macro_would_have_made_of_it() {
        let (class, words) = (ClassId::mint(), Words::looked_up());
        let mut bo = entry("Bo <b>\"&");
        (bo.claimed_at, bo.has_pin, bo.locked) = (Some(Moment(1)), true, true);
        let made = rows(class, &[entry("Ada"), bo.clone()], false).into_string();
        let (person, place) = (bo.person.to_string(), format!("/class/{class}/student"));
        let whose = html! { span.unseen dir="auto" { " " (bo.name) } };
        let expected = html! {
            form.roster-actions method="post" action={ (place) "s" } {
                @for (name, label) in [("unlock", &words.unlock), ("reset", &words.new_pictures), ("undo", &words.not_them)] {
                    button.button name=(name) value=(person) { (label) (whose) }
                }
                @for (to, label) in
                    [("", &words.edit), ("/growth", &words.growth), ("/goals", &words.goals), ("/choices", &words.choices)]
                {
                    a.button href={ (place) "/" (person) (to) } { (label) (whose) }
                }
                button.button name="remove" value=(person) { (words.remove) (whose) }
            }
        };
        assert!(made.contains(&expected.into_string()), "{made}");
        assert!(!made.contains("<b>"), "{made}");
        assert_eq!(made.matches("<li class=\"roster-row\">").count(), 2);
        assert_eq!(made.matches("name=\"unlock\"").count(), 1, "Ada is not locked");
        let put_away = rows(class, &[bo], true).into_string();
        assert!(put_away.contains("Bo &lt;b&gt;") && !put_away.contains("<form"), "{put_away}");
    }
}
