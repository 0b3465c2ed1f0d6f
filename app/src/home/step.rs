//! The one next step: the newest answer that waits for its student.

use domain::classes::AccessPoint;
use domain::feedback::Part;
use domain::home::HomeView;
use domain::id::ReflectionId;
use domain::reflections::{Stage, Turn};
use maud::{Markup, html};

use crate::t;
use crate::ui::{access_tag, hear_it};

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

impl Step {
    pub fn card(&self) -> Markup {
        html! {
            section.card.next-step data-key="turn-card" data-point=(self.point.name()) aria-labelledby="turn" {
                div.row { (access_tag(self.point)) span.tag.turn-tag { (t!("home.your_turn")) } }
                h2 #turn { (t!("home.answered", teacher = self.by)) }
                p.said #turn-said dir="auto" { (t!("home.said", words = self.said)) }
                (hear_it("turn-said"))
                a.button.primary href={ "/piece/" (self.piece) } { (t!("home.read_and_revise")) }
            }
        }
    }
}
