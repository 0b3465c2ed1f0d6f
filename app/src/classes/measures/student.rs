//! `/class/{id}/student/{person}/data`: what one student shows this class, or was entered for them here.

use domain::accounts::Me;
use domain::id::ClassId;
use domain::measures::{MeasureView, StudentData};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::Frame;
use crate::plain::{chart, measure_kind, measure_notes, points_table};
use crate::t;
use crate::ui::shown;

pub struct StudentDataPage {
    pub me: Me,
    pub class: ClassId,
    pub data: StudentData,
}

impl StudentDataPage {
    pub fn view(self) -> impl IntoView {
        let data = &self.data;
        let main = html! {
            div.stack.tight {
                nav.row aria-label=(t!("classes.where")) {
                    a href={ "/class/" (self.class) } dir="auto" { (data.class_name) }
                    a href={ "/class/" (self.class) "/data" } { (t!("measures.class_title")) }
                }
                h1 dir="auto" { (data.name) }
                p.lead { (t!("measures.student_lead")) }
            }
            @if data.measures.is_empty() { p.quiet-text { (t!("measures.student_none")) } }
            @for measure in &data.measures { (one(measure)) }
        };
        view! { <Frame me=self.me class="page reading stack loose" said=None>{shown(main)}</Frame> }
    }
}

fn one(measure: &MeasureView) -> Markup {
    html! {
        section.card.stack.tight data-key=(measure.id) aria-labelledby={ "data-" (measure.id) } {
            div.row.apart {
                h2 id={ "data-" (measure.id) } dir="auto" { (measure.name) }
                span.tag { (measure_kind(measure.kind)) }
            }
            p.small.quiet-text dir="auto" { @if measure.own { (t!("measures.students_own")) } @else { (t!("measures.from", name = measure.by_name)) } }
            @if measure.points.is_empty() { p.quiet-text { (t!("measures.no_points")) } }
            @else { (chart(measure)) (points_table(measure, |_| Markup::default())) }
            (measure_notes(measure))
        }
    }
}
