//! What the forms of a student's board have in common: their hidden fields, what was typed and did not stand, and what was just done.

use domain::command_form::nth;
use domain::id::{CommandId, PersonId};
use domain::refusal::{Refusal, Sentence};
use maud::{Markup, html};

use crate::messages::sentence;
use crate::t;
use crate::ui::{Hidden, IconName, Whose, header, hear_early, icon};

/// Whose page it is, and the first of its forms' ids.
#[derive(Clone, Copy)]
pub struct Mine {
    pub me: PersonId,
    pub first: CommandId,
}

impl Mine {
    /// Hidden fields of the `n`th form of the page.
    pub fn hidden(self, n: usize, deed: &str, more: &[(&'static str, String)]) -> Hidden {
        let mut hidden =
            vec![("do", deed.to_owned()), ("command", nth(self.first, n).to_string()), ("person", self.me.to_string())];
        hidden.extend(more.iter().cloned());
        hidden
    }
}

/// A form that came back, as it was typed.
#[derive(Clone, Debug)]
pub struct Typed {
    pub fields: Vec<(String, String)>,
    pub refusal: Refusal,
}

impl Typed {
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// It is this form of the page: the same deed, and about the same option where there are several.
    pub fn is_of(&self, deed: &str, option: Option<&str>) -> bool {
        self.field("do") == deed && option.is_none_or(|option| self.field("option") == option)
    }

    fn fault(&self, field: &str) -> Option<Sentence> {
        match &self.refusal {
            Refusal::Invalid { faults } => faults.iter().find(|fault| fault.field == field).map(|f| f.sentence.clone()),
            _ => None,
        }
    }

    /// What belongs to no field of the form.
    fn top(&self) -> Option<Sentence> {
        match &self.refusal {
            Refusal::Invalid { faults } if faults.iter().any(|fault| !fault.field.is_empty()) => None,
            other => Some(other.sentence()),
        }
    }
}

/// One form, as far as it came back.
#[derive(Clone, Copy)]
pub struct Back<'a>(pub Option<&'a Typed>);

impl<'a> Back<'a> {
    pub fn of(typed: Option<&'a Typed>, deed: &str, option: Option<&str>) -> Self {
        Self(typed.filter(|typed| typed.is_of(deed, option)))
    }

    /// As it was typed, else as it is.
    pub fn or<'b>(&self, name: &str, now: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.0.map_or(now, |typed| typed.field(name))
    }

    pub fn fault(&self, field: &str) -> Option<Sentence> {
        self.0.and_then(|typed| typed.fault(field))
    }

    pub fn top(&self) -> Markup {
        html! {
            @if let Some(why) = self.0.and_then(Typed::top) {
                p.problem role="alert" { (icon(IconName::TriangleAlert)) span { (sentence(&why)) } }
            }
        }
    }
}

/// What was just done, in the part of the page where it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Chose,
    Proposed,
    Withdrew,
    Work,
    Said,
    Shown,
}

impl Done {
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "chose" => Self::Chose,
            "proposed" => Self::Proposed,
            "withdrew" => Self::Withdrew,
            "work" => Self::Work,
            "said" => Self::Said,
            "shown" => Self::Shown,
            _ => return None,
        })
    }

    pub fn line(self, just: Option<Self>) -> Markup {
        let words = match self {
            Self::Chose => t!("choices.done_chose"),
            Self::Proposed => t!("choices.done_proposed"),
            Self::Withdrew => t!("choices.done_withdrew"),
            Self::Work => t!("choices.done_work"),
            Self::Said => t!("choices.done_said"),
            Self::Shown => t!("choices.done_shown"),
        };
        html! { @if just == Some(self) { p.note role="status" { (icon(IconName::CircleCheck)) span { (words) } } } }
    }
}

/// The bar of a student's page.
pub fn bar(name: &str, picture: &str) -> Markup {
    header("/home", "", Whose { name, picture, page: "/home" }, Markup::default())
}

/// A labelled field of several lines. Its id is `form-name`.
pub struct Area<'a> {
    pub form: &'a str,
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub value: &'a str,
    pub most: usize,
}

pub fn area(of: &Area, problem: Option<&Sentence>) -> Markup {
    let id = format!("{}-{}", of.form, of.name);
    let (hint, fault) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = [(!of.hint.is_empty()).then_some(hint.as_str()), problem.map(|_| fault.as_str())];
    let described: Vec<&str> = described.into_iter().flatten().collect();
    html! {
        div.field {
            (asks(of, &id, &hint))
            textarea.input id=(id) name=(of.name) rows="2" dir="auto" autocomplete="off" maxlength=(of.most)
                aria-describedby=[(!described.is_empty()).then(|| described.join(" "))]
                aria-invalid=[problem.map(|_| "true")] { "\n" (of.value) }
            (crate::ui::problem_line(&fault, problem))
        }
    }
}

/// Its label and its hint.
fn asks(of: &Area, id: &str, hint: &str) -> Markup {
    let label = format!("{id}-label");
    let aloud = if of.hint.is_empty() { label.clone() } else { format!("{label} {hint}") };
    html! {
        label.field-label id=(label) for=(id) { (of.label) }
        @if !of.hint.is_empty() { p.field-hint id=(hint) { (of.hint) } }
        (hear_early(&aloud))
    }
}

/// A labelled line. Its id is `form-name`.
pub fn line(of: &Area, problem: Option<&Sentence>) -> Markup {
    let id = format!("{}-{}", of.form, of.name);
    let (hint, fault) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = [(!of.hint.is_empty()).then_some(hint.as_str()), problem.map(|_| fault.as_str())];
    let described: Vec<&str> = described.into_iter().flatten().collect();
    html! {
        div.field {
            (asks(of, &id, &hint))
            input.input id=(id) name=(of.name) value=(of.value) dir="auto" autocomplete="off" maxlength=(of.most)
                aria-describedby=[(!described.is_empty()).then(|| described.join(" "))]
                aria-invalid=[problem.map(|_| "true")];
            (crate::ui::problem_line(&fault, problem))
        }
    }
}
