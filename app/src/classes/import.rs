//! `/class/{id}/roster`: names pasted or brought as a CSV; first what would happen, then all of it, or nothing.

use domain::accounts::Me;
use domain::id::ClassId;
use domain::refusal::Sentence;
use domain::roster::{MOST_ROWS, RosterPlan, Row, RowPlan};
use leptos::prelude::*;

use super::area::Area;
use super::frame::Frame;
use crate::messages::sentence;
use crate::t;
use crate::ui::{Icon, IconName, Problem};

/// A judged list, and the same rows sealed to be posted back.
pub struct Import {
    pub plan: RosterPlan,
    /// All rows, or the good ones only, as the hidden field carries them.
    pub rows: String,
}

pub struct ImportPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    /// What stands in the field.
    pub names: String,
    pub judged: Option<Import>,
    pub names_problem: Option<Sentence>,
    pub file_problem: Option<Sentence>,
}

impl ImportPage {
    pub fn view(self) -> impl IntoView {
        let back = format!("/class/{}", self.class);
        let checked = self.judged.is_some();
        let action = format!("/class/{}/roster", self.class);
        let file_wrong = self.file_problem.is_some().then_some("true");
        view! {
            <Frame me=self.me class="page reading stack loose" said=None>
                <div class="stack tight">
                    <nav aria-label=t!("classes.where")><a href=back.clone() dir="auto">{self.class_name}</a></nav>
                    <h1>{t!("roster.add_students")}</h1>
                </div>
                {self.judged.map(|judged| view! { <WhatWouldHappen judged action=action.clone()/> })}
                <form class="stack" method="post" action=action.clone() enctype="multipart/form-data">
                    <Area name="names" label=t!("roster.names") hint=t!("roster.names_hint") value=self.names rows=9 optional=true
                        problem=self.names_problem/>
                    <div class="field">
                        <label class="field-label" for="file">{t!("roster.file")}</label>
                        <p class="field-hint" id="file-hint">{t!("roster.file_hint", most = MOST_ROWS)}</p>
                        <input class="input" id="file" name="file" type="file" accept=".csv,.txt,.tsv,text/csv" aria-invalid=file_wrong
                            aria-describedby="file-hint file-problem"/>
                        <Problem id="file-problem" problem=self.file_problem/>
                    </div>
                    <div class="row">
                        <button class=if checked { "button" } else { "button primary" } name="do" value="check">
                            {if checked { t!("roster.check_again") } else { t!("roster.check") }}
                        </button>
                        <a class="button quiet" href=back>{t!("classes.not_now")}</a>
                    </div>
                </form>
            </Frame>
        }
    }
}

#[component]
fn WhatWouldHappen(judged: Import, action: String) -> impl IntoView {
    let plan = judged.plan;
    let (added, back) = (plan.count(|p| *p == RowPlan::Add), plan.count(|p| *p == RowPlan::Restore));
    let already = plan.count(|p| matches!(p, RowPlan::Already | RowPlan::Twice { .. }));
    let bad: Vec<_> = plan.rows.iter().filter(|row| matches!(row.plan, RowPlan::Bad { .. })).cloned().collect();
    let (wrong, coming) = (bad.len(), added + back);
    let doing = if wrong == 0 {
        t!("roster.put_on", n = coming)
    } else {
        t!("roster.put_on_without", n = coming, rows = wrong)
    };
    view! {
        <section class="stack" aria-labelledby="check">
            <div role="status"><h2 id="check">{t!("roster.would_happen")}</h2></div>
            <dl class="tally">
                <div><dt>{t!("roster.will_be_added")}</dt><dd>{added}</dd></div>
                {(back > 0).then(|| view! { <div><dt>{t!("roster.will_come_back")}</dt><dd>{back}</dd></div> })}
                <div><dt>{t!("roster.already_here")}</dt><dd>{already}</dd></div>
                <div><dt>{t!("roster.rows_to_mend")}</dt><dd>{wrong}</dd></div>
            </dl>
            {(wrong > 0).then(|| view! { <ul class="bad-rows">{bad.into_iter().map(bad_row).collect_view()}</ul> })}
            <details class="fold">
                <summary><Icon name=IconName::FileText/>{t!("roster.every_row", n = plan.rows.len())}</summary>
                <div class="fold-body"><EveryRow rows=plan.rows/></div>
            </details>
            <p class="note"><Icon name=IconName::Info/><span>{t!("roster.nothing_yet")}</span></p>
            {(coming > 0).then(|| view! {
                <form method="post" action=action enctype="multipart/form-data">
                    <input type="hidden" name="rows" value=judged.rows/>
                    <button class=if wrong == 0 { "button primary" } else { "button" } name="do" value="add">{doing}</button>
                </form>
            })}
        </section>
    }
}

fn bad_row(row: Row) -> impl IntoView {
    let RowPlan::Bad { sentence: why } = row.plan else { return ().into_any() };
    view! {
        <li class="bad-row">
            <span class="bad-row-number">{t!("roster.row", line = row.line)}</span>
            <code dir="auto">{row.name}</code>
            <p>{sentence(&why)}</p>
        </li>
    }
    .into_any()
}

#[component]
fn EveryRow(rows: Vec<Row>) -> impl IntoView {
    view! {
        <div class="table-room" tabindex="0" role="region" aria-labelledby="check">
            <table class="table">
                <thead><tr>
                    <th scope="col">{t!("roster.column_row")}</th>
                    <th scope="col">{t!("roster.column_name")}</th>
                    <th scope="col">{t!("roster.column_what")}</th>
                </tr></thead>
                <tbody>
                    {rows.into_iter().map(|row| view! {
                        <tr><td>{row.line}</td><td dir="auto">{row.name}</td><td>{what(&row.plan)}</td></tr>
                    }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

fn what(plan: &RowPlan) -> String {
    match plan {
        RowPlan::Add => t!("roster.will_be_added"),
        RowPlan::Restore => t!("roster.will_come_back"),
        RowPlan::Already => t!("roster.already_here"),
        RowPlan::Twice { first } => t!("roster.twice", line = first),
        RowPlan::Bad { sentence: why } => sentence(why),
    }
}
