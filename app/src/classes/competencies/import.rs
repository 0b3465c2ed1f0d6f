//! What would happen to a pasted list, and the button that carries it out.

use domain::competencies::{CompetencyFate, CompetencyPlan, CompetencyRow};
use leptos::prelude::*;

use crate::messages::sentence;
use crate::t;
use crate::ui::{Icon, IconName};

/// A judged list, and the same rows as they are posted back.
pub struct CompetencyImport {
    pub plan: CompetencyPlan,
    /// All rows but the bad ones.
    pub rows: String,
}

#[component]
pub fn WhatWouldHappen(judged: CompetencyImport, action: String) -> impl IntoView {
    let plan = judged.plan;
    let added = plan.count(|fate| *fate == CompetencyFate::Add);
    let reworded = plan.count(|fate| *fate == CompetencyFate::Reword);
    let back = plan.count(|fate| *fate == CompetencyFate::Restore);
    let already = plan.count(|fate| matches!(fate, CompetencyFate::Already | CompetencyFate::Twice { .. }));
    let bad: Vec<_> = plan.rows.iter().filter(|row| matches!(row.fate, CompetencyFate::Bad { .. })).cloned().collect();
    let (wrong, coming) = (bad.len(), added + reworded + back);
    let doing = match wrong {
        0 => t!("competencies.put_on", n = coming),
        _ => t!("competencies.put_on_without", n = coming),
    };
    let told = [
        (t!("competencies.will_add"), added, true),
        (t!("competencies.will_change"), reworded, reworded > 0),
        (t!("competencies.will_come_back"), back, back > 0),
        (t!("competencies.already"), already, true),
        (t!("competencies.to_mend"), wrong, true),
    ];
    let told = told.into_iter().filter(|(_, _, said)| *said);
    view! {
        <section class="stack" aria-labelledby="check">
            <div role="status"><h2 id="check">{t!("competencies.would_happen")}</h2></div>
            <dl class="tally">{told.map(|(what, n, _)| view! { <div><dt>{what}</dt><dd>{n}</dd></div> }).collect_view()}</dl>
            {(wrong > 0).then(|| view! { <ul class="bad-rows">{bad.into_iter().map(bad_row).collect_view()}</ul> })}
            <details class="fold">
                <summary><Icon name=IconName::FileText/>{t!("competencies.every_row", n = plan.rows.len())}</summary>
                <div class="fold-body"><EveryRow rows=plan.rows/></div>
            </details>
            <p class="note"><Icon name=IconName::Info/><span>{t!("competencies.nothing_yet")}</span></p>
            {(coming > 0).then(|| view! {
                <form method="post" action=action enctype="multipart/form-data">
                    <input type="hidden" name="rows" value=judged.rows/>
                    <button class=if wrong == 0 { "button primary" } else { "button" } name="do" value="add">{doing}</button>
                </form>
            })}
        </section>
    }
}

fn bad_row(row: CompetencyRow) -> AnyView {
    let CompetencyFate::Bad { sentence: why } = row.fate else { return ().into_any() };
    view! {
        <li class="bad-row">
            <span class="bad-row-number">{t!("competencies.row", line = row.line)}</span>
            <code dir="auto">{row.statement}</code>
            <p>{sentence(&why)}</p>
        </li>
    }
    .into_any()
}

#[component]
fn EveryRow(rows: Vec<CompetencyRow>) -> impl IntoView {
    view! {
        <div class="table-room" tabindex="0" role="region" aria-labelledby="check">
            <table class="table">
                <thead><tr>
                    <th scope="col">{t!("competencies.column_row")}</th>
                    <th scope="col">{t!("competencies.column_code")}</th>
                    <th scope="col">{t!("competencies.column_words")}</th>
                    <th scope="col">{t!("competencies.column_what")}</th>
                </tr></thead>
                <tbody>
                    {rows.into_iter().map(|row| {
                        let what = what(&row);
                        view! { <tr><td>{row.line}</td><td dir="auto">{row.code}</td><td dir="auto">{row.statement}</td><td>{what}</td></tr> }
                    }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

fn what(row: &CompetencyRow) -> String {
    let what = match &row.fate {
        CompetencyFate::Add => t!("competencies.will_add"),
        CompetencyFate::Reword => t!("competencies.will_change"),
        CompetencyFate::Restore => t!("competencies.will_come_back"),
        CompetencyFate::Already => t!("competencies.already"),
        CompetencyFate::Twice { first } => t!("competencies.twice", line = first),
        CompetencyFate::Bad { sentence: why } => return sentence(why),
    };
    match row.not_in_student_words {
        true => format!("{what}. {}", t!("competencies.better_i_can")),
        false => what,
    }
}
