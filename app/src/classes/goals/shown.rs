//! `/shown/{goal}`: a goal that a student showed to whoever reads this, in whatever class, or in none any more.

use domain::accounts::Me;
use domain::goals::GoalView;
use leptos::prelude::*;

use super::super::frame::{Frame, Said};
use super::guided::{GoalTyped, Guided};
use crate::t;
use crate::ui::Avatar;

pub struct ShownGoalPage {
    pub me: Me,
    pub goal: GoalView,
    pub typed: GoalTyped,
    pub said: Option<Said>,
}

impl ShownGoalPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.and_then(Said::toast);
        let action = format!("/shown/{}", self.goal.id);
        let (name, picture) = (self.goal.student_name.clone(), self.goal.picture.clone());
        view! {
            <Frame me=self.me class="page reading stack loose" said>
                <div class="stack tight">
                    <nav aria-label=t!("classes.where")><a href="/asks">{t!("goal_guide.asks_title")}</a></nav>
                    <p class="who"><Avatar picture small=true/><span dir="auto">{name.clone()}</span></p>
                    <h1 dir="auto">{t!("goal_guide.goals_of", name = name)}</h1>
                    <p class="lead">{t!("goal_guide.lead")}</p>
                </div>
                <Guided goal=self.goal action competencies=Vec::new() typed=self.typed/>
            </Frame>
        }
    }
}
