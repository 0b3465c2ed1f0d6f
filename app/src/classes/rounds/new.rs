//! The form of a new round. It may bring a file, which comes last: whatever the form says stands before it.

use domain::id::{ClassId, FileId, RoundId};
use domain::rounds::{FocusKind, MOST_MINUTES, Minutes, RoundStep};
use maud::{Markup, html};

use crate::plain::step_name;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, problem_line};

const FORM: &str = "new-round";

pub fn new(class: ClassId, typed: &Typed) -> Markup {
    let words = Written {
        form: FORM,
        name: "words",
        label: t!("rounds.words_label"),
        hint: t!("rounds.words_hint"),
        value: "",
        required: true,
    };
    let picked = typed.value(FORM, "kind", FocusKind::default().name());
    let file = typed.fault(FORM, "file");
    let described = if file.is_some() { "new-round-file-hint new-round-file-problem" } else { "new-round-file-hint" };
    html! {
        form.card.stack id=(FORM) data-point="inquiry" method="post" action={ "/class/" (class) "/rounds" } enctype="multipart/form-data"
            autocomplete="off" {
            h2 { (icon(IconName::Plus)) (t!("rounds.new")) }
            input type="hidden" name="form" value=(FORM);
            input type="hidden" name="round" value=(RoundId::mint());
            input type="hidden" name="file" value=(FileId::mint());
            fieldset.stack.tight {
                legend.legend { (t!("rounds.kind_legend")) }
                div.choices-list {
                    @for kind in FocusKind::ALL {
                        @let (name, hint) = kind_words(*kind);
                        label.choice {
                            input type="radio" name="kind" value=(kind.name()) checked[kind.name() == picked];
                            span { (name) small { (hint) } }
                        }
                    }
                }
            }
            (words.line(typed))
            (minutes(typed))
            div.field {
                label.field-label for="new-round-file" { (t!("rounds.file_label")) }
                p.field-hint #new-round-file-hint { (t!("rounds.kind_picture_hint")) }
                input.input type="file" #new-round-file name="bytes" accept="image/jpeg,image/png,image/webp" aria-describedby=(described)
                    aria-invalid=[file.is_some().then_some("true")];
                (problem_line("new-round-file-problem", file.as_ref()))
            }
            p.note { (icon(IconName::Users)) span { (t!("rounds.make_hint")) } }
            div { button.button.primary { (t!("rounds.make")) } }
        }
    }
}

fn kind_words(kind: FocusKind) -> (String, String) {
    match kind {
        FocusKind::Statement => (t!("rounds.kind_statement"), t!("rounds.kind_statement_hint")),
        FocusKind::Picture => (t!("rounds.kind_picture"), t!("rounds.kind_picture_hint")),
        FocusKind::Object => (t!("rounds.kind_object"), t!("rounds.kind_object_hint")),
    }
}

fn minutes(typed: &Typed) -> Markup {
    let plan = Minutes::default();
    let wrong = RoundStep::WITH_CLASS.iter().any(|step| typed.fault(FORM, &field(*step)).is_some());
    html! {
        details.fold #minutes open[wrong] {
            summary { (icon(IconName::Clock)) span { (t!("rounds.minutes_title")) } }
            div.fold-body.stack.tight {
                p.field-hint { (t!("rounds.minutes_hint")) }
                div.minutes {
                    @for step in RoundStep::WITH_CLASS {
                        @let name = field(step);
                        @let fault = typed.fault(FORM, &name);
                        @let planned = plan.of(step).map(|n| n.to_string()).unwrap_or_default();
                        @let problem = format!("{name}-problem");
                        div.field {
                            label.field-label for=(name) { (step_name(step)) }
                            input.input type="number" id=(name) name=(name) min="1" max=(MOST_MINUTES) inputmode="numeric"
                                value=(typed.value(FORM, &name, &planned)) aria-describedby=[fault.is_some().then_some(problem.as_str())]
                                aria-invalid=[fault.is_some().then_some("true")];
                            (problem_line(&problem, fault.as_ref()))
                        }
                    }
                }
            }
        }
    }
}

fn field(step: RoundStep) -> String {
    format!("minutes-{}", step.name())
}
