//! What a pasted or brought list would do, before anything is done: a tally, the rows to mend, every row, and the button that carries out the
//! rows that are good. The same for every kind of list.

use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// A judged list, in the words of its kind.
pub struct DryRun {
    /// What, and of how many rows.
    pub tally: Vec<(String, usize)>,
    pub bad: Vec<BadRow>,
    /// Between the line's number and what happens to it.
    pub columns: Vec<String>,
    /// A line's number, then its cells.
    pub rows: Vec<(usize, Vec<String>)>,
    /// How many rows do something, and what the button says.
    pub coming: usize,
    pub doing: String,
    /// The good rows, as the hidden field carries them back.
    pub sealed: String,
}

pub struct BadRow {
    pub line: usize,
    pub said: String,
    pub why: String,
}

#[component]
pub fn WhatWouldHappen(judged: DryRun, action: String) -> impl IntoView {
    let DryRun { tally, bad, columns, rows, coming, doing, sealed } = judged;
    let every = t!("classes.every_row", n = rows.len());
    let all_good = bad.is_empty();
    view! {
        <section class="stack" aria-labelledby="check">
            <div role="status"><h2 id="check">{t!("classes.would_happen")}</h2></div>
            <dl class="tally">{tally.into_iter().map(|(what, n)| view! { <div><dt>{what}</dt><dd>{n}</dd></div> }).collect_view()}</dl>
            {(!all_good).then(|| view! { <ul class="bad-rows">{bad.into_iter().map(bad_row).collect_view()}</ul> })}
            <details class="fold">
                <summary><Icon name=IconName::FileText/>{every}</summary>
                <div class="fold-body"><EveryRow columns rows/></div>
            </details>
            <p class="note"><Icon name=IconName::Info/><span>{t!("classes.nothing_yet")}</span></p>
            {(coming > 0).then(|| view! {
                <form method="post" action=action enctype="multipart/form-data">
                    <input type="hidden" name="rows" value=sealed/>
                    <button class=if all_good { "button primary" } else { "button" } name="do" value="add">{doing}</button>
                </form>
            })}
        </section>
    }
}

fn bad_row(row: BadRow) -> impl IntoView {
    view! {
        <li class="bad-row">
            <span class="bad-row-number">{t!("classes.row", line = row.line)}</span>
            <code dir="auto">{row.said}</code>
            <p>{row.why}</p>
        </li>
    }
}

#[component]
fn EveryRow(columns: Vec<String>, rows: Vec<(usize, Vec<String>)>) -> impl IntoView {
    let columns = [t!("classes.column_row")].into_iter().chain(columns).chain([t!("classes.column_what")]);
    let cells = |cells: Vec<String>| cells.into_iter().map(|cell| view! { <td dir="auto">{cell}</td> }).collect_view();
    view! {
        <div class="table-room" tabindex="0" role="region" aria-labelledby="check">
            <table class="table">
                <thead><tr>{columns.map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr></thead>
                <tbody>
                    {rows.into_iter().map(|(line, said)| view! { <tr><td>{line}</td>{cells(said)}</tr> }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}
