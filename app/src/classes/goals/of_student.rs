//! `/class/{id}/student/{person}/goals`: the goals that a student showed this teacher.

use domain::accounts::Me;
use domain::goals::{GoalView, GoalsOfStudent};
use domain::id::ClassId;
use leptos::prelude::*;

use super::super::frame::{Frame, Said};
use super::guided::{GoalTyped, Guided};
use crate::t;
use crate::ui::{Avatar, Icon, IconName};

pub struct GoalsOfStudentPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    pub of: GoalsOfStudent,
    pub typed: GoalTyped,
    pub said: Option<Said>,
}

impl GoalsOfStudentPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.and_then(Said::toast);
        let GoalsOfStudent { student, name, picture, attends, goals, competencies } = self.of;
        let class = self.class;
        let action = format!("/class/{class}/student/{student}/goals");
        let none = goals.is_empty().then(|| t!("goal_guide.none", name = name));
        let typed = self.typed;
        let (open, over): (Vec<_>, Vec<_>) = goals.into_iter().partition(|goal| goal.stage.is_open());
        let (no_open, no_over) = (open.is_empty(), over.is_empty());
        let each = move |goals: Vec<GoalView>| {
            let guided = goals.into_iter().map(|goal| {
                view! { <Guided goal action=action.clone() competencies=competencies.clone() typed=typed.clone()/> }
            });
            guided.collect_view()
        };
        view! {
            <Frame me=self.me class="page reading stack loose" said>
                <div class="stack tight">
                    <nav class="row" aria-label=t!("classes.where")>
                        <a href=format!("/class/{class}") dir="auto">{self.class_name}</a>
                        <a href=format!("/class/{class}/goals")>{t!("goal_guide.class_title")}</a>
                    </nav>
                    <p class="who"><Avatar picture small=true/><span dir="auto">{name}</span></p>
                    <h1>{t!("goal_guide.title")}</h1>
                    <p class="lead">{t!("goal_guide.lead")}</p>
                </div>
                {(!attends).then(|| view! { <p class="note"><Icon name=IconName::Info/><span>{t!("goal_guide.left")}</span></p> })}
                <div id="goals" class="stack loose">
                    {none.map(|none| view! { <p class="quiet-text" dir="auto">{none}</p> })}
                    // Two lists: what is over leaves the first one, and what is being typed beside its neighbours stays.
                    <div data-key="open" class="stack loose" hidden=no_open>{each(open)}</div>
                    <div data-key="over" class="stack loose" hidden=no_over>{each(over)}</div>
                </div>
            </Frame>
        }
    }
}
