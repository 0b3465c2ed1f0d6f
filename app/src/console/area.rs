use domain::refusal::Sentence;
use domain::words::LONGEST_REPLY;
use maud::{Markup, PreEscaped, html};

use crate::messages::Said;
use crate::ui::{in_textarea, problem_line};

/// A text field of several lines. What it starts with is its content, never a bound value: what was typed since stays.
pub struct Area<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub label: Said,
    pub hint: Option<Said>,
    pub value: &'a str,
    pub rows: u32,
    pub problem: Option<Sentence>,
}

impl Area<'_> {
    pub fn show(self) -> Markup {
        let (hint, problem) = ([self.id, "-hint"].concat(), [self.id, "-problem"].concat());
        let described = match (self.hint.is_some(), self.problem.is_some()) {
            (true, true) => Some([&hint, " ", &problem].concat()),
            (true, false) => Some(hint.clone()),
            (false, true) => Some(problem.clone()),
            (false, false) => None,
        };
        html! {
            div.field data-key=(self.id) {
                label.field-label for=(self.id) { (self.label) }
                @if let Some(words) = self.hint { p.field-hint id=(hint) { (words) } }
                textarea.input id=(self.id) name=(self.name) rows=(self.rows) maxlength=(LONGEST_REPLY) dir="auto"
                    aria-describedby=[described] aria-invalid=[self.problem.as_ref().map(|_| "true")] {
                    (PreEscaped(in_textarea(self.value)))
                }
                (problem_line(&problem, self.problem.as_ref()))
            }
        }
    }
}
