//! One goal that a student showed, and room for a word: agree, suggest, ask. The decision stays with the student.

use domain::competencies::CompetencyView;
use domain::evidence::EvidenceView;
use domain::goals::{AimView, ChosenForIt, GoalAnswer, GoalKind, GoalStage, GoalView};
use domain::id::CompetencyId;
use leptos::prelude::*;

use super::super::frame::Trouble;
use super::said::Said;
use crate::clock_face::day;
use crate::error::AppError;
use crate::plain::evidence_body;
use crate::t;
use crate::ui::{Icon, IconName, Problem, in_textarea, names, shown};

/// What was typed and did not stand.
#[derive(Clone, Debug, Default)]
pub struct GoalTyped {
    pub about: Option<domain::id::GoalId>,
    pub words: String,
    pub error: Option<AppError>,
}

pub fn kind_name(kind: GoalKind) -> String {
    match kind {
        GoalKind::Habit => t!("goals.kind_habit"),
        GoalKind::Academic => t!("goals.kind_academic"),
    }
}

pub fn stage_name(stage: GoalStage) -> String {
    match stage {
        GoalStage::Own | GoalStage::Proposed => t!("goal_guide.stage_proposed"),
        GoalStage::Agreed => t!("goal_guide.stage_agreed"),
        GoalStage::Suggested => t!("goal_guide.stage_suggested"),
        GoalStage::Asked => t!("goal_guide.stage_asked"),
        GoalStage::Reached => t!("goal_guide.stage_reached"),
        GoalStage::SetAside => t!("goal_guide.stage_set_aside"),
    }
}

#[component]
pub fn Guided(
    goal: GoalView,
    /// Where its forms go.
    action: String,
    /// Of the class, to link it to.
    competencies: Vec<CompetencyView>,
    typed: GoalTyped,
) -> impl IntoView {
    let (key, heading) = (format!("goal-{}", goal.id), format!("goal-title-{}", goal.id));
    let labelled = heading.clone();
    let typed = if typed.about == Some(goal.id) { typed } else { GoalTyped::default() };
    let about: Vec<String> = goal.classes.iter().map(|class| class.name.clone()).collect();
    let about = (!about.is_empty()).then(|| t!("goal_guide.about_classes", classes = names(&about)));
    let (open, name) = (goal.stage.is_open(), goal.student_name.clone());
    let aimed: Vec<CompetencyId> = goal.aims.iter().map(|aim| aim.competency).collect();
    let offered: Vec<_> = competencies.into_iter().filter(|known| !aimed.contains(&known.id)).collect();
    view! {
        <section id=key class="card stack" data-point="goals" aria-labelledby=labelled>
            <div class="stack tight">
                <div class="row">
                    <span class="tag" data-point="goals">{kind_name(goal.plan.kind)}</span>
                    <span class="tag">{stage_name(goal.stage)}</span>
                    <span class="small quiet-text" dir="auto">{about}</span>
                </div>
                <h2 id=heading dir="auto">{goal.plan.statement.clone()}</h2>
            </div>
            <Facts goal=goal.clone()/>
            <Chosen of=goal.chosen.clone()/>
            <Evidence of=goal.evidence.clone()/>
            <Aims of=goal.aims.clone() name=name.clone() goal=goal.id action=action.clone()/>
            {(open && !offered.is_empty()).then(|| view! { <LinkTo goal=goal.id action=action.clone() offered/> })}
            <Said goal=goal.clone()/>
            {open.then(|| view! { <Answer goal action typed/> })}
        </section>
    }
}

#[component]
fn Facts(goal: GoalView) -> impl IntoView {
    let step = goal.next_step().map(|step| step.words.clone()).unwrap_or_default();
    // What is over has no next step, and needs none.
    let step = if step.is_empty() && goal.stage.is_open() { t!("goal_guide.no_step") } else { step };
    let plan = goal.plan;
    let if_then = match plan.obstacle.is_empty() {
        true => String::new(),
        false => t!("goals.if_then_said", obstacle = plan.obstacle, then = plan.then),
    };
    let facts = [
        (t!("goals.stand"), plan.stand),
        (t!("goals.why"), plan.why),
        (t!("goals.success"), plan.success),
        (t!("goals.if_then"), if_then),
        (t!("goal_guide.next_step"), step),
    ];
    let facts = facts.into_iter().filter(|(_, said)| !said.is_empty());
    let facts = facts.map(|(name, said)| view! { <dt>{name}</dt><dd class="words" dir="auto">{said}</dd> });
    let facts = facts.collect_view();
    let by = (!plan.by.is_empty()).then(|| view! { <dt>{t!("goals.by")}</dt><dd>{shown(day(&plan.by))}</dd> });
    view! { <dl class="goal-facts">{facts}{by}</dl> }
}

#[component]
fn Chosen(of: Vec<ChosenForIt>) -> impl IntoView {
    (!of.is_empty()).then(|| {
        let all = of.into_iter().map(|one| {
            view! { <li dir="auto">{one.target}" "<span class="small quiet-text">{one.picks.join(" · ")}</span></li> }
        });
        view! {
            <div class="stack tight"><h3>{t!("goal_guide.chosen")}</h3><ul class="stack tight">{all.collect_view()}</ul></div>
        }
    })
}

#[component]
fn Evidence(of: Vec<EvidenceView>) -> impl IntoView {
    (!of.is_empty()).then(|| {
        let all = of.iter().map(|one| view! { <li class="stack tight">{shown(evidence_body(one))}</li> });
        view! {
            <div class="stack tight"><h3>{t!("goal_guide.evidence")}</h3><ul class="stack">{all.collect_view()}</ul></div>
        }
    })
}

#[component]
fn Aims(of: Vec<AimView>, name: String, goal: domain::id::GoalId, action: String) -> impl IntoView {
    (!of.is_empty()).then(|| {
        let aims = of.into_iter().map(|aim| {
            let claimed = match aim.evidence.is_some() {
                true => t!("goal_guide.claimed", name = name),
                false => t!("goal_guide.not_claimed"),
            };
            view! {
                <li class="stack tight">
                    <p dir="auto">{aim.statement}</p>
                    <p class="small quiet-text" dir="auto">{(!aim.code.is_empty()).then(|| format!("{} · ", aim.code))}{claimed}</p>
                    {aim.may_unlink.then(|| view! { <Unlink goal competency=aim.competency action=action.clone()/> })}
                    {(!aim.claim.is_empty()).then(|| view! { <p class="words" dir="auto">{aim.claim}</p> })}
                </li>
            }
        });
        view! { <div class="stack tight"><h3>{t!("goal_guide.claims")}</h3><ul class="stack tight">{aims.collect_view()}</ul></div> }
    })
}

#[component]
fn Unlink(goal: domain::id::GoalId, competency: CompetencyId, action: String) -> impl IntoView {
    view! {
        <form id=format!("unlink-{goal}-{competency}") method="post" action=action>
            <input type="hidden" name="goal" value=goal.to_string()/>
            <input type="hidden" name="competency" value=competency.to_string()/>
            <button class="button quiet" name="what" value="unlink">{t!("goal_guide.unlink")}</button>
        </form>
    }
}

#[component]
fn LinkTo(goal: domain::id::GoalId, action: String, offered: Vec<CompetencyView>) -> impl IntoView {
    let id = format!("competency-{goal}");
    let options = offered.into_iter().map(|known| {
        let code = (!known.code.is_empty()).then(|| format!("{} · ", known.code));
        view! { <option value=known.id.to_string()>{code}{known.statement}</option> }
    });
    view! {
        <details class="fold">
            <summary><Icon name=IconName::Link/>{t!("goal_guide.link_title")}</summary>
            <form class="fold-body stack tight" method="post" action=action>
                <input type="hidden" name="goal" value=goal.to_string()/>
                <div class="field">
                    <label class="field-label" for=id.clone()>{t!("goal_guide.claims")}</label>
                    <select class="input" id=id name="competency" autocomplete="off" dir="auto">{options.collect_view()}</select>
                </div>
                <div><button class="button" name="what" value="link">{t!("goal_guide.link")}</button></div>
            </form>
        </details>
    }
}

/// One box and three ways to mean it.
#[component]
fn Answer(goal: GoalView, action: String, typed: GoalTyped) -> impl IntoView {
    let problem = typed.error.as_ref().and_then(|error| error.fault("words"));
    let (id, hint_id, problem_id) =
        (format!("words-{}", goal.id), format!("hint-{}", goal.id), format!("problem-{}", goal.id));
    let described = if problem.is_some() { format!("{hint_id} {problem_id}") } else { hint_id.clone() };
    let invalid = problem.is_some().then_some("true");
    let ways = [
        (GoalAnswer::Agree, IconName::Check, t!("goal_guide.agree")),
        (GoalAnswer::Suggest, IconName::Sprout, t!("goal_guide.suggest")),
        (GoalAnswer::Ask, IconName::MessageCircle, t!("goal_guide.ask")),
    ];
    let buttons = ways.map(|(way, icon, name)| {
        view! { <button class="button" name="what" value=way.name()><Icon name=icon/>{name}</button> }
    });
    view! {
        // What is being typed stays in it when the goal is worded anew; what was read goes along as `version`.
        <form id=format!("answer-{}", goal.id) class="stack tight" method="post" action=action autocomplete="off">
            <Trouble error=typed.error/>
            <input type="hidden" name="goal" value=goal.id.to_string()/>
            <input type="hidden" name="version" value=goal.version.to_string()/>
            <div class="field">
                <label class="field-label" for=id.clone()>{t!("goal_guide.answer")}</label>
                <p class="field-hint" id=hint_id dir="auto">{t!("goal_guide.answer_hint", name = goal.student_name)}</p>
                <textarea class="input" id=id name="words" rows="2" autocomplete="off" dir="auto" aria-describedby=described
                    aria-invalid=invalid inner_html=in_textarea(&typed.words)></textarea>
                <Problem id=problem_id problem/>
            </div>
            <div class="row">{buttons.into_iter().collect_view()}</div>
        </form>
    }
}
