//! The list of a class, and the form that adds to it.

use domain::accounts::Me;
use domain::competencies::{CompetencyView, MOST_ROWS};
use domain::id::{ClassId, CompetencyId};
use domain::refusal::Sentence;
use domain::words::LONGEST_SENTENCE;
use leptos::prelude::*;

use super::super::area::Area;
use super::super::dry_run::WhatWouldHappen;
use super::super::frame::{Frame, Said, Trouble};
use super::import::{CompetencyImport, dry_run};
use crate::error::AppError;
use crate::t;
use crate::ui::{Icon, IconName, Problem};

#[derive(Default)]
pub struct Typed {
    /// What stands in the field.
    pub list: String,
    pub list_problem: Option<Sentence>,
    pub file_problem: Option<Sentence>,
    /// Of a row that was reworded.
    pub about: Option<CompetencyId>,
    pub words: String,
    pub error: Option<AppError>,
}

pub struct CompetenciesPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    pub archived: bool,
    pub competencies: Vec<CompetencyView>,
    pub judged: Option<CompetencyImport>,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl CompetenciesPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.and_then(Said::toast);
        let action = format!("/class/{}/competencies", self.class);
        let (none, open, checked) = (self.competencies.is_empty(), !self.archived, self.judged.is_some());
        let Typed { list, list_problem, file_problem, about, words, error } = self.typed;
        let on_top = error.clone().filter(|_| about.is_none());
        let rows = self.competencies.into_iter().map(|known| {
            let typed = error.clone().filter(|_| about == Some(known.id)).map(|error| (words.clone(), error));
            view! { <Known known action=action.clone() open typed/> }
        });
        let rows = rows.collect_view();
        view! {
            <Frame me=self.me class="page reading stack loose" said>
                <div class="stack tight">
                    <nav class="row" aria-label=t!("classes.where")>
                        <a href=format!("/class/{}", self.class) dir="auto">{self.class_name}</a>
                        <a href=format!("/class/{}/goals", self.class)>{t!("goal_guide.class_title")}</a>
                    </nav>
                    <h1>{t!("competencies.title")}</h1>
                    <p class="lead">{t!("competencies.lead")}</p>
                </div>
                <Trouble error=on_top/>
                {self.judged.map(|judged| view! { <WhatWouldHappen judged=dry_run(judged) action=action.clone()/> })}
                <section class="stack" aria-labelledby="list-title">
                    <h2 id="list-title">{t!("competencies.list")}</h2>
                    {none.then(|| view! { <p id="none" class="quiet-text">{t!("competencies.none")}</p> })}
                    {(!none).then(|| view! { <ul class="roster">{rows}</ul> })}
                </section>
                {open.then(|| view! { <Add action=action.clone() list list_problem file_problem checked/> })}
            </Frame>
        }
    }
}

#[component]
fn Add(
    action: String,
    list: String,
    list_problem: Option<Sentence>,
    file_problem: Option<Sentence>,
    checked: bool,
) -> impl IntoView {
    let file_wrong = file_problem.is_some().then_some("true");
    view! {
        <form class="card stack" method="post" action=action enctype="multipart/form-data">
            <h2>{t!("competencies.add")}</h2>
            <Area name="list" label=t!("competencies.paste") hint=t!("competencies.paste_hint") value=list rows=7 optional=true
                problem=list_problem/>
            <div class="field">
                <label class="field-label" for="file">{t!("competencies.file")}</label>
                <p class="field-hint" id="file-hint">{t!("competencies.file_hint", most = MOST_ROWS)}</p>
                <input class="input" id="file" name="file" type="file" accept=".csv,.txt,.tsv,text/csv" aria-invalid=file_wrong
                    aria-describedby="file-hint file-problem"/>
                <Problem id="file-problem" problem=file_problem/>
            </div>
            <div>
                <button class=if checked { "button" } else { "button primary" } name="do" value="check">
                    {if checked { t!("competencies.check_again") } else { t!("competencies.check") }}
                </button>
            </div>
        </form>
    }
}

/// One of the list; what can be done to it waits behind one word.
#[component]
fn Known(known: CompetencyView, action: String, open: bool, typed: Option<(String, AppError)>) -> impl IntoView {
    let id = known.id.to_string();
    let key = id.clone();
    let (field, problem_id) = (format!("words-{id}"), format!("problem-{id}"));
    let is_typed = typed.is_some();
    let (words, error) = typed.map_or((known.statement.clone(), None), |(words, error)| (words, Some(error)));
    let problem = error.as_ref().and_then(|error| error.fault("statement"));
    let invalid = problem.is_some().then_some("true");
    let whose = known.statement.clone();
    view! {
        <li class="roster-row" data-key=key>
            <span class="roster-name">
                <span dir="auto">{known.statement}</span>
                {(!known.code.is_empty()).then(|| view! { <span class="roster-state" dir="auto">{known.code}</span> })}
            </span>
            {open.then(|| view! {
                <details class="roster-more" open=is_typed>
                    <summary class="button quiet">{t!("competencies.reword")}<span class="unseen" dir="auto">": "{whose.clone()}</span></summary>
                    // A form with a file in it elsewhere on the page: all of them are of one kind.
                    <form class="stack tight" method="post" action=action enctype="multipart/form-data">
                        <input type="hidden" name="competency" value=id/>
                        <div class="field">
                            <label class="field-label" for=field.clone()>{t!("competencies.words")}</label>
                            <input class="input" id=field name="words" type="text" value=words maxlength=LONGEST_SENTENCE.to_string() dir="auto"
                                autocomplete="off" aria-describedby=problem_id.clone() aria-invalid=invalid/>
                            <Problem id=problem_id problem/>
                        </div>
                        <div class="row">
                            <button class="button" name="do" value="reword"><Icon name=IconName::Pencil/>{t!("competencies.reword")}</button>
                            <button class="button quiet" name="do" value="take_off">
                                {t!("competencies.take_off")}<span class="unseen" dir="auto">": "{whose}</span>
                            </button>
                        </div>
                    </form>
                </details>
            })}
        </li>
    }
}
