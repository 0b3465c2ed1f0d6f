//! The one next step: the newest answer that waits for its student.

use domain::classes::AccessPoint;
use domain::feedback::Part;
use domain::home::HomeView;
use domain::id::ReflectionId;
use domain::reflections::{Stage, Turn};
use leptos::prelude::*;

use crate::t;
use crate::ui::AccessTag;

/// An answer to read, as far as the card shows it.
#[derive(Clone, PartialEq)]
pub struct Step {
    pub piece: ReflectionId,
    pub point: AccessPoint,
    pub by: String,
    /// What was asked of the student; the strength, where nothing was.
    pub said: String,
}

pub fn next_step(home: &HomeView) -> Option<Step> {
    let piece = home.of_turn(Turn::Student).find(|piece| piece.stage != Stage::Draft)?;
    let given = piece.feedback.iter().find(|given| !given.read_only)?;
    let said = [Part::Question, Part::NextStep, Part::Strength].into_iter().map(|part| given.part(part));
    let said = said.into_iter().find(|said| !said.is_empty()).unwrap_or_default();
    Some(Step { piece: piece.id, point: piece.access_point, by: given.by_name.clone(), said: said.to_owned() })
}

#[component]
pub fn NextStep(step: Step) -> impl IntoView {
    view! {
        <section class="card next-step" data-point=step.point.name() aria-labelledby="turn">
            <div class="row"><AccessTag point=step.point/><span class="tag turn-tag">{t!("home.your_turn")}</span></div>
            <h2 id="turn">{t!("home.answered", teacher = step.by)}</h2>
            <p class="said" dir="auto">{t!("home.said", words = step.said)}</p>
            <a class="button primary" href=["/piece/", &step.piece.to_string()].concat()>{t!("home.read_and_revise")}</a>
        </section>
    }
}
