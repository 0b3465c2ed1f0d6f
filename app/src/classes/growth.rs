//! `/class/{id}/student/{person}/growth`: the pairs a student proposed, and what a teacher may do about them: suggest a pair, ask, add
//! evidence. The words and the no are the student's.

use domain::accounts::Me;
use domain::growth::{Citable, Grown, GrowthView, GuidedGrowth, RemarkKind};
use domain::id::{ClassId, GrowthId, RemarkId};
use leptos::prelude::*;
use maud::html;

use super::frame::{Frame, Said, Trouble};
use super::pair::{Remarks, Sides};
use crate::error::AppError;
use crate::plain::{criteria_grown, data_grown, goal_changes, path_picture};
use crate::t;
use crate::ui::{Avatar, Icon, IconName, Problem, in_textarea, shown};

/// What was typed and did not stand.
#[derive(Clone, Debug, Default)]
pub struct GrowthTyped {
    /// The pair that was remarked on; none where a pair was suggested.
    pub about: Option<GrowthId>,
    pub words: String,
    pub before: String,
    pub after: String,
    pub error: Option<AppError>,
}

pub struct GuidePage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    /// Put away: everything can be read, nothing is added.
    pub archived: bool,
    pub growth: GuidedGrowth,
    /// Then and now, as far as the viewer may see it.
    pub grown: Grown,
    pub typed: GrowthTyped,
    pub said: Option<Said>,
}

impl GuidePage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.and_then(Said::toast);
        let GuidedGrowth { student, name, picture, attends, pairs, versions } = self.growth;
        let (class, open) = (self.class, attends && !self.archived);
        let action = format!("/class/{class}/student/{student}/growth");
        let none = pairs.is_empty().then(|| t!("growth.guide_none", name = name));
        let mut typed = self.typed;
        let form_is_there = open && typed.about.is_none_or(|about| pairs.iter().any(|pair| pair.id == about));
        let unsent = (!form_is_there && typed.error.is_some()).then(|| std::mem::take(&mut typed));
        let pairs = pairs
            .into_iter()
            .map(|pair| {
                let typed = if typed.about == Some(pair.id) { typed.clone() } else { GrowthTyped::default() };
                view! { <Guided pair open action=action.clone() typed/> }
            })
            .collect_view();
        let suggesting = if typed.about.is_none() { typed.clone() } else { GrowthTyped::default() };
        view! {
            <Frame me=self.me class="page stack loose" said>
                <div class="stack tight">
                    <nav aria-label=t!("classes.where")><a href=format!("/class/{class}") dir="auto">{self.class_name}</a></nav>
                    <p class="who"><Avatar picture small=true/><span dir="auto">{name.clone()}</span></p>
                    <h1>{t!("growth.guide_title")}</h1>
                    <p class="lead">{t!("growth.guide_lead")}</p>
                </div>
                {unsent.map(|typed| view! { <Unsent typed/> })}
                {(!attends).then(|| view! { <p class="note"><Icon name=IconName::Info/><span>{t!("growth.left")}</span></p> })}
                <div id="pairs" class="stack loose">
                    {none.map(|none| view! { <p class="quiet-text" dir="auto">{none}</p> })}
                    {pairs}
                </div>
                {then_and_now(&self.grown)}
                {open.then(|| view! { <Suggest name action versions typed=suggesting/> })}
            </Frame>
        }
    }
}

/// What else says then and now: the path of it all, and goals that this teacher may see. The pairs stand above, with their remarks.
fn then_and_now(grown: &Grown) -> impl IntoView + use<> {
    shown(html! {
        section #then-and-now.stack aria-labelledby="then-and-now-title" {
            h2 #then-and-now-title { (t!("growing.theirs_title")) }
            @if grown.is_empty() { p.quiet-text { (t!("growing.theirs_none")) } } @else { (path_picture(grown)) }
        }
        @if !grown.criteria.is_empty() { (criteria_grown(&grown.criteria, &t!("growing.they_said", name = grown.name))) }
        @if !grown.goals.is_empty() { (goal_changes(&grown.goals, "/shown/")) }
        @if !grown.measures.is_empty() { (data_grown(&grown.measures)) }
    })
}

/// A pair with what was added to it, and room to add more.
#[component]
fn Guided(pair: GrowthView, open: bool, action: String, typed: GrowthTyped) -> impl IntoView {
    let heading = format!("pair-{}", pair.id);
    let title = match (&pair.suggested_by, pair.now.is_empty()) {
        (Some(teacher), true) => t!("growth.suggested", teacher = teacher),
        _ => pair.now.clone(),
    };
    let unsaid = pair.now.is_empty().then(|| t!("growth.no_words_yet", name = pair.student_name));
    view! {
        <section id=format!("growth-{}", pair.id) class="card stack" aria-labelledby=heading.clone()>
            <h2 id=heading.clone() dir="auto">{title}</h2>
            {unsaid.map(|unsaid| view! { <p class="small quiet-text">{unsaid}</p> })}
            <Sides pair=pair.clone()/>
            <Remarks of=pair.remarks.clone()/>
            {open.then(|| view! { <Remark pair=pair.id name=pair.student_name action typed/> })}
        </section>
    }
}

/// One box and two ways to mean it.
#[component]
fn Remark(pair: GrowthId, name: String, action: String, typed: GrowthTyped) -> impl IntoView {
    let problem = typed.error.as_ref().and_then(|error| error.fault("words"));
    let (id, hint_id, problem_id) = (format!("words-{pair}"), format!("hint-{pair}"), format!("problem-{pair}"));
    let described = if problem.is_some() { format!("{hint_id} {problem_id}") } else { hint_id.clone() };
    let invalid = problem.is_some().then_some("true");
    view! {
        <form class="stack tight" method="post" action=action autocomplete="off">
            <Trouble error=typed.error/>
            // Minted with the form: pressed twice, added once.
            <input type="hidden" name="id" value=RemarkId::mint().to_string()/>
            <input type="hidden" name="growth" value=pair.to_string()/>
            <div class="field">
                <label class="field-label" for=id.clone()>{t!("growth.guide_remark")}</label>
                <p class="field-hint" id=hint_id>{t!("growth.guide_remark_hint", name = name)}</p>
                <textarea class="input" id=id name="words" rows="2" autocomplete="off" dir="auto" required aria-describedby=described
                    aria-invalid=invalid inner_html=in_textarea(&typed.words)></textarea>
                <Problem id=problem_id problem/>
            </div>
            <div class="row">
                <button class="button" name="what" value=RemarkKind::Question.name()>
                    <Icon name=IconName::MessageCircle/>{t!("growth.ask")}
                </button>
                <button class="button" name="what" value=RemarkKind::Evidence.name()>
                    <Icon name=IconName::Plus/>{t!("growth.add_evidence")}
                </button>
            </div>
        </form>
    }
}

/// What was typed when its form is there no more: the pair is gone, the class is put away, the student has left.
#[component]
fn Unsent(typed: GrowthTyped) -> impl IntoView {
    let problem = typed.error.as_ref().and_then(|error| error.fault("words"));
    let said = (!typed.words.is_empty()).then(|| {
        view! {
            <div class="field">
                <label class="field-label" for="unsent">{t!("growth.unsent")}</label>
                <p class="field-hint" id="unsent-hint">{t!("growth.unsent_hint")}</p>
                <textarea class="input" id="unsent" rows="3" readonly dir="auto" aria-describedby="unsent-hint"
                    inner_html=in_textarea(&typed.words)></textarea>
            </div>
        }
    });
    view! {
        <section class="card stack" aria-labelledby="unsent-title">
            <h2 id="unsent-title">{t!("growth.not_added")}</h2>
            <Trouble error=typed.error/>
            <Problem id="unsent-problem" problem/>
            {said}
        </section>
    }
}

/// Two pieces that would go well beside each other.
#[component]
fn Suggest(name: String, action: String, versions: Vec<Citable>, typed: GrowthTyped) -> impl IntoView {
    let enough = versions.len() > 1;
    let problem = typed.error.as_ref().and_then(|error| error.fault("after"));
    let last = versions.len().saturating_sub(1);
    let select = |field: &'static str, label: String, typed: &str, at: usize| {
        let picked = versions.iter().position(|known| known.version.to_string() == typed).unwrap_or(at);
        let options = versions.iter().enumerate().map(|(at, known)| {
            let label = t!("growth.option", question = short(&known.question), version = known.number);
            view! { <option value=known.version.to_string() selected=at == picked>{label}</option> }
        });
        view! {
            <div class="field">
                <label class="field-label" for=field>{label}</label>
                <select class="input" id=field name=field autocomplete="off" dir="auto">{options.collect_view()}</select>
            </div>
        }
    };
    let before = select("before", t!("growth.guide_before"), &typed.before, 0);
    let after = select("after", t!("growth.guide_after"), &typed.after, last);
    view! {
        <section id="suggest" class="card stack" aria-labelledby="suggest-title">
            <h2 id="suggest-title"><Icon name=IconName::Sprout/>{t!("growth.guide_suggest")}</h2>
            {if enough {
                view! {
                    <form class="stack" method="post" action=action autocomplete="off">
                        <p class="field-hint" dir="auto">{t!("growth.guide_suggest_hint", name = name)}</p>
                        <Trouble error=typed.error/>
                        {before}
                        {after}
                        <Problem id="after-problem" problem/>
                        <div><button class="button" name="what" value="suggest">{t!("growth.guide_suggest")}</button></div>
                    </form>
                }
                .into_any()
            } else {
                view! { <p class="quiet-text" dir="auto">{t!("growth.guide_needs_two", name = name)}</p> }.into_any()
            }}
        </section>
    }
}

/// The start of a question, for a list to pick from.
fn short(question: &str) -> String {
    match question.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &question[..at]),
        None => question.to_owned(),
    }
}
