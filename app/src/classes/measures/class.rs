//! `/class/{id}/data`: a number beside each name, typed or pasted; first what would happen, then all of it. Each student sees their own.

use domain::accounts::Me;
use domain::id::ClassId;
use domain::measures::{AmountFate, ClassData, MeasureKind, MeasurePlan, MeasureRow};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::dry_run::{BadRow, DryRun, WhatWouldHappen};
use super::super::frame::{Frame, Toast};
use crate::messages::sentence;
use crate::plain::measure_kind;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, problem_line, shown};

/// What the rows would do, and everything that goes along to carry it out.
pub struct DataJudged {
    pub plan: MeasurePlan,
    pub sealed: String,
}

pub struct ClassDataPage {
    pub me: Me,
    pub class: ClassId,
    pub data: ClassData,
    pub judged: Option<DataJudged>,
    pub typed: Typed,
    /// How many numbers were just kept.
    pub kept: Option<u32>,
}

impl ClassDataPage {
    pub fn view(self) -> impl IntoView {
        let said = self.kept.map(|n| Toast { said: t!("measures.desk_kept", n = n), undo: None });
        let (class, body) = (self.class, self.form());
        let above = self.typed.above(&body);
        let top = html! {
            div.stack.tight {
                nav aria-label=(t!("classes.where")) { a href={ "/class/" (class) } dir="auto" { (self.data.class_name) } }
                h1 { (t!("measures.class_title")) }
                p.lead { (t!("measures.class_lead")) }
            }
            (above)
        };
        let below = html! { @if !self.data.archived { (body) } (self.students()) };
        let judged = self.judged.map(|judged| {
            view! { <WhatWouldHappen judged=dry_run(judged) action=format!("/class/{class}/data")/> }
        });
        view! {
            <Frame me=self.me class="page reading stack loose" said>{shown(top)}{judged}{shown(below)}</Frame>
        }
    }

    fn form(&self) -> Markup {
        let typed = &self.typed;
        let kind = typed.value("data", "kind", MeasureKind::Quiz.name());
        let (fault, on) = (typed.fault("data", "day"), typed.value("data", "day", &self.data.today.to_string()));
        let rows_fault = typed.fault("data", "rows");
        html! {
            form #data.card.stack method="post" action={ "/class/" (self.class) "/data" } enctype="multipart/form-data" autocomplete="off" {
                h2 { (t!("measures.enter")) }
                input type="hidden" name="form" value="data";
                (known_list(&self.data))
                fieldset.stack.tight {
                    legend.legend { (t!("measures.kind")) }
                    div.choices { @for one in MeasureKind::ALL {
                        label.choice { input type="radio" name="kind" value=(one.name()) checked[one.name() == kind]; span { (measure_kind(*one)) } }
                    } }
                }
                (Written { form: "data", name: "name", label: t!("measures.name"), hint: t!("measures.class_name_hint"), value: "", required: true }.line(typed))
                div.sides {
                    (Written { form: "data", name: "unit", label: t!("measures.unit"), hint: String::new(), value: "", required: false }.line(typed))
                    div.field {
                        label.field-label for="data-day" { (t!("measures.day")) }
                        input.input #data-day type="date" name="day" value=(on) required aria-invalid=[fault.as_ref().map(|_| "true")]
                            aria-describedby=[fault.as_ref().map(|_| "data-day-problem")];
                        (problem_line("data-day-problem", fault.as_ref()))
                    }
                }
                (problem_line("data-rows-problem", rows_fault.as_ref()))
                (self.table())
                (Written { form: "data", name: "rows", label: t!("measures.paste"), hint: t!("measures.paste_hint"), value: "", required: false }.area(typed))
                div.field {
                    label.field-label for="data-file" { (t!("measures.file")) }
                    input.input #data-file name="file" type="file" accept=".csv,.txt,.tsv,text/csv";
                }
                div { button class=(if self.judged.is_some() { "button" } else { "button primary" }) name="do" value="check" { (icon(IconName::Check)) (t!("measures.check")) } }
            }
        }
    }

    fn table(&self) -> Markup {
        let typed = &self.typed;
        html! {
            @if !self.data.students.is_empty() {
                fieldset.stack.tight {
                    legend.legend { (t!("measures.by_name")) }
                    div.amounts {
                        @for (id, name, picture, _) in &self.data.students {
                            @let field = format!("amount-{id}");
                            div.row data-key=(id) {
                                @if !picture.is_empty() { img src={ "/pictures/" (picture) ".svg" } alt="" width="28" height="28"; }
                                label for=(field) dir="auto" { (name) }
                                input.input.amount id=(field) name=(field) inputmode="decimal" autocomplete="off" value=(typed.value("data", &field, ""));
                            }
                        }
                    }
                }
            }
        }
    }

    fn students(&self) -> Markup {
        html! {
            section.stack.tight aria-labelledby="students" {
                h2 #students { (t!("measures.students")) }
                p.quiet-text { (t!("measures.students_hint")) }
                ul.faces {
                    @for (id, name, _, _) in &self.data.students {
                        li data-key=(id) { a href={ "/class/" (self.class) "/student/" (id) "/data" } dir="auto" { (name) } }
                    }
                }
            }
        }
    }
}

/// What was measured before, so that it gets the same name.
fn known_list(data: &ClassData) -> Markup {
    html! {
        @if !data.known.is_empty() {
            p.small.quiet-text dir="auto" {
                (t!("measures.known")) " "
                @for (at, (kind, name, unit)) in data.known.iter().enumerate() {
                    @if at > 0 { " · " }
                    (name) @if !unit.is_empty() { " (" (unit) ")" } ", " (measure_kind(*kind))
                }
            }
        }
    }
}

fn dry_run(DataJudged { plan, sealed }: DataJudged) -> DryRun {
    let (puts, wrong) = (plan.puts().len(), plan.bad());
    let twice = plan.rows.len() - puts - wrong;
    let bad = |row: &MeasureRow| match &row.fate {
        AmountFate::Bad { sentence: why } => {
            Some(BadRow { line: row.line, said: format!("{} {}", row.name, row.amount), why: sentence(why) })
        }
        _ => None,
    };
    let bad: Vec<_> = plan.rows.iter().filter_map(bad).collect();
    DryRun {
        tally: vec![
            (t!("measures.will_be_kept"), puts),
            (t!("measures.twice_rows"), twice),
            (t!("roster.rows_to_mend"), wrong),
        ],
        bad,
        columns: vec![t!("roster.column_name"), t!("measures.amount")],
        rows: plan.rows.into_iter().map(|row| (row.line, vec![row.name, row.amount, fate(&row.fate)])).collect(),
        coming: puts,
        doing: t!("measures.keep_them", n = puts),
        sealed,
    }
}

fn fate(fate: &AmountFate) -> String {
    match fate {
        AmountFate::Put(..) => t!("measures.will_be_kept"),
        AmountFate::Twice { first } => t!("roster.twice", line = first),
        AmountFate::Bad { sentence: why } => sentence(why),
    }
}
