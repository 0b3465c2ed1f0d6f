//! Own data: what the student said of it, the last first, and every figure by its day.

use domain::export::{DataSaid, Figure};
use domain::measures::{Amount, MeasureKind};
use maud::{Markup, html};

use crate::clock_face::{date_of, day};
use crate::plain::{measure_amount, measure_kind};
use crate::t;

pub fn body(what: &str, unit: &str, figures: &[Figure], notes: &[DataSaid]) -> Markup {
    html! {
        @if let Some(kind) = MeasureKind::named(what) { p.small.quiet-text { (measure_kind(kind)) } }
        @for said in notes.iter().rev() { (note(said, unit)) }
        @if !figures.is_empty() { ul { @for figure in figures { li { (one(figure, unit)) } } } }
    }
}

fn note(said: &DataSaid, unit: &str) -> Markup {
    let facts = [(t!("portfolio.data_says"), &said.says), (t!("portfolio.data_will"), &said.will)];
    html! {
        div.stack.tight {
            p.small.quiet-text { (date_of(said.at)) }
            @if said.before.is_some() || said.after.is_some() {
                p { @for (n, figure) in said.before.iter().chain(&said.after).enumerate() { @if n > 0 { " · " } (one(figure, unit)) } }
            }
            dl.goal-facts {
                @for (name, words) in facts { @if !words.is_empty() { dt { (name) } dd.words dir="auto" { (words) } } }
            }
        }
    }
}

fn one(figure: &Figure, unit: &str) -> Markup {
    let amount = Amount::read(&figure.amount).map_or_else(|_| figure.amount.clone(), |read| measure_amount(read, unit));
    html! { (day(&figure.day)) ": " span dir="auto" { (amount) } }
}
