//! `/class/{id}/student/{person}/yes`: what a student's guardians said about the world.

use domain::accounts::Me;
use domain::audience::{How, YesDesk, YesView};
use domain::id::YesId;
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said};
use crate::clock_face::{day, day_of, time};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, problem_line, shown};

const FORM: &str = "record";

pub struct YesPage {
    pub me: Me,
    pub desk: YesDesk,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl YesPage {
    pub fn view(self) -> impl IntoView {
        let body = html! { (record(&self.desk, &self.typed)) (history(&self.desk)) };
        let above = self.typed.above(&body);
        let (class, name) = (self.desk.class, self.desk.class_name.clone());
        let title = t!("world.yes_title", name = self.desk.student.name);
        view! {
            <Frame me=self.me class="page reading stack loose" said=self.said.and_then(Said::toast)>
                <div class="stack tight">
                    <nav class="row" aria-label=t!("classes.where")>
                        <a href=format!("/class/{class}") dir="auto">{name}</a>
                        <a href=format!("/class/{class}/audiences")>{t!("audience.desk_title")}</a>
                    </nav>
                    <h1 dir="auto">{title}</h1>
                    <p class="lead">{t!("world.yes_lead")}</p>
                </div>
                {shown(above)}
                {shown(body)}
            </Frame>
        }
    }
}

fn how_name(how: How) -> String {
    match how {
        How::Paper => t!("world.how_paper"),
        How::Phone => t!("world.how_phone"),
        How::InPerson => t!("world.how_in_person"),
    }
}

fn record(desk: &YesDesk, typed: &Typed) -> Markup {
    let how = typed.value(FORM, "how", "paper");
    let covers = typed.value(FORM, "covers", "");
    let fault = typed.fault(FORM, "inquiry").or_else(|| typed.fault(FORM, "how"));
    let day_fault = typed.fault(FORM, "said_on");
    html! {
        section.card.stack aria-labelledby="record-title" {
            h2 #record-title { (t!("world.yes_record")) }
            form.stack id=(FORM) method="post" action={ "/class/" (desk.class) "/student/" (desk.student.person) "/yes" } autocomplete="off" {
                input type="hidden" name="form" value=(FORM);
                input type="hidden" name="what" value="record";
                input type="hidden" name="yes" value=(YesId::mint());
                (Written { form: FORM, name: "guardian", label: t!("world.guardian"), hint: t!("world.guardian_hint"), value: "", required: true }.line(typed))
                fieldset.stack.tight {
                    legend.legend { (t!("world.how")) }
                    div.choices {
                        @for known in How::ALL {
                            label.choice { input type="radio" name="how" value=(known.name()) checked[known.name() == how]; span { (how_name(*known)) } }
                        }
                    }
                }
                div.field {
                    label.field-label for="record-said_on" { (t!("world.said_on")) }
                    input.input type="date" id="record-said_on" name="said_on" value=(typed.value(FORM, "said_on", "")) required
                        aria-describedby=[day_fault.as_ref().map(|_| "record-said_on-problem")] aria-invalid=[day_fault.as_ref().map(|_| "true")];
                    (problem_line("record-said_on-problem", day_fault.as_ref()))
                }
                fieldset.stack.tight aria-describedby=[fault.as_ref().map(|_| "record-covers-problem")] {
                    legend.legend { (t!("world.covers")) }
                    div.choices {
                        @for (id, question) in &desk.inquiries {
                            label.choice { input type="radio" name="covers" value=(id) checked[id.to_string() == covers]; span dir="auto" { (t!("world.covers_one", question = question)) } }
                        }
                        label.choice { input type="radio" name="covers" value="year" checked[covers == "year"]; span { (t!("world.covers_year")) } }
                    }
                    (problem_line("record-covers-problem", fault.as_ref()))
                }
                div { button.button.primary { (icon(IconName::Check)) (t!("world.yes_keep")) } }
            }
        }
    }
}

fn history(desk: &YesDesk) -> Markup {
    html! {
        section.stack aria-labelledby="history-title" {
            h2 #history-title { (t!("world.yes_history")) }
            @if desk.yeses.is_empty() { p.quiet-text { (t!("world.yes_none")) } }
            ul.stack { @for yes in &desk.yeses { (one(desk, yes)) } }
        }
    }
}

fn one(desk: &YesDesk, yes: &YesView) -> Markup {
    let covers = match &yes.question {
        Some(question) => t!("world.covers_one", question = question),
        None => t!("world.covers_year"),
    };
    html! {
        li.card.stack.tight id={ "yes-" (yes.id) } data-key=(yes.id) {
            h3 dir="auto" { (yes.guardian) }
            p dir="auto" { (how_name(yes.how)) " · " (day(&yes.said_on)) " · " (covers) }
            p.small.quiet-text dir="auto" { (t!("world.recorded_by", name = yes.recorded_by)) " " (time(yes.recorded_at)) }
            @match (&yes.withdrawn, yes.stands) {
                (Some((name, at)), _) => p.note { (icon(IconName::Undo)) span dir="auto" { (t!("world.withdrawn_by", name = name)) " " (time(*at)) } },
                (None, false) => p.note { (icon(IconName::Clock)) span { (t!("world.yes_over")) } },
                (None, true) => {
                    @if let Some(until) = yes.until { p.small.quiet-text { (t!("world.good_until")) " " (day_of(until)) } }
                    form id={ "withdraw-" (yes.id) } method="post" action={ "/class/" (desk.class) "/student/" (desk.student.person) "/yes" } {
                        input type="hidden" name="what" value="withdraw";
                        input type="hidden" name="yes" value=(yes.id);
                        button.button.quiet { (icon(IconName::Undo)) (t!("world.yes_withdraw")) span.unseen dir="auto" { ": " (yes.guardian) } }
                    }
                }
            }
        }
    }
}
