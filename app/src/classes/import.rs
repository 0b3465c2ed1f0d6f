//! `/class/{id}/roster`: names pasted or brought as a CSV; first what would happen, then all of it, or nothing.

use domain::accounts::Me;
use domain::id::ClassId;
use domain::refusal::Sentence;
use domain::roster::{MOST_ROWS, RosterPlan, Row, RowPlan};
use leptos::prelude::*;

use super::area::Area;
use super::dry_run::{BadRow, DryRun, WhatWouldHappen};
use super::frame::Frame;
use crate::messages::sentence;
use crate::t;
use crate::ui::Problem;

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
                {self.judged.map(|judged| view! { <WhatWouldHappen judged=dry_run(judged) action=action.clone()/> })}
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

fn dry_run(Import { plan, rows }: Import) -> DryRun {
    let (added, back) = (plan.count(|p| *p == RowPlan::Add), plan.count(|p| *p == RowPlan::Restore));
    let already = plan.count(|p| matches!(p, RowPlan::Already | RowPlan::Twice { .. }));
    let bad: Vec<_> = plan.rows.iter().filter_map(bad_row).collect();
    let (wrong, coming) = (bad.len(), added + back);
    let mut tally = vec![(t!("roster.will_be_added"), added)];
    tally.extend((back > 0).then(|| (t!("roster.will_come_back"), back)));
    tally.extend([(t!("roster.already_here"), already), (t!("roster.rows_to_mend"), wrong)]);
    DryRun {
        tally,
        bad,
        columns: vec![t!("roster.column_name")],
        rows: plan.rows.into_iter().map(|row| (row.line, vec![row.name, what(&row.plan)])).collect(),
        coming,
        doing: match wrong {
            0 => t!("roster.put_on", n = coming),
            _ => t!("roster.put_on_without", n = coming, rows = wrong),
        },
        sealed: rows,
    }
}

fn bad_row(row: &Row) -> Option<BadRow> {
    let RowPlan::Bad { sentence: why } = &row.plan else { return None };
    Some(BadRow { line: row.line, said: row.name.clone(), why: sentence(why) })
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
