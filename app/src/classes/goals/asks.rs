//! `/asks`: one sentence, or two minutes, asked of whoever reads this; and every goal that was shown to them.

use domain::accounts::Me;
use domain::goals::{AskKind, AskState, GoalAskView, GoalCard};
use domain::id::GoalAskId;
use domain::words::LONGEST_REPLY;
use leptos::prelude::*;

use super::super::frame::{Frame, Said, Trouble};
use super::of_class::Line;
use crate::clock_face::Time;
use crate::error::AppError;
use crate::t;
use crate::ui::{Avatar, Icon, IconName, Problem, in_textarea};

pub struct AsksPage {
    pub me: Me,
    pub asks: Vec<GoalAskView>,
    pub goals: Vec<GoalCard>,
    /// What was typed and did not stand, and to which ask.
    pub typed: Option<(GoalAskId, String, AppError)>,
    pub said: Option<Said>,
}

impl AsksPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.and_then(Said::toast);
        let none = self.asks.is_empty();
        let typed = self.typed;
        let asks = self.asks.into_iter().map(|ask| {
            let typed = typed.clone().filter(|(about, _, _)| *about == ask.id).map(|(_, words, error)| (words, error));
            view! { <Asked ask typed/> }
        });
        let asks = asks.collect_view();
        let goals = self.goals.into_iter().map(|card| {
            let to = format!("/shown/{}", card.id);
            view! { <Line card to/> }
        });
        let goals: Vec<_> = goals.collect();
        view! {
            <Frame me=self.me class="page reading stack loose" said>
                <div class="stack tight">
                    <h1>{t!("goal_guide.asks_title")}</h1>
                    <p class="note"><Icon name=IconName::Lock/><span>{t!("goal_guide.asks_lead")}</span></p>
                </div>
                {none.then(|| view! { <p id="none" class="quiet-text">{t!("goal_guide.ask_none")}</p> })}
                {asks}
                {(!goals.is_empty()).then(|| view! {
                    <section id="shown" class="stack tight" aria-labelledby="shown-title">
                        <h2 id="shown-title">{t!("goal_guide.shown_to_you")}</h2>
                        <ul class="pieces">{goals}</ul>
                    </section>
                })}
            </Frame>
        }
    }
}

#[component]
fn Asked(ask: GoalAskView, typed: Option<(String, AppError)>) -> impl IntoView {
    let heading = format!("ask-title-{}", ask.id);
    let (labelled, name) = (heading.clone(), ask.student_name.clone());
    let title = match ask.kind {
        AskKind::Talk => t!("goal_guide.ask_talk", name = name),
        AskKind::Ask => t!("goal_guide.ask_ask", name = name),
    };
    let about = ask.statement.clone().map(|statement| t!("goal_guide.ask_about", statement = statement));
    // What was typed stays, also where another device was faster.
    let open = matches!(ask.state, AskState::Sent | AskState::Seen) || typed.is_some();
    let answered = (ask.state == AskState::Answered).then(|| match ask.answer.is_empty() {
        true => t!("goal_guide.ask_talked"),
        false => ask.answer.clone(),
    });
    let (key, seen) = (format!("ask-{}", ask.id), format!("/asks/{}/seen", ask.id));
    view! {
        <section id=key class="card stack" aria-labelledby=labelled>
            <div class="stack tight">
                <p class="who"><Avatar picture=ask.picture.clone() small=true/><span dir="auto">{name.clone()}</span></p>
                <h2 id=heading dir="auto">{title}</h2>
                <p class="small quiet-text" dir="auto"><Time at=ask.at/>{about.map(|about| format!(" · {about}"))}</p>
            </div>
            {(!ask.words.is_empty()).then(|| view! { <p class="words" dir="auto">{ask.words.clone()}</p> })}
            {answered.map(|answer| view! {
                <p class="note"><Icon name=IconName::Check/><span dir="auto">{t!("goal_guide.ask_was")}": "{answer}</span></p>
            })}
            {(ask.state == AskState::Sent).then(|| view! {
                <form method="post" action=seen><button class="button"><Icon name=IconName::Eye/>{t!("goal_guide.ask_seen")}</button></form>
            })}
            {open.then(|| view! { <AnswerAsk ask typed/> })}
            <p class="note"><Icon name=IconName::Lock/><span dir="auto">{t!("goal_guide.ask_private", name = name)}</span></p>
        </section>
    }
}

#[component]
fn AnswerAsk(ask: GoalAskView, typed: Option<(String, AppError)>) -> impl IntoView {
    let (words, error) = typed.map_or((String::new(), None), |(words, error)| (words, Some(error)));
    let problem = error.as_ref().and_then(|error| error.fault("words"));
    let (id, problem_id) = (format!("words-{}", ask.id), format!("problem-{}", ask.id));
    let described = problem.is_some().then(|| problem_id.clone());
    let invalid = problem.is_some().then_some("true");
    // A sentence needs a sentence back; after a talk there may be nothing to write.
    let talk = ask.kind == AskKind::Talk;
    view! {
        <form class="stack tight" method="post" action=format!("/asks/{}/answer", ask.id) autocomplete="off">
            <Trouble error/>
            <div class="field">
                <label class="field-label" for=id.clone()>{t!("goal_guide.ask_answer")}</label>
                <textarea class="input" id=id name="words" rows="2" maxlength=LONGEST_REPLY.to_string() autocomplete="off" dir="auto"
                    aria-describedby=described aria-invalid=invalid inner_html=in_textarea(&words)></textarea>
                <Problem id=problem_id problem/>
            </div>
            <div class="row">
                <button class="button"><Icon name=IconName::Send/>{t!("goal_guide.ask_send")}</button>
                {talk.then(|| view! {
                    <button class="button" name="talked" value="yes"><Icon name=IconName::Check/>{t!("goal_guide.ask_talked")}</button>
                })}
            </div>
        </form>
    }
}
