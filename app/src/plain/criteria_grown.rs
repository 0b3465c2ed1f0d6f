//! By each criterion, what shows it then and now, and what was said of that: a passage is read, a drawing is looked at, a recording is listened to
//! from where the moment begins. Levels are a picture only where a teacher made levels.

use domain::growth::{CriterionGrown, Levels, SaidBy, SaidOf, Scale, Shows};
use maud::{Markup, html};

use super::plotted::{Plotted, plotted};
use super::rubric_parts::{spot_line, stood_name, thing};
use crate::clock_face::{day_of, day_words};
use crate::t;

/// `own` says whose the student's own word is: "I said:" to themselves.
pub fn criteria_grown(criteria: &[CriterionGrown], own: &str) -> Markup {
    html! {
        section #criteria-grown.stack data-point="reflection" aria-labelledby="criteria-grown-title" {
            h2 #criteria-grown-title { (t!("growing.criteria_title")) }
            @for criterion in criteria { (one(criterion, own)) }
        }
    }
}

fn one(criterion: &CriterionGrown, own: &str) -> Markup {
    let Some((then, now)) = criterion.then_and_now() else { return Markup::default() };
    html! {
        article.card.stack data-key=(criterion.id) {
            div.stack.tight {
                p.small.quiet-text dir="auto" { (criterion.rubric) }
                h3 dir="auto" { (criterion.words) }
            }
            div.growth-pair {
                (side("goals", &format!("then-{}", criterion.id), t!("growing.then_title"), then, own))
                (side("choice", &format!("now-{}", criterion.id), t!("growing.now_title"), now, own))
            }
            @if let Some(levels) = criterion.levels() { (ladder(criterion, &levels)) }
            (table(criterion))
        }
    }
}

fn side(point: &str, key: &str, title: String, said: &SaidOf, own: &str) -> Markup {
    html! {
        div.growth-side data-point=(point) {
            h4 { (title) }
            @if let Some(by) = &said.own { (word(key, by, &said.levels, own)) }
            @for (n, by) in said.teachers.iter().enumerate() {
                (word(&format!("{key}-{n}"), by, &said.levels, &t!("growing.they_said", name = by.by_name)))
            }
            p.small.quiet-text dir="auto" {
                (said.question) " · " (t!("growth.version", version = said.number)) " · " (day_of(said.shared_at))
            }
        }
    }
}

/// `key` is its own on the page.
fn word(key: &str, by: &SaidBy, levels: &[String], who: &str) -> Markup {
    html! {
        div.stack.tight {
            p dir="auto" {
                strong { (who) }
                @if let Some(stood) = by.stood { " " (stood_name(stood, levels)) }
            }
            @match &by.shows {
                Some(Shows::Words(quote)) => { blockquote.words dir="auto" { (quote) } }
                Some(Shows::Thing { shown, spot }) => { (thing(key, shown, *spot)) }
                None => {}
            }
            @if !by.growing.is_empty() { p.words dir="auto" { (by.growing) } }
            @if !by.beyond.is_empty() { p.words dir="auto" { (by.beyond) } }
        }
    }
}

fn ladder(criterion: &CriterionGrown, levels: &Levels) -> Markup {
    let id = format!("ladder-{}", criterion.id);
    let name = |level: f64| {
        let names = levels.names.iter().enumerate();
        names.filter(|(n, _)| *n as f64 + 1.0 == level).map(|(_, name)| name.clone()).collect::<String>()
    };
    let picture = Plotted {
        id: &id,
        title: t!("growing.ladder_title", criterion = criterion.words),
        said: t!("growing.ladder_said"),
        scale: Scale::Levels(u32::try_from(levels.names.len()).unwrap_or(1)),
        own: &levels.own,
        others: &levels.teachers,
        label: &name,
        day: &day_words,
    };
    html! {
        figure.picture {
            (plotted(&picture))
            figcaption.small.quiet-text { (t!("growing.ladder_key")) }
        }
    }
}

fn table(criterion: &CriterionGrown) -> Markup {
    html! {
        details.fold {
            summary { (t!("growing.as_table")) }
            div.fold-body {
                table.picture-table {
                    caption.unseen dir="auto" { (criterion.words) }
                    thead {
                        tr {
                            th scope="col" { (t!("growing.when")) }
                            th scope="col" { (t!("growing.work")) }
                            th scope="col" { (t!("growing.who")) }
                            th scope="col" { (t!("growing.what")) }
                        }
                    }
                    tbody {
                        @for said in &criterion.said {
                            @if let Some(own) = &said.own { (row(said, own, true)) }
                            @for by in &said.teachers { (row(said, by, false)) }
                        }
                    }
                }
            }
        }
    }
}

fn row(said: &SaidOf, by: &SaidBy, own: bool) -> Markup {
    html! {
        tr {
            th scope="row" { (day_of(said.shared_at)) }
            td dir="auto" { (said.question) " · " (t!("growth.version", version = said.number)) }
            td dir="auto" { @if own { (t!("growing.student_word")) } @else { (by.by_name) } }
            td dir="auto" {
                @if let Some(stood) = by.stood { (stood_name(stood, &said.levels)) }
                @match &by.shows {
                    Some(Shows::Words(quote)) => { " “" (quote) "”" }
                    Some(Shows::Thing { shown, spot }) => { " " (spot_line(shown.file.kind, *spot)) }
                    None => {}
                }
            }
        }
    }
}
