//! `/class/{id}/goals`: what students of a class are after, as far as they chose to show it.

use domain::accounts::Me;
use domain::goals::{GoalCard, GoalStage};
use domain::id::ClassId;
use leptos::prelude::*;

use super::super::frame::Frame;
use super::guided::stage_name;
use crate::clock_face::Time;
use crate::t;
use crate::ui::{Avatar, Icon, IconName};

pub struct GoalsOfClassPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    /// Those that wait for a word first.
    pub goals: Vec<GoalCard>,
}

impl GoalsOfClassPage {
    pub fn view(self) -> impl IntoView {
        let class = self.class;
        let none = self.goals.is_empty();
        let (waiting, others): (Vec<_>, Vec<_>) =
            self.goals.into_iter().partition(|card| card.stage == GoalStage::Proposed);
        let (open, over): (Vec<_>, Vec<_>) = others.into_iter().partition(|card| card.stage.is_open());
        view! {
            <Frame me=self.me class="page reading stack loose" said=None>
                <div class="stack tight">
                    <nav aria-label=t!("classes.where")><a href=format!("/class/{class}") dir="auto">{self.class_name}</a></nav>
                    <h1>{t!("goal_guide.class_title")}</h1>
                    <p class="lead">{t!("goal_guide.class_lead")}</p>
                    <div class="row">
                        <a class="button" href=format!("/class/{class}/starters")><Icon name=IconName::Sprout/>{t!("goal_guide.starters")}</a>
                        <a class="button" href=format!("/class/{class}/competencies")><Icon name=IconName::BookOpen/>{t!("competencies.title")}</a>
                        <a class="button" href="/asks"><Icon name=IconName::Hand/>{t!("goal_guide.asks_title")}</a>
                    </div>
                </div>
                {none.then(|| view! { <p id="none" class="quiet-text">{t!("goal_guide.class_none")}</p> })}
                <Listed id="waiting" title=t!("goal_guide.waiting") cards=waiting class/>
                <Listed id="others" title=t!("goal_guide.others") cards=open class/>
                <Listed id="over" title=t!("goal_guide.over") cards=over class/>
            </Frame>
        }
    }
}

#[component]
fn Listed(id: &'static str, title: String, cards: Vec<GoalCard>, class: ClassId) -> impl IntoView {
    let heading = format!("{id}-title");
    let labelled = heading.clone();
    (!cards.is_empty()).then(|| {
        let cards = cards.into_iter().map(|card| {
            let to = format!("/class/{class}/student/{}/goals#goal-{}", card.student, card.id);
            view! { <Line card to/> }
        });
        view! {
            <section id=id class="stack tight" aria-labelledby=labelled>
                <h2 id=heading>{title}</h2>
                <ul class="pieces">{cards.collect_view()}</ul>
            </section>
        }
    })
}

/// A goal in a teacher's list.
#[component]
pub fn Line(card: GoalCard, to: String) -> impl IntoView {
    let step = card.next_step.map(|step| t!("goals.line_step", step = step.words));
    view! {
        <li class="piece-line" data-key=card.id.to_string()>
            <p class="who"><Avatar picture=card.picture small=true/><span dir="auto">{card.student_name}</span></p>
            <a href=to dir="auto">{card.plan.statement}</a>
            {step.map(|step| view! { <p dir="auto">{step}</p> })}
            <p>{stage_name(card.stage)}" · "<Time at=card.changed_at/></p>
        </li>
    }
}
