//! `/data`: what a student measures, or sees that was measured for them.

use domain::accounts::Me;
use domain::classes::AccessPoint;
use domain::id::{ClassId, MeasureId};
use domain::measures::{LONGEST_UNIT, MeasureKind, MeasureView, OwnMeasures};
use leptos::prelude::*;
use maud::{Markup, html};

use super::{said, who_sees};
use crate::plain::{StaffHeader, brought_stands, button, chart, done_line, measure_kind, own_form};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, cairn, icon, shown};

pub struct DataPage {
    pub me: Me,
    pub own: OwnMeasures,
    pub typed: Typed,
    pub said: String,
}

impl DataPage {
    pub fn view(self) -> impl IntoView {
        let body = self.body();
        let above = self.typed.above(&body);
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav.row aria-label=(t!("choices.where")) { a href="/home" { (t!("choices.home")) } a href="/growth" { (t!("measures.to_growth")) } }
                    h1 { (t!("measures.title")) }
                    p.lead { (t!("measures.lead")) }
                }
                (done_line(said(&self.said)))
                (above)
                (body)
            }
        };
        view! { <StaffHeader me=self.me/>{shown(main)} }
    }

    fn body(&self) -> Markup {
        let (aside, now): (Vec<_>, Vec<_>) = self.own.measures.iter().partition(|measure| measure.aside);
        html! {
            @if now.is_empty() { div.empty { (cairn()) h2 { (t!("measures.none_title")) } p { (t!("measures.none")) } } }
            @if now.is_empty() && self.own.brought { (brought_stands(Some(AccessPoint::Reflection))) }
            @for measure in now { (card(measure)) }
            (self.begin())
            @if !aside.is_empty() {
                section.stack.tight aria-labelledby="aside" {
                    h2 #aside { (t!("measures.aside_title")) }
                    ul.pieces { @for measure in aside { li.piece-line data-key=(measure.id) { a href={ "/data/" (measure.id) } dir="auto" { (measure.name) } } } }
                }
            }
        }
    }

    fn begin(&self) -> Markup {
        let typed = &self.typed;
        let kind = typed.value("begin", "kind", MeasureKind::Own.name());
        let unit_hint = t!("measures.unit_hint", most = LONGEST_UNIT);
        let inside = html! {
            fieldset.stack.tight {
                legend.legend { (t!("measures.kind")) }
                div.choices {
                    @for one in MeasureKind::ALL {
                        label.choice { input type="radio" name="kind" value=(one.name()) checked[one.name() == kind]; span { (measure_kind(*one)) } }
                    }
                }
            }
            (Written { form: "begin", name: "name", label: t!("measures.name"), hint: t!("measures.name_hint"), value: "", required: true }.line(typed))
            (Written { form: "begin", name: "unit", label: t!("measures.unit"), hint: unit_hint, value: "", required: false }.line(typed))
            (which_class("begin", &self.own.classes, None, typed))
            div { (button("button primary", IconName::Plus, &t!("measures.begin"), "")) }
        };
        let about = vec![("measure", MeasureId::mint().to_string())];
        html! {
            section.card.stack aria-labelledby="begin-title" {
                h2 #begin-title { (icon(IconName::Plus)) (t!("measures.new")) }
                (own_form(self.me.person, "begin", "measure_begin", &about, &inside))
            }
        }
    }
}

fn card(measure: &MeasureView) -> Markup {
    html! {
        section.card.stack.tight data-key=(measure.id) aria-labelledby={ "data-" (measure.id) } {
            div.row.apart {
                h2 id={ "data-" (measure.id) } dir="auto" { a href={ "/data/" (measure.id) } { (measure.name) } }
                span.tag { (measure_kind(measure.kind)) }
            }
            (chart(measure))
            @if measure.points.is_empty() { p.quiet-text { (t!("measures.no_points")) } }
            (who_sees(measure))
        }
    }
}

/// Whose teachers see it; nobody's, unless one is picked.
pub fn which_class(form: &str, classes: &[(ClassId, String)], now: Option<ClassId>, typed: &Typed) -> Markup {
    let id = format!("{form}-class");
    let picked = typed.value(form, "class", &now.map(|class| class.to_string()).unwrap_or_default());
    let fault = typed.fault(form, "class");
    html! {
        div.field {
            label.field-label for=(id) { (t!("measures.who")) }
            p.field-hint id={ (id) "-hint" } { (t!("measures.who_hint")) }
            select.input id=(id) name="class" aria-describedby={ (id) "-hint" } {
                option value="" { (t!("measures.who_nobody")) }
                @for (class, name) in classes { option value=(class) selected[class.to_string() == picked] { (t!("measures.who_class", class = name)) } }
            }
            (crate::ui::problem_line(&format!("{id}-problem"), fault.as_ref()))
        }
    }
}
