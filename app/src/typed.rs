//! What was typed into a form of a plain page and could not be taken: it comes back in its form, the sentence beside its field.

use domain::refusal::{Refusal, Sentence};
use maud::{Markup, html};

use crate::error::AppError;
use crate::messages::sentence;
use crate::t;
use crate::ui::{IconName, hear_early, icon, problem_line};

#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The id of the form.
    pub form: String,
    pub fields: Vec<(String, String)>,
    pub error: Option<AppError>,
}

impl Typed {
    /// As it was posted; the field `form` says where.
    pub fn refused(fields: Vec<(String, String)>, error: AppError) -> Self {
        let form = fields.iter().find(|(name, _)| name == "form").map(|(_, form)| form.clone()).unwrap_or_default();
        Self { form, fields, error: Some(error) }
    }

    pub fn is(&self, form: &str) -> bool {
        self.error.is_some() && self.form == form
    }

    /// What was typed into a field of a form, or what stands there otherwise.
    pub fn value(&self, form: &str, field: &str, otherwise: &str) -> String {
        let typed = self.fields.iter().find(|(name, _)| name == field).filter(|_| self.form == form);
        typed.map_or_else(|| otherwise.to_owned(), |(_, value)| value.clone())
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, form: &str, field: &str, otherwise: bool) -> bool {
        if self.is(form) { self.value(form, field, "") == "yes" } else { otherwise }
    }

    pub fn fault(&self, form: &str, field: &str) -> Option<Sentence> {
        self.error.as_ref().filter(|_| self.is(form)).and_then(|error| error.fault(field))
    }

    /// On top of the page: what belongs to no field, and what was typed into a form that is there no more. `body` is the page below.
    pub fn above(&self, body: &Markup) -> Markup {
        let Some(error) = &self.error else { return Markup::default() };
        let of_fields = match error {
            AppError::Refused { refusal: Refusal::Invalid { faults } } => {
                faults.iter().all(|fault| !fault.field.is_empty())
            }
            _ => false,
        };
        let is_there = !self.form.is_empty() && body.0.contains(&format!("id=\"{}\"", self.form));
        let unsent: Vec<_> =
            self.fields.iter().filter(|(name, value)| is_written(name) && !value.trim().is_empty()).collect();
        html! {
            @if !of_fields || !is_there {
                p #trouble.problem role="alert" { (icon(IconName::TriangleAlert)) span { (sentence(&error.sentence())) } }
            }
            @if !is_there && !unsent.is_empty() {
                section.card.stack aria-labelledby="unsent-title" {
                    h2 id="unsent-title" { (t!("shelf.unsent")) }
                    p.field-hint { (t!("shelf.unsent_hint")) }
                    @for (_, value) in unsent { p.words dir="auto" { (value) } }
                }
            }
        }
    }
}

/// Fields that people write in.
fn is_written(name: &str) -> bool {
    let sides = name.starts_with("growing-") || name.starts_with("beyond-");
    [
        "name",
        "does",
        "helps",
        "words",
        "changed",
        "why",
        "address",
        "host",
        "note",
        "closed_good",
        "open_good",
        "question",
        "because",
        "title",
        "says",
        "based_on",
        "used_to",
        "now",
        "will",
        "sample",
        "heading",
        "whom",
        "when",
        "notes",
        "who",
        "by",
        "starters",
    ]
    .contains(&name)
        || sides
}

/// The ids of a field and of what describes it.
struct Ids {
    field: String,
    hint: String,
    problem: String,
    described: Option<String>,
}

fn ids(form: &str, name: &str, hint: bool, problem: bool) -> Ids {
    let (field, hint_id) = (format!("{form}-{name}"), format!("{form}-{name}-hint"));
    let problem_id = format!("{form}-{name}-problem");
    let described = [(hint, &hint_id), (problem, &problem_id)].into_iter().filter(|(there, _)| *there);
    let described: Vec<&str> = described.map(|(_, id)| id.as_str()).collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    Ids { field, hint: hint_id, problem: problem_id, described }
}

/// A field of a form, with its label, its hint and its problem.
pub struct Written<'a> {
    pub form: &'a str,
    pub name: &'a str,
    pub label: String,
    pub hint: String,
    /// What stands in it when nothing was typed.
    pub value: &'a str,
    pub required: bool,
}

impl Written<'_> {
    /// Of one line.
    pub fn line(self, typed: &Typed) -> Markup {
        let fault = typed.fault(self.form, self.name);
        let ids = ids(self.form, self.name, !self.hint.is_empty(), fault.is_some());
        html! {
            div.field {
                (self.head(&ids))
                input.input type="text" id=(ids.field) name=(self.name) value=(typed.value(self.form, self.name, self.value))
                    autocomplete="off" dir="auto" required[self.required] aria-describedby=[ids.described]
                    aria-invalid=[fault.is_some().then_some("true")];
                (problem_line(&ids.problem, fault.as_ref()))
            }
        }
    }

    /// Of several lines.
    pub fn area(self, typed: &Typed) -> Markup {
        let fault = typed.fault(self.form, self.name);
        let ids = ids(self.form, self.name, !self.hint.is_empty(), fault.is_some());
        html! {
            div.field {
                (self.head(&ids))
                // The first line break after the tag is not part of the value.
                textarea.input id=(ids.field) name=(self.name) rows="2" autocomplete="off" dir="auto"
                    required[self.required] aria-describedby=[ids.described] aria-invalid=[fault.is_some().then_some("true")] {
                    "\n" (typed.value(self.form, self.name, self.value))
                }
                (problem_line(&ids.problem, fault.as_ref()))
            }
        }
    }

    fn head(&self, ids: &Ids) -> Markup {
        let label = format!("{}-label", ids.field);
        let asks = if self.hint.is_empty() { label.clone() } else { format!("{label} {}", ids.hint) };
        html! {
            label.field-label id=(label) for=(ids.field) { (self.label) }
            @if !self.hint.is_empty() { p.field-hint id=(ids.hint) { (self.hint) } }
            (hear_early(&asks))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(error: Refusal) -> Typed {
        let fields = [("form", "helped-1"), ("words", "When </textarea> I"), ("signed", "yes")];
        Typed::refused(fields.map(|(name, value)| (name.into(), value.into())).into(), error.into())
    }

    #[test]
    fn what_was_typed_stands_in_its_form_and_in_no_other() {
        let typed = typed(Refusal::invalid("words", "words.empty"));
        assert_eq!(typed.value("helped-1", "words", ""), "When </textarea> I");
        assert_eq!(typed.value("helped-2", "words", "Mine"), "Mine");
        assert!(typed.ticked("helped-1", "signed", false) && !typed.ticked("helped-2", "signed", false));
        let field =
            |form| Written { form, name: "words", label: "W".into(), hint: String::new(), value: "", required: true };
        let html = field("helped-1").area(&typed).0;
        assert!(html.contains("aria-invalid=\"true\"") && html.contains("&lt;/textarea&gt;"), "{html}");
        assert!(!field("helped-2").area(&typed).0.contains("aria-invalid"));
    }

    #[test]
    fn what_a_field_asks_can_be_heard_by_the_youngest_alone() {
        use leptos::prelude::{Owner, provide_context};

        let head = |early| {
            Owner::new().with(|| {
                provide_context(crate::shell::Looks { early, ..Default::default() });
                let (label, hint) = ("I wonder…".into(), "One question.".into());
                Written { form: "ask", name: "words", label, hint, value: "", required: true }.line(&Typed::default()).0
            })
        };
        let young = head(true);
        assert!(young.contains("data-say=\"ask-words-label ask-words-hint\""), "{young}");
        assert!(young.contains("id=\"ask-words-label\"") && young.contains("id=\"ask-words-hint\""), "{young}");
        assert!(!head(false).contains("data-say"));
    }

    #[test]
    fn words_whose_form_is_gone_stand_above() {
        let typed = typed(Refusal::NotFound);
        let there = html! { form id="helped-1" {} };
        assert!(!typed.above(&there).0.contains("I</p>"));
        let above = typed.above(&Markup::default()).0;
        assert!(above.contains("role=\"alert\"") && above.contains("When &lt;/textarea&gt; I"), "{above}");
    }
}
