//! `/data/{id}`: one measure, its picture with the table behind it, what it says and what I will do.

use domain::accounts::Me;
use domain::id::{ClassId, PointId};
use domain::measures::{Day, MeasureView, PointView};
use leptos::prelude::*;
use maud::{Markup, html};

use super::list::which_class;
use super::{said, who_sees};
use crate::clock_face::day;
use crate::plain::{
    StaffHeader, button, chart, done_line, measure_amount, measure_kind, measure_notes, own_form, points_table,
};
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{Hidden, IconName, icon, problem_line, shown};

pub struct MeasurePage {
    pub me: Me,
    pub measure: MeasureView,
    /// Those that the student is in.
    pub classes: Vec<(ClassId, String)>,
    pub today: Day,
    pub typed: Typed,
    pub said: String,
}

impl MeasurePage {
    pub fn view(self) -> impl IntoView {
        let body = self.body();
        let above = self.typed.above(&body);
        let measure = &self.measure;
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("choices.where")) { a href="/data" { (t!("measures.title")) } }
                    div.row { span.tag { (measure_kind(measure.kind)) } @if !measure.own { span.small.quiet-text dir="auto" { (t!("measures.from", name = measure.by_name)) } } }
                    h1 dir="auto" { (measure.name) }
                }
                (done_line(said(&self.said)))
                (above)
                (body)
            }
        };
        view! { <StaffHeader me=self.me/>{shown(main)} }
    }

    fn about(&self, more: &[(&'static str, String)]) -> Hidden {
        let mut about = vec![("measure", self.measure.id.to_string())];
        about.extend(more.iter().cloned());
        about
    }

    fn body(&self) -> Markup {
        let measure = &self.measure;
        html! {
            @if measure.points.is_empty() {
                p.quiet-text { (t!("measures.no_points")) }
            } @else {
                figure.stack.tight { (chart(measure)) (points_table(measure, |point| self.remove(point))) }
            }
            @if measure.own && !measure.aside { (self.add()) }
            (self.note())
            (measure_notes(measure))
            (who_sees(measure))
            @if measure.own { (self.show()) }
            (self.aside())
        }
    }

    fn remove(&self, point: &PointView) -> Markup {
        if !point.own {
            return Markup::default();
        }
        let about = self.about(&[("point", point.id.to_string())]);
        // By its number, too: a day may have several.
        let of = format!("{} · {}", day_words(point.day), measure_amount(point.amount, &self.measure.unit));
        // Four columns fit a phone: its words are for who hears them.
        let inside = html! {
            div { button.button.quiet { (icon(IconName::Trash)) span.unseen { (t!("measures.remove")) ": " (of) } } }
        };
        own_form(self.me.person, &format!("off-{}", point.id), "measure_remove", &about, &inside)
    }

    fn add(&self) -> Markup {
        let typed = &self.typed;
        let (fault, on) = (typed.fault("add", "day"), typed.value("add", "day", &self.today.to_string()));
        let inside = html! {
            div.sides.level {
                div.field {
                    label.field-label for="add-day" { (t!("measures.day")) }
                    input.input #add-day type="date" name="day" value=(on) required aria-invalid=[fault.as_ref().map(|_| "true")]
                        aria-describedby=[fault.as_ref().map(|_| "add-day-problem")];
                    (problem_line("add-day-problem", fault.as_ref()))
                }
                (Written { form: "add", name: "amount", label: t!("measures.amount"), hint: self.measure.unit.clone(), value: "", required: true }.line(typed))
            }
            div { (button("button", IconName::Plus, &t!("measures.add"), "")) }
        };
        html! {
            section.card.stack aria-labelledby="add-title" {
                h2 #add-title { (t!("measures.add_title")) }
                (own_form(self.me.person, "add", "measure_add", &self.about(&[("point", PointId::mint().to_string())]), &inside))
            }
        }
    }

    /// The oldest and the newest are offered: before and after.
    fn note(&self) -> Markup {
        let points = &self.measure.points;
        let inside = html! {
            @if points.len() > 1 {
                div.sides {
                    (self.pick("before", t!("measures.before"), points.first()))
                    (self.pick("after", t!("measures.after"), points.last()))
                }
            }
            (Written { form: "note", name: "says", label: t!("measures.says"), hint: t!("measures.says_hint"), value: "", required: false }.area(&self.typed))
            (Written { form: "note", name: "will", label: t!("measures.will"), hint: t!("measures.will_hint"), value: "", required: false }.area(&self.typed))
            div { (button(if points.is_empty() { "button" } else { "button primary" }, IconName::Check, &t!("measures.note_keep"), "")) }
        };
        html! {
            section.card.stack data-point="reflection" aria-labelledby="note-title" {
                h2 #note-title { (t!("measures.note_title")) }
                (own_form(self.me.person, "note", "measure_note", &self.about(&[]), &inside))
            }
        }
    }

    fn pick(&self, name: &str, label: String, usual: Option<&PointView>) -> Markup {
        let id = format!("note-{name}");
        let usual = usual.map(|point| point.id.to_string()).unwrap_or_default();
        let now = self.typed.value("note", name, &usual);
        let fault = self.typed.fault("note", name);
        html! {
            div.field {
                label.field-label for=(id) { (label) }
                select.input id=(id) name=(name) {
                    option value="" { (t!("measures.no_day_picked")) }
                    @for point in &self.measure.points {
                        option value=(point.id) selected[point.id.to_string() == now] {
                            (day_words(point.day)) " · " (point.amount) " " (self.measure.unit)
                        }
                    }
                }
                (problem_line(&format!("{id}-problem"), fault.as_ref()))
            }
        }
    }

    fn show(&self) -> Markup {
        let now = self.measure.class.as_ref().map(|(class, _)| *class);
        let inside = html! {
            (which_class("show", &self.classes, now, &self.typed))
            div { (button("button", IconName::Eye, &t!("measures.show"), "")) }
        };
        html! {
            details.fold data-key="show" open[self.typed.is("show")] {
                summary { (icon(IconName::Eye)) span { (t!("measures.who")) } }
                div.fold-body { (own_form(self.me.person, "show", "measure_show", &self.about(&[]), &inside)) }
            }
        }
    }

    fn aside(&self) -> Markup {
        let (deed, mark, label) = match self.measure.aside {
            true => ("measure_pick_up", IconName::Undo, t!("measures.pick_up")),
            false => ("measure_set_aside", IconName::Pause, t!("measures.set_aside")),
        };
        let inside = html! { div { (button("button quiet", mark, &label, &self.measure.name)) } };
        own_form(self.me.person, "aside", deed, &self.about(&[]), &inside)
    }
}

/// In an option, and for those who hear a button, there is room for words alone.
fn day_words(of: Day) -> String {
    let html = day(&of.to_string()).into_string();
    html.split('>').nth(1).and_then(|rest| rest.split('<').next()).map_or_else(|| of.to_string(), str::to_owned)
}
