//! The hidden fields of the forms about one goal.

use domain::command_form::nth;
use domain::id::{CommandId, GoalId, PersonId};
use maud::{Markup, html};
use uuid::Uuid;

use crate::offline::Refused;
use crate::t;
use crate::ui::{COMMANDS, hear_it, hidden_fields, problem_line};

/// Whose goal the forms are about, and what a form was refused for.
#[derive(Clone, Copy)]
pub struct Mine<'a> {
    pub me: PersonId,
    pub goal: GoalId,
    pub first: CommandId,
    pub refused: Option<&'a Refused>,
}

impl<'a> Mine<'a> {
    /// The id of what a form makes; `n` tells the page's new things apart. Anew whenever something was handed over.
    pub fn made<I: From<Uuid>>(self, n: usize) -> I {
        I::from(nth(self.first, 0x1_0000 + n).0)
    }

    /// The same for a form that stands on the page more than once.
    pub fn made_by<I: From<Uuid>>(self, form: &str, n: usize) -> I {
        Mine { first: nth(self.first, number(form)), ..self }.made(n)
    }

    /// A form that says one thing about the goal. `id` tells the page's forms apart and stands in the addresses of their fields; `deed` is
    /// its `do`, and `more` are its other hidden fields.
    pub fn form(self, id: &str, deed: &str, more: &[(&'static str, String)], fields: Markup) -> Markup {
        let hidden = [
            ("do", deed.to_owned()),
            ("form", id.to_owned()),
            ("command", nth(self.first, number(id)).to_string()),
            ("person", self.me.to_string()),
            ("goal", self.goal.to_string()),
        ];
        html! {
            form.stack.tight id=(id) method="post" action=(COMMANDS) autocomplete="off" {
                (hidden_fields(&hidden))
                (hidden_fields(more))
                (self.problem(id, ""))
                (fields)
            }
        }
    }

    /// The sentence beside a field of a form; with an empty name, that of the whole form.
    pub fn problem(self, form: &str, name: &str) -> Markup {
        let at = field_id(form, name);
        let refused = self.refused.filter(|refused| refused.at == at);
        problem_line(&[&at, "-problem"].concat(), refused.map(|refused| &refused.sentence))
    }

    fn is_wrong(self, form: &str, name: &str) -> Option<&'static str> {
        self.refused.is_some_and(|refused| refused.at == field_id(form, name)).then_some("true")
    }

    /// A labelled field of one sentence.
    pub fn sentence(self, form: &str, name: &str, label: &str, value: &str, most: usize, rows: u8) -> Markup {
        self.hinted(form, name, label, "", value, most, rows)
    }

    /// The same with a hint under its label.
    #[allow(clippy::too_many_arguments)]
    pub fn hinted(self, form: &str, name: &str, label: &str, hint: &str, value: &str, most: usize, rows: u8) -> Markup {
        let id = field_id(form, name);
        let (hint_id, problem_id) = ([&id, "-hint"].concat(), [&id, "-problem"].concat());
        let described = if hint.is_empty() { problem_id } else { [&hint_id, " ", &problem_id].concat() };
        html! {
            div.field {
                label.field-label id={ (id) "-label" } for=(id) { (label) }
                @if !hint.is_empty() { p.field-hint id=(hint_id) { (hint) } }
                textarea.input.sentence id=(id) name=(name) rows=(rows) maxlength=(most) dir="auto" autocomplete="off"
                    aria-describedby=(described) aria-invalid=[self.is_wrong(form, name)] {
                    (maud::PreEscaped(crate::ui::in_textarea(value)))
                }
                (self.problem(form, name))
            }
        }
    }
}

/// What a field of a form is known by on the page, and in the address of a page that was refused.
pub fn field_id(form: &str, name: &str) -> String {
    if name.is_empty() { form.to_owned() } else { [form, "-", name].concat() }
}

/// Reads aloud what a field asks, with its hint if it has one.
pub fn aloud(form: &str, name: &str) -> Markup {
    let id = field_id(form, name);
    hear_it(&[id.as_str(), "-label ", id.as_str(), "-hint"].concat())
}

/// A number for a form's name, the same on both sides, so that each form of a page has a command of its own.
fn number(id: &str) -> usize {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash as usize
}

/// The heading of a part of the page, with what it is for.
pub fn heading(id: &str, words: &str, hint: &str) -> Markup {
    html! {
        div.stack.tight {
            h2 id=(id) { (words) }
            @if !hint.is_empty() { p.small.quiet-text id={ (id) "-hint" } { (hint) } }
        }
    }
}

/// Classes that a goal is about, in a line.
pub fn about(classes: &[domain::goals::GoalClass]) -> String {
    if classes.is_empty() {
        return t!("goals.outside");
    }
    let names: Vec<String> = classes.iter().map(|class| class.name.clone()).collect();
    t!("goals.about_classes", classes = crate::ui::names(&names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_of_a_page_has_its_own_command_and_makes_its_own_things() {
        let (me, goal, first) = (PersonId::mint(), GoalId::mint(), CommandId::mint());
        let mine = Mine { me, goal, first, refused: None };
        let command = |id: &str| {
            let html = mine.form(id, "goal_reply", &[], html! {}).into_string();
            let at = html.find("name=\"command\" value=\"").unwrap() + 22;
            html[at..at + 36].to_owned()
        };
        let names = ["reply", "reach", "sort-1", "sort-2", "end-1"];
        let commands: std::collections::BTreeSet<String> = names.iter().map(|name| command(name)).collect();
        assert_eq!(commands.len(), names.len());
        assert_eq!(command("reply"), command("reply"));
        assert_ne!(mine.made::<GoalId>(1), mine.made::<GoalId>(2));
        assert_ne!(mine.made_by::<GoalId>("step-of-1", 1), mine.made_by::<GoalId>("step-of-2", 1));
    }
}
